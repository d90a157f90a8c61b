import * as z from 'zod/mini';
import { categories, type RuleId } from '../finding.ts';
import { industries } from '../regions/industry.ts';
import { sampleChinese } from './chinese.ts';
import type { Openings, PatternFile } from './openings.ts';
import { phraseId, ruleIdOf } from './phrase.ts';
import openingFiles from './renderings/*.yaml' with { part: 'openings' };
import renderingFiles from './renderings/*.yaml';
import stockFiles from './stock/*.yaml';

/**
 * How strong a stock phrase is alone. `strong`: any faithful rendering reads foreign; `plain`: most do; `weak`: many are
 * fine, so that it only counts beside others.
 */
export const strengths = ['strong', 'plain', 'weak'] as const;
export type Strength = (typeof strengths)[number];

const text = () => z.string().check(z.minLength(1));
const texts = () => z.array(text());
const both = z.strictObject({ en: text(), zh: text() });

/** A stock phrase of Chinese marketing as the files in `stock/` have it, one file a kind of page. */
export const stockPhraseSchema = z.strictObject({
  /** One id for the phrase over all languages. */
  id: phraseId,
  /** Ids by which packs and older versions know it. */
  also: z.optional(z.array(phraseId)),
  family: z.optional(z.enum(['phrase', 'reference'])),
  /** Patterns, see chinese.ts. */
  zh: texts().check(z.minLength(1)),
  /**
   * Patterns of what `zh` finds that has an everyday sense too, which any language renders well: 指导 is "guidance" more
   * often than a sponsor. Such a wording confirms a known rendering and stands for nothing by itself.
   */
  everyday: z.optional(texts()),
  strength: z.enum(strengths),
  /**
   * Which of its wordings are China's own, so that pages in Chinese for Taiwan and Hong Kong carry them: patterns, or true
   * for all of `zh`. Without it authors there write it as well.
   */
  mainland: z.optional(z.union([z.literal(true), texts().check(z.minLength(1))])),
  category: z.optional(z.enum(categories)),
  industries: z.optional(z.array(z.enum(industries))),
  notIndustries: z.optional(z.array(z.enum(industries))),
  /** What it does for a Chinese reader, and why it does nothing for others. */
  why: both,
  /** What to write instead. */
  instead: both,
  /** English copy that an author of an industry could have written instead. */
  examples: z.optional(z.partialRecord(z.enum(industries), text())),
  /** Chinese sentences in which it must be found. */
  match: texts().check(z.minLength(2)),
  /** Chinese sentences in which it must not be found. */
  pass: texts().check(z.minLength(1)),
});
export type StockPhrase = z.infer<typeof stockPhraseSchema>;

/** How a language renders stock phrases, as the files in `renderings/` have it: one file a language. */
export const renderingsSchema = z.strictObject({
  language: z.string(),
  renderings: z.record(
    phraseId,
    z.strictObject({
      /** Patterns of renderings that a native reader would not write. */
      bad: z.optional(texts()),
      /**
       * Patterns of renderings that are coarse or insulting, and nothing else in the language: reported wherever they stand,
       * with or without the Chinese, and never let out.
       */
      vulgar: z.optional(texts()),
      /** Patterns of renderings that a native reader would write: where one is, nothing is said. */
      good: z.optional(texts()),
      /** Sentences in which a bad or vulgar one must be found. */
      match: z.optional(texts()),
      /** Sentences in which none must be found. */
      pass: z.optional(texts()),
    }),
  ),
});
export type Renderings = z.infer<typeof renderingsSchema>['renderings'];

let loaded: readonly StockPhrase[] | undefined;

/** All stock phrases, parsed at first use. Their shape is checked by the tests, not at every start. */
export function stockPhrases(): readonly StockPhrase[] {
  loaded ??= Object.values(stockFiles).flatMap((file) => JSON.parse(file) as StockPhrase[]);
  return loaded;
}

const renderings = new Map<string, Renderings>();

/** The known renderings of stock phrases in a language, by their ids; none where the language has no file. */
export function renderingsIn(language: string): Renderings {
  const file = Object.hasOwn(renderingFiles, language) ? renderingFiles[language] : undefined;
  if (file === undefined) return {};
  const known = renderings.get(language) ?? (JSON.parse(file) as { renderings: Renderings }).renderings;
  renderings.set(language, known);
  return known;
}

/** The same with where their patterns begin; none where the language has no file. */
export function renderingOpenings(language: string): (readonly [PatternFile, Openings])[] {
  if (!Object.hasOwn(openingFiles, language)) return [];
  const openings = JSON.parse(openingFiles[language]!) as Openings;
  return [[{ language, renderings: renderingsIn(language) }, openings]];
}

/** Languages whose renderings Terroir knows. */
export function renderedLanguages(): string[] {
  return Object.keys(renderingFiles);
}

let byId: ReadonlyMap<string, StockPhrase> | undefined;

/** The stock phrase of a rule id, whichever of its ids that is; undefined for other rules. */
export function stockPhraseOf(ruleId: string): StockPhrase | undefined {
  byId ??= new Map(
    stockPhrases().flatMap((phrase) =>
      // A phrase's own id goes before another's older one.
      [...(phrase.also ?? []), phrase.id].map(
        (id) => [ruleIdOf({ family: phrase.family, id }), phrase] as const,
      ),
    ),
  );
  return byId.get(ruleId);
}

/** The id of a rule today: that of the stock phrase an older id stands for, otherwise the id itself. */
export function currentRuleId<Name extends string>(ruleId: Name): Name | RuleId {
  const phrase = stockPhraseOf(ruleId);
  return phrase ? ruleIdOf(phrase) : ruleId;
}

/** The Chinese of a stock phrase as people read it: the first wording of each pattern, `秉承…理念` of `(秉承|秉持)…理念`. */
export function readableChinese({ zh }: Pick<StockPhrase, 'zh'>): string[] {
  return zh.map(sampleChinese);
}
