/** Who reads: consumers or businesses, and of which industry. What advises a market's readers is told for these. */
import type { Bilingual } from '../text/bilingual.ts';
import { type Industry, makers } from './industry.ts';

/** Kinds of readers: what convinces one does not the other. */
export const readerKinds = ['consumers', 'businesses'] as const;
export type Readers = (typeof readerKinds)[number];

/** Who reads a page; undefined where nothing says it. */
export interface Reading {
  readonly readers: Readers | undefined;
  readonly industry: Industry | undefined;
}

/** For whom an entry of a market's profile counts; for all where it does not say. */
export interface Scope {
  readonly industries?: readonly Industry[] | undefined;
  readonly readers?: readonly Readers[] | undefined;
}

/**
 * What of a list counts for who reads a page, in its order: what names the industry, then what counts in all. Where the
 * industry is not known, what counts in all or for makers of goods: the certificates of a software house say nothing of anyone
 * else, while a maker’s ISO 9001 misleads nobody. Where the readers are not known, what counts for either.
 * @param list a bare name counts for all
 */
export function forReaders<T extends string | Scope>(
  list: readonly T[],
  { industry, readers }: Reading,
): T[] {
  const inAll: T[] = [];
  const named: T[] = [];
  for (const one of list) {
    const scope: Scope = typeof one === 'string' ? {} : one;
    if (readers && scope.readers && !scope.readers.includes(readers)) continue;
    const own = scope.industries;
    if (!own) inAll.push(one);
    else if (industry ? own.includes(industry) : own.some((each) => makers.has(each))) named.push(one);
  }
  return [...named, ...inAll];
}

/** An entry of a list of a market’s profile. */
export type Entry = string | ({ readonly name: string } & Scope);

/** Names of entries, as people read them. */
export function namesOf(list: readonly Entry[]): string[] {
  return list.map((one) => (typeof one === 'string' ? one : one.name));
}

/** Advice to authors: one text for all, or texts for some readers each. */
export type Advice = Bilingual | readonly (Bilingual & Scope)[];

/** What of an advice is for who reads a page; '' where nothing is. */
export function adviceFor(advice: Advice, reading: Reading, language: keyof Bilingual): string {
  if ('en' in advice) return advice[language];
  const fitting = new Set(forReaders(advice, reading));
  return advice
    .filter((one) => fitting.has(one))
    .map((one) => one[language])
    .join(' ');
}

/** Industries that sell to people rather than to companies, for examples where only the readers are known. */
const forPeople: ReadonlySet<Industry> = new Set([
  'retail',
  'electronics',
  'beauty',
  'food',
  'fashion',
  'home',
  'travel',
  'games',
  'education',
  'automotive',
  'media',
]);

/** True where an example of an industry is one for these readers. */
export function fitsReaders(industry: Industry, readers: Readers | undefined): boolean {
  return (
    readers === undefined ||
    industry === 'healthcare' ||
    forPeople.has(industry) === (readers === 'consumers')
  );
}
