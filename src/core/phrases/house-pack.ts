import * as z from 'zod/mini';
import { checkYaml, type SettingProblem } from '../text/checked-yaml.ts';
import { compilePattern, PatternError, samplesOf } from './pattern.ts';
import { type Pack, type Phrase, ruleIdOf, writtenPack, writtenPhrase } from './phrase.ts';
import { indexPhrases } from './phrase-index.ts';

/** What else the house and Terroir have, against which a pack is read. */
export interface Known {
  /** True for the code of a market. */
  isMarket(code: string): boolean;
  /** True for the id of a rule that a phrase of a language cannot have. */
  isTaken(ruleId: string, language: string): boolean;
}

/**
 * Reads a pack of the house: the format of the shipped ones, with defaults. A phrase with something wrong is
 * left out and said; the others hold.
 * @param origin path of the file, which stands for the evidence where a phrase names none
 */
export function parsePack(
  text: string,
  origin: string,
  known: Known,
): { pack: Pack | undefined; problems: SettingProblem[] } {
  const { data, problems, problem } = checkYaml(text, writtenPack);
  const { language, phrases } = (data ?? {}) as Partial<Record<keyof Pack, unknown>>;
  const locale = z.safeParse(writtenPack.shape.language, language);
  if (!locale.success || !Array.isArray(phrases)) return { pack: undefined, problems };
  const pack = { language: new Intl.Locale(locale.data).language, phrases: [] as Phrase[] };
  const ids = new Set<string>();
  phrases.forEach((written: unknown, index) => {
    const parsed = z.safeParse(writtenPhrase, written);
    if (!parsed.success) return;
    const phrase: Phrase = { ...parsed.data, source: parsed.data.source ?? origin };
    const found = [...check(phrase, pack.language, known)].map(({ kind, path, detail, expected }) =>
      problem(kind, ['phrases', index, ...path], detail, expected),
    );
    const id = ruleIdOf(phrase);
    if (ids.has(id) || known.isTaken(id, pack.language))
      found.push(problem('duplicate', ['phrases', index, 'id'], id));
    ids.add(id);
    problems.push(...found);
    if (!found.length) pack.phrases.push(phrase);
  });
  return { pack, problems };
}

interface Fault {
  readonly kind: SettingProblem['kind'];
  readonly path: readonly (string | number)[];
  readonly detail: string;
  readonly expected?: readonly string[];
}

/** Where a phrase applies, and where it does not: what stands in both is never reported. */
const opposites = [
  ['markets', 'notMarkets'],
  ['industries', 'notIndustries'],
] as const;

/** What the shape of a phrase cannot say: its markets exist, its patterns work, its examples hold. */
function* check(phrase: Phrase, language: string, known: Known): Iterable<Fault> {
  for (const key of ['markets', 'notMarkets'] as const) {
    for (const [index, code] of (phrase[key] ?? []).entries())
      if (!known.isMarket(code)) yield { kind: 'unknown-market', path: [key, index], detail: code };
  }
  for (const [wanted, unwanted] of opposites) {
    for (const [index, one] of (phrase[unwanted] ?? []).entries())
      if ((phrase[wanted] as readonly string[] | undefined)?.includes(one))
        yield { kind: 'both-ways', path: [unwanted, index], detail: one, expected: [wanted] };
  }
  for (const code of Object.keys(phrase.local ?? {}))
    if (!known.isMarket(code)) yield { kind: 'unknown-market', path: ['local', code], detail: code };
  if (phrase.evidence === 'paired' && !phrase.zh.length)
    yield { kind: 'without-chinese', path: ['evidence'], detail: '' };
  const faults = [...checkPatterns(phrase, language)];
  yield* faults;
  if (!faults.length) yield* checkExamples(phrase, language);
}

function* checkPatterns(phrase: Phrase, language: string): Iterable<Fault> {
  for (const key of ['patterns', 'unless', 'except'] as const) {
    for (const [index, pattern] of (phrase[key] ?? []).entries()) {
      try {
        compilePattern(pattern, language);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        yield { kind: 'pattern', path: [key, index], detail: pattern, expected: [error.fault, error.detail] };
      }
    }
  }
}

function* checkExamples(phrase: Phrase, language: string): Iterable<Fault> {
  const index = indexPhrases({ packs: [{ language, phrases: [phrase] }] });
  const finds = (text: string) => index.find(text).length > 0;
  for (const [at, pattern] of phrase.patterns.entries()) {
    // A guard that the pattern itself fulfils hides it for ever.
    if (!compilePattern(pattern, language).some((steps) => samplesOf(steps).some(finds)))
      yield { kind: 'never-reported', path: ['patterns', at], detail: pattern };
  }
  for (const [at, text] of phrase.match.entries())
    if (!finds(text)) yield { kind: 'match', path: ['match', at], detail: text };
  for (const [at, text] of phrase.pass.entries())
    if (finds(text)) yield { kind: 'pass', path: ['pass', at], detail: text };
}
