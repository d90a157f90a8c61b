/** Strings beside the ones they were translated from: what the rules of the family `string` compare. */
import { pluralEnding } from '../alignment/by-key.ts';
import type { Content, TranslationUnit } from '../content/content.ts';
import { isInsideUnit, sourceSpan } from '../content/segment.ts';
import type { PlaceholderHabits } from '../content/strings/placeholders.ts';
import type { Edit, Span } from '../finding.ts';
import { onceFor, onceForWords } from '../text/once.ts';
import type { Page } from './rule.ts';

/** A string and the text it was translated from. */
export interface StringPair {
  readonly unit: TranslationUnit;
  /** As programs read it, white space at its ends included; undefined where nothing tells. */
  readonly source: string | undefined;
  /** The file's own original: a text in any language, by which the string is looked up. */
  readonly isOwn: boolean;
  /** All texts that the source has for it: of a plural one a form. */
  readonly forms: readonly string[];
}

/** The strings of a page that are in its language, each with its source; none of a document. */
export const stringPairs = onceFor(({ content, source, language, path }: Page): readonly StringPair[] =>
  pairsOf(content, source && source.path !== path ? source.content : undefined, language),
);

/** The strings of a file that are in a language, each with its source: by key, or as the file itself gives it. */
export function pairsOf(content: Content, source: Content | undefined, language: string): StringPair[] {
  const others = source && sourcesByKey(source);
  return (content.units ?? [])
    .filter((unit) => unit.language === undefined || unit.language.split('-')[0]!.toLowerCase() === language)
    .map((unit) => {
      const { original, plural } = unit;
      if (original !== undefined) {
        const many = plural?.original;
        // Where one form is for all numbers, so it is for more than one.
        const source = many !== undefined && !isForOneNumber(unit, language) ? many : original;
        return { unit, source, isOwn: true, forms: many === undefined ? [original] : [original, many] };
      }
      return { unit, ...(others?.(unit) ?? { source: undefined, forms: [] }), isOwn: false };
    });
}

/** A name, or what stands on a button: a few characters of Chinese, no sentence and nothing for programs. */
const label = /^(?=.*\p{Script=Han})[\p{L}\p{N} ]{2,12}$/u;

/** True for a Chinese text so short and plain that it has one name on all of a site. */
export function isLabel(source: string): boolean {
  return label.test(source);
}

/** A string and its source, where both hold something. */
export type FullPair = StringPair & { readonly source: string };

/** The strings of a page that say something and follow a source that does. */
export function fullPairs(page: Page): FullPair[] {
  return stringPairs(page).filter(
    (pair): pair is FullPair => Boolean(pair.source?.trim()) && pair.unit.text.trim() !== '',
  );
}

/** What a page's source has for a string. */
interface Sources {
  readonly source: string | undefined;
  readonly forms: readonly string[];
}

/** Finds the source text of a string by key; a form of a plural that the source does not have follows its `other`. */
function sourcesByKey({ units = [] }: Content): (unit: TranslationUnit) => Sources {
  const byKey = new Map<string, string>();
  const byStem = new Map<string, { forms: string[]; other: string }>();
  for (const { key, text, plural } of units) {
    if (!byKey.has(key)) byKey.set(key, text);
    const stem = plural?.stem ?? key.replace(pluralEnding, '');
    if (stem === key) continue;
    const known = byStem.get(stem);
    known?.forms.push(text);
    if (!known) byStem.set(stem, { forms: [text], other: text });
    else if (plural?.form === 'other') known.other = text;
  }
  return ({ key, plural }) => {
    const own = byKey.get(key);
    const stem = plural && byStem.get(plural.stem);
    const source = own ?? (plural && (stem?.other ?? byKey.get(plural.stem)));
    return { source, forms: stem?.forms ?? (source === undefined ? [] : [source]) };
  };
}

/** The place of decoded `[from, to)` of a string in the file; of an empty one its whole entry. */
export function spanIn(unit: TranslationUnit, from = 0, to = unit.text.length): Span {
  return unit.text === '' ? unit.block : sourceSpan(unit, from, to);
}

/**
 * The edit that writes `text` in place of decoded `[from, to)` of a string; undefined where the file's syntax cannot hold it
 * there for certain, or an escape lies partly outside. What is replaced must be whole: text, or a placeholder.
 */
export function unitEdit(unit: TranslationUnit, from: number, to: number, text: string): Edit | undefined {
  const written = text === '' ? '' : unit.syntax.write(text);
  if (written === undefined || unit.text === '' || isInsideUnit(unit, from) || isInsideUnit(unit, to))
    return undefined;
  if (from < to) return { ...sourceSpan(unit, from, to), text: written };
  const at = from < unit.text.length ? sourceSpan(unit, from, from + 1).from : sourceSpan(unit, 0, from).to;
  return { from: at, to: at, text: written };
}

/** How placeholders are written in a file, by what its name says of the program that reads it. */
export function habitsOf({ path, content, text }: Page): PlaceholderHabits {
  const isLaravel = path.endsWith('.php') || /(?:^|\/)lang\/[^/]+\.json$/.test(path);
  const [first] = content.units ?? [];
  const isQt = path.endsWith('.ts') && first !== undefined && text[first.block.from] === '<';
  return {
    ...(path.endsWith('.ftl') && { fluent: true }),
    ...(isLaravel && { colons: true }),
    ...(isQt && { percentNumbers: true }),
  };
}

/** Numbers by which a form of a plural is told from the others. */
const asked = Array.from({ length: 201 }, (_, number) => number);

/** How many of the numbers from 0 to 200 each plural category of a language is for. */
export const categoriesOf = onceForWords((language: string): ReadonlyMap<string, number> => {
  const rules = new Intl.PluralRules(language);
  const counts = new Map<string, number>();
  for (const number of asked) {
    const category = rules.select(number);
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return counts;
});

/** Categories in the order of CLDR, which that of numbered forms follows. */
const order = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** True for a form of a plural that is for one number only, which it may say in words: `one` is for 1 in German, for 1, 21 … in Russian. */
export function isForOneNumber({ plural }: TranslationUnit, language: string): boolean {
  if (!plural) return false;
  const counts = categoriesOf(language);
  const numbered = order.filter((category) => counts.has(category))[Number(plural.form)];
  return (counts.get(numbered ?? plural.form) ?? 0) <= 1;
}
