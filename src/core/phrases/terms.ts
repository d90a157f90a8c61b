import type { Tokens } from '../text/tokens.ts';
import type { Notion } from './chinese-index.ts';
import type { PhraseIndex } from './phrase-index.ts';

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

/** Terms of an index, built at first use; a term's key is the id of the rule it is reported by. */
export function termsOf(index: PhraseIndex): Terms {
  const terms = known.get(index) ?? buildTerms(index);
  known.set(index, terms);
  return terms;
}

function buildTerms(index: PhraseIndex): Terms {
  const unique = (found: readonly { readonly notion: Notion }[]) => [
    ...new Set(found.map(({ notion }) => notion.ruleId)),
  ];
  return {
    inSource: (text) => unique(index.findChinese(text)),
    inTarget: (text, tokens) =>
      unique(index.find(text, tokens).filter(({ phrase }) => phrase.evidence !== 'dense')),
  };
}
