/**
 * What the phrases of a page tell together where no Chinese page is there to tell what each carries over. One weak phrase
 * stands on native pages too; a dozen kinds of them in three hundred words do not.
 */
import type { PhraseMatch } from './phrase-index.ts';
import weightFiles from './weights/*.yaml';

/** How many pages of translated and of native copy have a phrase at least once, of so many pages each. */
export interface Weights {
  /** Words of the pages counted, by kind. */
  readonly words: { readonly carried: number; readonly native: number };
  /** What a thousand words of a translated page have of all phrases more than native ones. */
  readonly expected: number;
  /** By rule id: on how many pages of either kind it was found. Those found on none are left out. */
  readonly pages: Readonly<Record<string, readonly [carried: number, native: number]>>;
}

/** What a page carries, taken together. */
export interface PageEvidence {
  /** The kinds of phrases found, the weightiest first. */
  readonly matches: readonly PhraseMatch[];
  /** True for a phrase that tells something: twice as likely on a translated page, at least, and not doubtful. */
  isTelling(match: PhraseMatch): boolean;
  /** How much likelier the page is a translation from Chinese than native copy, as a natural logarithm. */
  readonly score: number;
  /** True for a page that they give away. */
  readonly isEnough: boolean;
}

/**
 * How often a phrase of a class is found at least once, per 1,000 words: on translated pages, and on native ones. Measured
 * with `npm run evaluate:weights`, see docs/evidence.md; what a phrase itself was counted moves it from there.
 */
const classRates = {
  distinct: [0.02, 0.0004],
  strong: [0.02, 0.001],
  plain: [0.02, 0.002],
  weak: [0.03, 0.006],
} as const;
/** The same of a language that was not measured. */
const usualExpected = 6;
type PhraseClass = keyof typeof classRates;

/** A class counts for as much as so many thousand words in which the phrase itself was looked for. */
const priorWords = 60;

/**
 * Above this score a page of so many kinds of phrases is taken for a translation: one native page in 250 was, of 1,000 read
 * in seven languages (docs/evidence.md). Where phrases were counted, everyday ones weigh little and many are found; the
 * renderings of other languages are fewer and hardly ever native.
 */
const least = {
  counted: { score: 9, kinds: 3 },
  uncounted: { score: 4.5, kinds: 2 },
} as const;

/** A page of fewer words says too little. */
const leastWords = 60;

const loaded = new Map<string, Weights>();

/** What was counted of the phrases of a language; undefined where nothing was. */
export function weightsOf(language: string): Weights | undefined {
  const file = Object.hasOwn(weightFiles, language) ? weightFiles[language] : undefined;
  if (file === undefined) return undefined;
  const weights = loaded.get(language) ?? (JSON.parse(file) as Weights);
  loaded.set(language, weights);
  return weights;
}

/**
 * Of the phrases in a text that share words the longest: words that may render three stock phrases are evidence once.
 * @param matches in the order of their starts
 */
export function countOnce(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const counted: PhraseMatch[] = [];
  for (const match of matches) {
    const last = counted.at(-1);
    if (!last || match.from >= last.to) counted.push(match);
    else if (match.to - match.from > last.to - last.from) counted[counted.length - 1] = match;
  }
  return counted;
}

/**
 * Weighs the phrases of a page against its length. The log-likelihood ratio of independent Poisson counts: each kind of
 * phrase adds `ln(r₁ / r₀)`, and each word takes what all phrases together should have given it,
 * `Σ(r₁ − r₀)` (https://en.wikipedia.org/wiki/Poisson_distribution).
 * @param matches phrases as they were found; several of one kind count once
 * @param words of the page
 * @param weights what was counted of them; undefined to go by their classes alone
 */
export function weighPhrases(
  matches: readonly PhraseMatch[],
  words: number,
  weights: Weights | undefined,
): PageEvidence {
  const kinds = [...new Map(matches.map((match) => [match.notion.ruleId, match])).values()];
  const weighed = kinds.map((match) => ({ match, weight: weightOf(match, weights) }));
  weighed.sort((a, b) => b.weight - a.weight);
  const found = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const score = found - (words / 1000) * (weights?.expected ?? usualExpected);
  const wanted = least[weights ? 'counted' : 'uncounted'];
  return {
    matches: weighed.map(({ match }) => match),
    isTelling: (match) => !match.phrase.doubtful && weightOf(match, weights) >= Math.LN2,
    score,
    isEnough: words >= leastWords && score >= wanted.score && weighed.length >= wanted.kinds,
  };
}

function weightOf({ phrase, notion }: PhraseMatch, weights: Weights | undefined): number {
  const [carriedRate, nativeRate] = classRates[classOf(phrase, notion)];
  if (!weights) return Math.log(carriedRate / nativeRate);
  const [carried = 0, native = 0] = weights.pages[notion.ruleId] ?? [];
  const rate = (seen: number, words: number, prior: number) =>
    (seen + prior * priorWords) / (words / 1000 + priorWords);
  return Math.log(
    rate(carried, weights.words.carried, carriedRate) / rate(native, weights.words.native, nativeRate),
  );
}

function classOf(phrase: PhraseMatch['phrase'], { stock }: PhraseMatch['notion']): PhraseClass {
  if (phrase.evidence === 'distinct') return 'distinct';
  if (phrase.doubtful || phrase.evidence === 'dense') return 'weak';
  return stock?.strength ?? 'plain';
}
