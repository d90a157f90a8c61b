import { type Tokens, tokenize } from '../text/tokens.ts';
import { Matcher } from './matcher.ts';
import type { PhraseIndex } from './packs.ts';

/**
 * The phrase packs read as a bilingual termbase: which of their terms a Chinese text and a text in another
 * language have. Two sentences that share a term are likely to be a sentence and its translation.
 */
export interface Terms {
  /** Keys of the terms in a Chinese text, of which `tokens` are the words. */
  inSource(text: string, tokens: Tokens): string[];
  /** Keys of the terms in a text of any other language. */
  inTarget(text: string, tokens: Tokens): string[];
}

const known = new WeakMap<PhraseIndex, Terms>();

/** Terms of an index, built at first use; a phrase's key is its first Chinese spelling. */
export function termsOf(index: PhraseIndex): Terms {
  const terms = known.get(index) ?? buildTerms(index);
  known.set(index, terms);
  return terms;
}

function buildTerms(index: PhraseIndex): Terms {
  const matcher = new Matcher();
  const keys: string[] = [];
  for (const phrase of index.phrases) {
    if (phrase.evidence === 'dense') continue;
    const id = keys.push(phrase.zh[0]!) - 1;
    for (const term of phrase.zh) {
      const words = tokenize(term).words.map((word) => ({
        kind: 'words' as const,
        words: [word],
        key: word,
      }));
      if (words.length) matcher.add(words, id);
    }
  }
  const unique = (found: string[]) => [...new Set(found)];
  return {
    inSource: (text, tokens) => unique(matcher.match(text, tokens, 'anywhere').map(({ id }) => keys[id]!)),
    inTarget: (text, tokens) => unique(index.find(text, tokens).map(({ phrase }) => phrase.zh[0]!)),
  };
}
