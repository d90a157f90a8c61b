import * as z from 'zod/mini';
import { severities } from '../finding.ts';
import { localeName } from '../regions/locale-name.ts';
import { checkYaml, type SettingProblem } from '../text/checked-yaml.ts';
import { described } from '../text/schema.ts';
import { compilePattern, PatternError } from './pattern.ts';
import { type Pack, type Phrase, phraseId } from './phrase.ts';

/** Parts of speech as TBX-Basic names them. */
export const partsOfSpeech = ['noun', 'verb', 'adjective', 'adverb', 'properNoun', 'other'] as const;

const term = () => z.string().check(z.minLength(1, { error: 'empty' }));

/** The terms of one language; a text alone is the preferred one. */
const termsSchema = z.union([
  term(),
  z.strictObject({
    preferred: described(z.optional(term()), 'The term to use. 首选用语。'),
    admitted: described(
      z._default(z.array(term()), []),
      'Terms that may be used as well. 也可以使用的用语。',
    ),
    forbidden: described(
      z._default(z.array(term()), []),
      'Terms not to use: reported. 禁用的用语，会被提示。',
    ),
    partOfSpeech: z.optional(z.enum(partsOfSpeech)),
  }),
]);

const conceptSchema = z.strictObject({
  id: described(
    phraseId,
    'Name of the concept, in a–z, 0–9 and hyphens; its forbidden terms are the rule phrase/term-ID. 概念名称。',
  ),
  definition: described(z.optional(z.string()), 'What the terms mean. 定义。'),
  translate: described(
    z._default(z.boolean(), true),
    'false for a name that every language keeps as it is written here. 设为 false 表示各语言都保留原样、不翻译的名称。',
  ),
  terms: described(
    z.record(localeName, termsSchema),
    'Terms by language: `en: owned channels`. 各语言的用语。',
  ),
});

/** A termbase as a house writes it, by concept as in ISO 30042. */
export const termbaseSchema = z.strictObject({
  severity: described(
    z._default(z.enum(severities), 'major'),
    'How bad a forbidden term is, major by default. 使用禁用语的严重程度，默认为 major。',
  ),
  concepts: z.array(conceptSchema),
});

/** The terms of a concept in a language. */
export interface Terms {
  readonly preferred?: string | undefined;
  readonly admitted: readonly string[];
  readonly forbidden: readonly string[];
  readonly partOfSpeech?: (typeof partsOfSpeech)[number] | undefined;
}

/** A concept with its terms by BCP 47 locale. */
export interface Concept {
  readonly id: string;
  readonly definition?: string | undefined;
  /** False for a name that every language keeps as it is written (ITS 2.0, data category Translate). */
  readonly translate: boolean;
  readonly terms: ReadonlyMap<string, Terms>;
}

export interface Termbase {
  readonly concepts: readonly Concept[];
  /** What reports the forbidden terms: a pack for each language that has some. */
  readonly packs: readonly Pack[];
}

/**
 * Reads a termbase. A concept with something wrong is left out and said; the others hold.
 * @param origin path of the file
 * @param isTaken true for the id of a rule that a phrase of a language cannot have
 */
export function parseTermbase(
  text: string,
  origin: string,
  isTaken: (ruleId: string, language: string) => boolean,
): { termbase: Termbase; problems: SettingProblem[] } {
  const { data, problems, problem } = checkYaml(text, termbaseSchema);
  const written = (data ?? {}) as { severity?: unknown; concepts?: unknown };
  const severity = z.safeParse(termbaseSchema.shape.severity, written.severity).data ?? 'major';
  const concepts: Concept[] = [];
  const ids = new Set<string>();
  (Array.isArray(written.concepts) ? written.concepts : []).forEach((item: unknown, index) => {
    const parsed = z.safeParse(conceptSchema, item);
    if (!parsed.success) return;
    const concept = { ...parsed.data, terms: new Map(Object.entries(parsed.data.terms).map(completeTerms)) };
    const found = [...faults(concept)].map(({ path, about, error }) =>
      problem('pattern', ['concepts', index, 'terms', ...path], about, [error.fault, error.detail]),
    );
    const ruleId = `phrase/${ruleName(concept)}`;
    const languages = [...concept.terms.keys()].map(languageOf);
    if (ids.has(ruleId) || languages.some((language) => isTaken(ruleId, language)))
      found.push(problem('duplicate', ['concepts', index, 'id'], ruleId));
    ids.add(ruleId);
    problems.push(...found);
    if (!found.length) concepts.push(concept);
  });
  return { termbase: { concepts, packs: packsOf(concepts, severity, origin) }, problems };
}

/** The terms a language may use, preferred and admitted: what a speller must not report. */
export function allowedTerms(concepts: readonly Concept[], language: string): string[] {
  return concepts.flatMap(({ terms }) =>
    [...terms]
      .filter(([locale]) => languageOf(locale) === language)
      .flatMap(([, { preferred, admitted }]) => [...(preferred ? [preferred] : []), ...admitted]),
  );
}

const ruleName = ({ id }: Concept) => `term-${id}`;
const languageOf = (locale: string) => new Intl.Locale(locale).language;

function completeTerms([locale, written]: [string, z.infer<typeof termsSchema>]): [string, Terms] {
  return [
    locale,
    typeof written === 'string' ? { preferred: written, admitted: [], forbidden: [] } : written,
  ];
}

function* faults({ terms }: Concept) {
  for (const [locale, { forbidden }] of terms) {
    for (const [index, about] of forbidden.entries()) {
      const error = termFault(about, locale);
      if (error) yield { path: [locale, 'forbidden', index], about, error };
    }
  }
}

function packsOf(concepts: readonly Concept[], severity: Phrase['severity'], origin: string): Pack[] {
  const byLanguage = new Map<string, Phrase[]>();
  for (const concept of concepts) {
    for (const [locale, { preferred, admitted, forbidden }] of concept.terms) {
      if (!forbidden.length) continue;
      const language = languageOf(locale);
      const allowed = [...(preferred ? [preferred] : []), ...admitted];
      const text = [allowed.join(', '), concept.definition].filter(Boolean).join(': ');
      const phrase: Phrase = {
        id: ruleName(concept),
        zh: [],
        evidence: 'distinct',
        category: 'terminology',
        severity,
        patterns: forbidden.map((one) => patternOf(one, language)),
        // “cloud” may be forbidden and “cloud service” right.
        except: allowed.map((one) => patternOf(one, language)),
        why: { en: text, zh: text },
        instead: { en: allowed.join(', '), zh: allowed.join('、') },
        ...(preferred ? { replace: preferred } : {}),
        source: origin,
        match: [],
        pass: [],
      };
      byLanguage.set(language, [...(byLanguage.get(language) ?? []), phrase]);
    }
  }
  return [...byLanguage].map(([language, phrases]) => ({ language, phrases }));
}

/** Why a term cannot be looked for in a language; undefined where it can. */
export function termFault(term: string, locale: string): PatternError | undefined {
  try {
    compilePattern(patternOf(term, languageOf(locale)), languageOf(locale));
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return error;
  }
}

/** A term as a pattern: its signs are no pattern's, and in English it may be inflected. */
function patternOf(text: string, language: string): string {
  const plain = text.replace(/[()[\]|~*#…]|\.{3}/g, ' ').trim();
  return language === 'en' && /[a-z]$/i.test(plain) ? `${plain}~` : plain;
}
