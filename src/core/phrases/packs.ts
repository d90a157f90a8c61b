import { type Tokens, tokenize } from '../text/tokens.ts';
import { Matcher } from './matcher.ts';
import files from './packs/*.yaml';
import { compilePattern, PatternError } from './pattern.ts';
import type { Pack, Phrase } from './phrase.ts';

const loaded = new Map<string, Pack>();

/** The phrase pack of a language, parsed at first use; undefined where there is none. */
function packOf(language: string): Pack | undefined {
  const text = Object.hasOwn(files, language) ? files[language] : undefined;
  if (text === undefined) return undefined;
  // The shape of what ships is checked by the tests, not at every start.
  const pack = loaded.get(language) ?? (JSON.parse(text) as Pack);
  loaded.set(language, pack);
  return pack;
}

/** All phrase packs Terroir ships. */
export function allPacks(): Pack[] {
  return Object.keys(files).map((language) => packOf(language)!);
}

/** Something wrong in a pack, said so that its author can mend it. */
export interface PackProblem {
  readonly phrase: string;
  readonly pattern: string;
  readonly message: string;
}

/** All phrases of some packs, compiled for matching in one pass. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  readonly problems: readonly PackProblem[];
  /** The phrases in a text with their places; guards (`unless`) are already applied. */
  find(text: string, tokens?: Tokens): { phrase: Phrase; from: number; to: number }[];
}

/** Compiles packs. A pattern that cannot be used is a problem; the others still work. */
export function indexPhrases(source: readonly Pack[]): PhraseIndex {
  const matcher = new Matcher();
  const problems: PackProblem[] = [];
  /** Per phrase, its guard's id; guards are matched together with the phrases. */
  const guards = new Map<number, number>();
  let nextId = 0;
  const byId = new Map<number, Phrase>();

  function add(patterns: readonly string[], language: string, phrase: Phrase): number {
    const id = nextId++;
    for (const pattern of patterns) {
      try {
        for (const steps of compilePattern(pattern, language)) matcher.add(steps, id);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        problems.push({ phrase: phrase.id, pattern, message: error.message });
      }
    }
    return id;
  }

  for (const { language, phrases } of source) {
    for (const phrase of phrases) {
      const id = add(phrase.patterns, language, phrase);
      byId.set(id, phrase);
      if (phrase.unless?.length) guards.set(id, add(phrase.unless, language, phrase));
    }
  }

  return {
    phrases: [...byId.values()],
    problems,
    find(text, tokens = tokenize(text)) {
      const matches = matcher.match(text, tokens);
      if (!matches.length) return [];
      const present = new Set(matches.map((match) => match.id));
      return matches.flatMap(({ id, from, to }) => {
        const phrase = byId.get(id);
        if (!phrase || present.has(guards.get(id) ?? -1)) return [];
        return [{ phrase, from, to }];
      });
    },
  };
}

const byLanguage = new Map<string, PhraseIndex>();

/**
 * The phrases for pages in a language, compiled at first use: those of its pack, and of the English pack
 * what is beyond doubt, since English stands on pages in every language.
 */
export function phrasesFor(language: string): PhraseIndex {
  const known = byLanguage.get(language);
  if (known) return known;
  const own = packOf(language);
  const english = packOf('en')!;
  const beyondDoubt = {
    ...english,
    phrases: english.phrases.filter(({ evidence }) => evidence === 'distinct'),
  };
  const index = indexPhrases(language === 'en' ? [english] : own ? [own, beyondDoubt] : [beyondDoubt]);
  byLanguage.set(language, index);
  return index;
}
