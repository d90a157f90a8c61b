/** What a page says that a new text must say as well: values and names, without what the page must not say. */
import { decodedSpan, objectCharacter, type Segment } from '../content/segment.ts';
import type { Fact, Reading } from '../facts/fact.ts';
import { inLocale } from '../facts/in-locale.ts';
import { factsIn } from '../facts/read.ts';
import type { Finding } from '../finding.ts';
import { phonesIn } from '../regions/phones.ts';
import type { PageReview } from '../review/page.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import { onceFor } from '../text/once.ts';
import { sentences } from '../text/sentences.ts';

/** A sentence that states facts, with their values as the market writes them. */
export interface StatedValues {
  readonly values: readonly string[];
  readonly sentence: string;
}

/** What stays of a page. */
export interface KeptFacts {
  readonly facts: readonly StatedValues[];
  readonly names: readonly string[];
}

/** Where one of these stands, the sentence is one that readers of the market must not get. */
const isUnsayable = ({ ruleId }: Finding) => /^(?:reference|sensitive|convention)\//.test(ruleId);

/** What is wrong with a value is said with the value: the fact itself stays. */
const isOfForm = ({ ruleId }: Finding) =>
  /^convention\/(?:number-marks|date-order|full-width|size-marks|quotation-marks|chinese-myriads|phone-without-code|french-spacing)$/.test(
    ruleId,
  );

interface Stated {
  readonly text: string;
  readonly isSayable: boolean;
}

/**
 * Values and names of a page's source, or of the page itself where it has none.
 * @param here how facts of the page are read
 * @param there how those of its source are
 * @param locale of the page, in whose way values are written
 */
export function keptFacts(
  review: PageReview,
  page: ParsedPage,
  source: ParsedPage | undefined,
  { here, there, locale }: { readonly here: Reading; readonly there: Reading; readonly locale: string },
): KeptFacts {
  const bad = review.findings.filter((finding) => isUnsayable(finding) && !isOfForm(finding));
  const stated = source ? ofSource(review, page, source, bad) : ofPage(page, bad);
  const reading = source ? there : here;
  const seen = new Set<string>();
  const facts = stated.flatMap(({ text, isSayable }): StatedValues[] => {
    if (!isSayable) return [];
    const found = factsIn(text, reading).filter((fact) => isToKeep(fact, text, there));
    const values = [...new Set(found.map((fact) => inLocale(fact, text, locale)))];
    const fresh = values.filter((value) => !seen.has(value));
    for (const value of values) seen.add(value);
    return fresh.length ? [{ values, sentence: text.replaceAll(objectCharacter, ' ').trim() }] : [];
  });
  return { facts, names: namesIn(stated, page, bad, source !== undefined) };
}

/** Not a price in yuan, and not a number that only rings in China: both are the market's own to give. */
function isToKeep({ isSoft, units, kind, from, to }: Fact, text: string, there: Reading): boolean {
  if (isSoft || units.includes('CNY')) return false;
  return kind !== 'phone' || !phonesIn(text.slice(from, to), there.country ?? 'CN').length;
}

function ofPage({ content: { segments } }: ParsedPage, bad: readonly Finding[]): Stated[] {
  return segments.flatMap((segment) => {
    if (segment.kind === 'alt') return [];
    const isBad = touches(segment, bad);
    return sentences(segment.text).map(({ from, to }) => ({
      text: segment.text.slice(from, to),
      isSayable: !isBad(from, to),
    }));
  });
}

/** Tells which ranges of a segment's text some findings are about. */
function touches(segment: Segment, findings: readonly Finding[]): (from: number, to: number) => boolean {
  const spans = findings.flatMap((finding) => decodedSpan(segment, finding) ?? []);
  return (from, to) => spans.some((span) => span.from < to && span.to > from);
}

function ofSource(
  { alignment }: PageReview,
  page: ParsedPage,
  { content: { segments } }: ParsedPage,
  bad: readonly Finding[],
): Stated[] {
  const isBad = new Set<string>();
  const badIn = onceFor((segment: Segment) => touches(segment, bad));
  for (const { block, from, to, sources } of bad.length ? (alignment?.links ?? []) : []) {
    const segment = page.content.segments[block];
    if (!segment || !badIn(segment)(from, to)) continue;
    for (const one of sources) isBad.add(`${one.block}:${one.from}`);
  }
  return segments.flatMap((segment, block) =>
    segment.kind === 'alt'
      ? []
      : sentences(segment.text).map(({ from, to }) => ({
          text: segment.text.slice(from, to),
          isSayable: !isBad.has(`${block}:${from}`),
        })),
  );
}

/** Names in Latin letters: `Fuchen X3 Pro`, not an acronym of three letters that anyone uses. */
const name =
  /(?<![A-Za-z\d])[A-Z][A-Za-z\d]*[a-z][A-Za-z\d]*(?:[ -][A-Z]?[A-Za-z]*\d[A-Za-z\d]*| (?:Pro|Max|Plus|Ultra|Mini))*/gu;

/** Names that source and page have in common; without a source nothing tells a name from a word. */
function namesIn(
  stated: readonly Stated[],
  page: ParsedPage,
  bad: readonly Finding[],
  hasSource: boolean,
): string[] {
  if (!hasSource) return [];
  const own = page.content.segments.map(({ text }) => text).join('\n');
  const unsayable = bad.map(({ from, to }) => page.text.slice(from, to).toLowerCase());
  const found = stated.filter(({ isSayable }) => isSayable).flatMap(({ text }) => text.match(name) ?? []);
  return [...new Set(found)].filter(
    (one) => own.includes(one) && !unsayable.some((words) => words.includes(one.toLowerCase())),
  );
}
