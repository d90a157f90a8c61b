import { partsOfSpeech, termFault } from '../phrases/termbase.ts';
import { type Imported, type Notes, slug, unique } from './notes.ts';

/** How a term may be used. */
export type Status = 'preferred' | 'admitted' | 'forbidden';

interface Entry {
  readonly id: string;
  definition: string;
  readonly terms: Map<
    string,
    { preferred?: string; admitted: string[]; forbidden: string[]; partOfSpeech?: string }
  >;
}

/** The status that tools write: TBX's picklists, and what spreadsheets say; undefined for anything else. */
export function readStatus(text: string): Status | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/(?:term)?(?:admnsts)?$/, '');
  if (/^(?:preferred|approved|standardized|legal|regulated|首选|0|false|no|n|否)$/.test(word))
    return 'preferred';
  if (/^(?:admitted|allowed|accepted|允许)$/.test(word)) return 'admitted';
  const forbidden =
    /^(?:deprecated|superseded|forbidden|obsolete|notrecommended|donotuse|禁用|1|true|yes|y|x|是)$/;
  return forbidden.test(word) ? 'forbidden' : undefined;
}

/** Gathers the concepts of a termbase as an importer meets their terms. */
export class Concepts {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly notes: Notes) {}

  /** The definition of a concept; the first one holds. */
  define(key: string, definition: string): void {
    const entry = this.entry(key);
    entry.definition ||= definition.trim();
  }

  /**
   * @param key tells concepts apart
   * @param at where the term is, for what cannot be carried over
   */
  add(key: string, locale: string, term: string, status: Status, partOfSpeech: string, at: number): void {
    const text = term.trim();
    if (!text) return;
    let language: string;
    try {
      language = Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0]!;
    } catch {
      this.notes.add('no-language', at, locale);
      return;
    }
    if (status === 'forbidden' && termFault(text, language)) {
      this.notes.add('pattern', at, text);
      return;
    }
    const { terms } = this.entry(key);
    const own = terms.get(language) ?? { admitted: [], forbidden: [] };
    terms.set(language, own);
    if (status === 'preferred' && own.preferred === undefined) own.preferred = text;
    else if (status === 'forbidden') own.forbidden.push(text);
    else if (own.preferred !== text) own.admitted.push(text);
    const part = partsOfSpeech.find((one) => one.toLowerCase() === partOfSpeech.trim().toLowerCase());
    if (part) own.partOfSpeech = part;
    else if (partOfSpeech.trim()) this.notes.add('field', at, partOfSpeech.trim());
  }

  finish(): Imported {
    const taken = new Set<string>();
    const concepts = [...this.entries.values()]
      .filter(({ terms }) => terms.size)
      .map(({ id, definition, terms }) => ({
        // `c17` and `#3` say nothing to those who read a rule's name.
        id: unique(
          (/^\W|^[a-z]{0,5}[-_]?\d+$/i.test(id) ? '' : slug(id)) || nameOf([...terms]) || 'concept',
          taken,
        ),
        ...(definition ? { definition } : {}),
        terms: Object.fromEntries([...terms].map(([locale, own]) => [locale, written(own)])),
      }));
    return {
      kind: 'terms',
      data: concepts.length ? { concepts } : undefined,
      count: concepts.length,
      notes: this.notes.all(),
    };
  }

  private entry(key: string): Entry {
    const entry = this.entries.get(key) ?? { id: key, definition: '', terms: new Map() };
    this.entries.set(key, entry);
    return entry;
  }
}

type Own = { preferred?: string; admitted: string[]; forbidden: string[]; partOfSpeech?: string };

/** The shortest way to write the terms of a language. */
function written({ preferred, admitted, forbidden, partOfSpeech }: Own) {
  if (preferred && !admitted.length && !forbidden.length && !partOfSpeech) return preferred;
  return {
    ...(preferred ? { preferred } : {}),
    ...(admitted.length ? { admitted } : {}),
    ...(forbidden.length ? { forbidden } : {}),
    ...(partOfSpeech ? { partOfSpeech } : {}),
  };
}

/** A concept is called by its English term, or by the first in Latin letters. */
function nameOf(terms: readonly [string, Own][]): string {
  const english = terms.filter(([locale]) => /^en\b/.test(locale));
  const names = [...english, ...terms].flatMap(([, { preferred, admitted, forbidden }]) =>
    [preferred ?? '', ...admitted, ...forbidden].map(slug),
  );
  return names.find(Boolean) ?? '';
}
