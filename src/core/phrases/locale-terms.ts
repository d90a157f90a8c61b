/** What the termbases of a site want of pages in one locale, where the Chinese has the term. */
import type { Span } from '../finding.ts';
import { ChineseMatcher, normalizeChinese } from './chinese.ts';
import { apart, cutsWord } from './chinese-index.ts';
import type { Concept, Terms } from './termbase.ts';

/** What a termbase wants in place of a Chinese term. */
export interface WantedTerm {
  readonly concept: Concept;
  /** What may stand in its place, the preferred one first. */
  readonly wanted: readonly [string, ...string[]];
  /** What must not: reported by itself, wherever it stands. */
  readonly forbidden: readonly string[];
  /** True for a name, which stands as it is written. */
  readonly isName: boolean;
}

/** A term of a termbase in a Chinese text. */
export interface SourceTerm extends Span, WantedTerm {
  /** As it stands in the text. */
  readonly term: string;
}

/** The terms of a site's termbases for pages in one locale. */
export interface LocaleTerms {
  /** The terms in a Chinese text that have a counterpart in the locale; of some that share characters the longest. */
  inSource(text: string): readonly SourceTerm[];
}

/**
 * Compiles what termbases say for a locale; terms are compiled once, so that a text costs what it is long.
 * @param source locale of the pages that others are written from
 * @param locale of the pages, BCP 47
 */
export function termsIn(concepts: readonly Concept[], source: string, locale: string): LocaleTerms {
  const matcher = new ChineseMatcher();
  const entries: (WantedTerm & { readonly literals: ReadonlySet<string> })[] = [];
  for (const concept of concepts) {
    const own = termsOf(concept, locale).filter(([name]) => !isSource(name, source));
    const originals = [...concept.terms].filter(([name]) => isSource(name, source));
    // A name that is kept may be given in any language.
    const names = concept.translate ? originals : [...concept.terms];
    const [preferred, ...others] = new Set((concept.translate ? own : [...names, ...own]).flatMap(allowedOf));
    if (preferred === undefined) continue;
    const properNouns = own.some(([, { partOfSpeech }]) => partOfSpeech === 'properNoun');
    const literals = new Set(names.flatMap(allowedOf).map((term) => normalizeChinese(term).text));
    const id = entries.push({
      concept,
      wanted: [preferred, ...others],
      forbidden: own.flatMap(([, { forbidden }]) => forbidden),
      isName: !concept.translate || properNouns,
      literals,
    });
    for (const literal of literals) if (plain(literal)) matcher.add(plain(literal), id - 1);
  }
  if (!entries.length) return { inSource: () => [] };
  return {
    inSource(text) {
      const found = matcher.match(text);
      if (!found.length) return [];
      const isCut = cutsWord(text, 'both');
      const whole = found.flatMap((match) => {
        const { literals, ...entry } = entries[match.id]!;
        // A term with signs, such as C#, was looked for without them.
        const isThere =
          literals.has(normalizeChinese(text.slice(match.from, match.to)).text) || hasSigned(literals, text);
        return isThere && !isCut(match) ? [{ ...match, ...entry }] : [];
      });
      return apart(whole);
    },
  };
}

/** Signs that patterns of Chinese give a meaning. */
const signs = /[()[\]|…#]/g;
const plain = (literal: string) => literal.replace(signs, '').trim();

function hasSigned(literals: ReadonlySet<string>, text: string): boolean {
  const written = normalizeChinese(text).text;
  return [...literals].some((literal) => plain(literal) !== literal && written.includes(literal));
}

type Named = readonly [locale: string, terms: Terms];

const allowedOf = ([, { preferred, admitted }]: Named) => [...(preferred ? [preferred] : []), ...admitted];

const partsOf = (locale: string) => new Intl.Locale(locale).maximize();

/** True for a locale of the source's language and script: `zh-CN` of `zh`. */
function isSource(locale: string, source: string): boolean {
  const [a, b] = [partsOf(locale), partsOf(source)];
  return a.language === b.language && a.script === b.script;
}

/** The terms a concept has for a locale: its own, otherwise those of its language, otherwise those of its other regions. */
function termsOf({ terms }: Concept, locale: string): Named[] {
  const wanted = partsOf(locale);
  const related = [...terms].filter(([name]) => {
    const { language, script } = partsOf(name);
    return language === wanted.language && script === wanted.script;
  });
  const own = related.filter(
    ([name]) => partsOf(name).region === wanted.region && new Intl.Locale(name).region,
  );
  const general = related.filter(([name]) => !new Intl.Locale(name).region);
  return own.length ? own : general.length ? general : related;
}
