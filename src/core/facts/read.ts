/** Reads the facts of a text: amounts with their units and currencies, days, times, versions, and how to reach somebody. */
import { addAmounts } from './amounts.ts';
import { addNamed, addPhones } from './contacts.ts';
import { addDays, hasMonth } from './days.ts';
import type { Add, Fact, Reading } from './fact.ts';
import { addNumerals, addScales, hasNumerals } from './number-words.ts';
import { plain } from './numerals.ts';
import { addTimes } from './times.ts';

/** A decade: each language counts it its own way, the 1990s being 20世纪90年代, 90er Jahre and années 90. */
const decade =
  /(?:\d{1,2}\s?(?:世纪|世紀)\s?)?\d{0,3}0\s?(?:年代|년대)|(?<![\d.,])(?:(?:1[89]|20)\d0|['’]?[1-9]0)(?:['’]?s|-?er|-an|-х|-і)(?![\p{L}\d])|(?:ann[eé]es|anni|a[nñ]os|anos|thập niên|thập kỷ|ทศวรรษ(?:ที่)?)\s(?:19|20|18)?\d0(?!\d)/giu;

/** Decades of something: how many nobody says. */
const decades =
  /(?<!\p{L})(?:decades|Jahrzehnte[n]?|décennies|décadas|decenni|dekade|berdekad|dasawarsa|nhiều thập kỷ|hàng chục năm|dekada|десятилети[йяе]|عقود)(?!\p{L})|[几幾数數]十年|수십\s?년|หลายทศวรรษ/iu;

/** The facts of a text, in the order in which they stand. Takes time that is linear in the text. */
export function factsIn(text: string, { language, country }: Reading): Fact[] {
  const flat = plain(text);
  if (
    !/[\d@%°℃℉]|www\.|:\/\/|\.[a-z]/iu.test(flat) &&
    !decades.test(flat) &&
    !hasNumerals(text, language) &&
    !hasMonth(flat, language)
  )
    return [];
  const facts: Fact[] = [];
  const taken = new Uint8Array(text.length);
  const isFree = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (taken[at]) return false;
    return true;
  };
  const add: Add = (fact) => {
    if (!isFree(fact.from, fact.to)) return;
    taken.fill(1, fact.from, fact.to);
    facts.push({ isFigure: false, isRough: true, figure: { from: fact.from, to: fact.to }, ...fact });
  };
  for (const { 0: words, index } of flat.matchAll(decade)) taken.fill(1, index, index + words.length);
  for (const { 0: words, index } of flat.matchAll(new RegExp(decades, 'giu')))
    add({ kind: 'amount', from: index, to: index + words.length, values: [], units: [], isSoft: true });
  addNamed(flat, add);
  addDays(flat, language, add);
  addPhones(flat, country, isFree, add);
  addTimes(flat, add, (from, to) => taken.fill(1, from, to));
  addAmounts(flat, language, isFree, add);
  addNumerals(flat, language, add);
  if (language === 'zh') addScales(flat, add);
  return facts.sort((a, b) => a.from - b.from);
}
