/**
 * Recorded reads: what an answer was made from, noted while it was made. An answer still holds where every question it
 * depended on is answered as it was; nothing else has to know what that answer looked at.
 */
import type { FileText, Host } from './host.ts';
import { hashText } from './text/hash.ts';

/**
 * Questions with a digest of what each was answered. A question is a list of words as JSON: `["file","content/id/a.md"]`,
 * `["saved",path]`, `["list",folder]`, `["history",path]`, `["past",path]`, `["past",null]` of all files, `["dictionaries"]`, `["day"]`, or a fact of the site
 * (`review/site-facts.ts`).
 */
export type Noted = ReadonlyMap<string, string>;

/** Questions many answers depend on together, such as the pages a language was learned from. */
export interface SharedReads {
  /** Digest of all of them. */
  readonly id: string;
  readonly noted: Noted;
}

/** What one answer was made from. */
export interface Reads {
  readonly own: Noted;
  readonly shared: readonly SharedReads[];
}

/** Notes what an answer is made from while it is made. */
export interface Recorder {
  /** The host, noting what it is asked. */
  readonly host: Host;
  note(question: string, digest: string): void;
  /** Adds what another answer was made from that went into this one. */
  include(reads: Reads): void;
  reads(): Reads;
}

/** Written down where one answer saw two states of the same thing: no digest is like it. */
const torn = 'torn';

/** A question as {@link Reads} note it: what kind of thing was asked for, and its name. */
export function question(...words: readonly (string | null)[]): string {
  return JSON.stringify(words);
}

/** The words a {@link question} was made of. */
export function wordsOf(noted: string): readonly (string | null)[] {
  return JSON.parse(noted);
}

/** Starts a recorder: its host reads through `host` and notes each answer by its digest. */
export function startRecording(host: Host): Recorder {
  const own = new Map<string, string>();
  const included: Reads[] = [];
  const note = (asked: string, digest: string) => {
    own.set(asked, (own.get(asked) ?? digest) === digest ? digest : torn);
  };
  return {
    host: recorded(host, note),
    note,
    include: (reads) => included.push(reads),
    reads: () => mergeReads([{ own, shared: [] }, ...included]),
  };
}

function recorded(host: Host, note: Recorder['note']): Host {
  const { stamps, past, writtenBy, dictionary, siteDictionaries, cedict } = host;
  const noteFile = async (
    kind: 'file' | 'saved',
    path: string,
    read: (path: string) => Promise<FileText>,
  ) => {
    const file = await read(path);
    note(question(kind, path), (await stamps?.file?.(path)) ?? fileDigest(host, file));
    return file;
  };
  const noteDictionaries = async () => {
    note(question('dictionaries'), (await stamps?.dictionaries?.()) ?? '');
  };
  return {
    ...host,
    read: (path) => noteFile('file', path, host.read),
    readSaved: (path) => noteFile('saved', path, host.readSaved ?? host.read),
    async list(folder) {
      const files = await host.list(folder);
      note(question('list', folder ?? ''), digestOf(host, files));
      return files;
    },
    ...(writtenBy && {
      async writtenBy(path: string) {
        // Asked before the answer they can only be older: then the answer is taken for outdated, never for right.
        note(question('history', path), (await stamps?.history?.()) ?? '');
        await noteFile('saved', path, host.readSaved ?? host.read);
        return writtenBy(path);
      },
    }),
    ...(past && {
      past: {
        ...past,
        async versions(path: string) {
          const versions = await past.versions(path);
          note(question('past', path), digestOf(host, versions));
          return versions;
        },
        async files() {
          const files = await past.files();
          note(question('past', null), digestOf(host, files));
          return files;
        },
      },
    }),
    ...(dictionary && {
      async dictionary(name: Parameters<typeof dictionary>[0]) {
        await noteDictionaries();
        return dictionary(name);
      },
    }),
    ...(siteDictionaries && {
      async siteDictionaries(locale: string) {
        await noteDictionaries();
        return siteDictionaries(locale);
      },
    }),
    ...(cedict && {
      async cedict() {
        await noteDictionaries();
        return cedict();
      },
    }),
  };
}

/**
 * The digest a host's answer to a question has now; undefined for a question that is none of a host's.
 * @param words see `wordsOf`
 */
export async function hostDigest(
  host: Host,
  [kind, of]: readonly (string | null)[],
): Promise<string | undefined> {
  const { stamps } = host;
  switch (kind) {
    case 'file':
    case 'saved': {
      const read = kind === 'saved' ? (host.readSaved ?? host.read) : host.read;
      return (await stamps?.file?.(of!)) ?? fileDigest(host, await read(of!));
    }
    case 'list':
      return digestOf(host, await host.list(of || undefined));
    case 'history':
      return (await stamps?.history?.()) ?? '';
    case 'past':
      return digestOf(host, await (of === null ? host.past?.files() : host.past?.versions(of!)));
    case 'dictionaries':
      return (await stamps?.dictionaries?.()) ?? '';
    default:
      return undefined;
  }
}

/** The digest of a file: what cannot be read is told from what can. */
export function fileDigest(host: Pick<Host, 'digest'>, file: FileText): string {
  return 'text' in file ? digestText(host, file.text) : file.problem;
}

/** The digest of plain data. */
export function digestOf(host: Pick<Host, 'digest'>, data: unknown): string {
  return data === undefined ? '' : digestText(host, JSON.stringify(data));
}

function digestText({ digest = hashText }: Pick<Host, 'digest'>, text: string): string {
  return digest(text);
}

/** What several answers were made from, as what one was. */
export function mergeReads(all: readonly Reads[]): Reads {
  const own = new Map<string, string>();
  const shared = new Map<string, SharedReads>();
  for (const reads of all) {
    for (const [asked, digest] of reads.own)
      own.set(asked, (own.get(asked) ?? digest) === digest ? digest : torn);
    for (const one of reads.shared) shared.set(one.id, one);
  }
  return { own, shared: [...shared.values()] };
}

/** Reads that answers share, under one name. */
export function shareReads(host: Pick<Host, 'digest'>, noted: Noted): SharedReads {
  return { id: digestOf(host, [...noted]), noted };
}
