import { stringify } from 'yaml';

/** Result of an import: the converted file, and notes on everything that could not be converted. */
export interface Imported {
  readonly kind: 'rules' | 'terms';
  /** The data to write; undefined where nothing could be carried over. */
  readonly data: object | undefined;
  /** Phrases or concepts in it. */
  readonly count: number;
  readonly notes: readonly Note[];
}

/** The file to write, with a comment on top that says where it comes from. */
export function writeImported({ data }: Imported, comment: string): string {
  return `# ${comment.replace(/[\r\n]/g, ' ')}\n${stringify(data, { lineWidth: 0 })}`;
}

/** Something that was not carried over, or not just as it was; each kind has its sentence in the words. */
export type NoteKind =
  | 'csv'
  | 'xml'
  | 'yaml'
  | 'not-vale'
  | 'no-language'
  | 'column'
  | 'element'
  | 'field'
  | 'extension-point'
  | 'expression'
  | 'same-words'
  | 'any-case'
  | 'whole-words'
  | 'pattern';

/** Something in an imported file that could not be carried over just as it was. */
export interface Note {
  readonly kind: NoteKind;
  /** Offset in the text, UTF-16. */
  readonly at: number;
  readonly detail: string;
}

/** Notes of one kind about one thing, with how often it was met: at its first place. */
export class Notes {
  private readonly met = new Map<string, { note: Note; times: number }>();

  add(kind: NoteKind, at: number, detail = ''): void {
    const key = `${kind} ${detail}`;
    const known = this.met.get(key);
    if (known) known.times++;
    else this.met.set(key, { note: { kind, at, detail }, times: 1 });
  }

  all(): Note[] {
    return [...this.met.values()]
      .map(({ note, times }) => (times > 1 ? { ...note, detail: `${note.detail} ×${times}` } : note))
      .sort((a, b) => a.at - b.at);
  }
}

/** A name for a rule or concept: `Private domain!` is `private-domain`; '' where nothing Latin is in it. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

/** `name`, or with a number behind it where it is taken; it is taken from then on. */
export function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
  taken.add(free);
  return free;
}
