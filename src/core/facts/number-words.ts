/** Numbers in words: Chinese numerals, and the number words of languages. */
import { onceForWords } from '../text/once.ts';
import { ofHundred, ordinalBefore } from './amounts.ts';
import type { Add } from './fact.ts';
import { letter, nameAt, vocabulary } from './names.ts';
import { chineseRun, numberWords, readChinese } from './numerals.ts';

const hanNumerals = new RegExp(chineseRun, 'gu');
/** Words in which a numeral counts nothing. */
const idioms =
  /一站|一流|一切|一起|一般|一直|一定|一些|一样|一旦|一致|一体|一键|一下|一边|一方面|唯一|统一|十分|千万别|万一|万能|千家万户|百分百|四季|五星|二维码|三方|三维|七夕|八卦|九宫|两者|三明治|星期[一二三四五六]|周[一二三四五六]|[一二三四五六七八九十]月/u;

/** True for a text that may have numbers in words. */
export function hasNumerals(text: string, language: string): boolean {
  if (language === 'zh' || language === 'ja') return /[一二两兩三四五六七八九十百千万萬倍]/.test(text);
  const words = wordPattern(language);
  if (words?.test(text)) return true;
  const lower = text.toLowerCase();
  return [...vocabulary(language).whole.keys()].some((word) => lower.includes(word));
}

/** Any of a language's number words; undefined where none are known. */
const wordPattern = onceForWords((language: string) => {
  const words = [...numberWords(language).keys()].sort((a, b) => b.length - a.length);
  if (!words.length) return undefined;
  const isSpaced = !/^(?:th|ko)$/.test(language);
  return new RegExp(
    isSpaced ? `(?<![\\p{L}\\p{M}])(?:${words.join('|')})(?![\\p{L}\\p{M}])` : words.join('|'),
    'iu',
  );
});

/** China's plans for five years each, by their number. */
const fiveYears = /十([一二三四五六])五(?=[”"’』」]|规划|规劃|期间|期間|时期|计划|末|初)/gu;

/** What doubles. */
const doubled = /(?:翻|加|双|倍|成)倍|倍增/gu;

/** Chinese numerals and number words: what they say is never asked of a translation, but it may answer a figure. */
export function addNumerals(text: string, language: string, add: Add): void {
  const words = vocabulary(language);
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const push = (from: number, to: number, value: number, isWord: boolean) => {
    const unit = nameAt(lower, to, words.units, words.mostOf.get(words.units)!, text);
    const fold = language === 'zh' ? /^\s?[折成]/.exec(text.slice(to, to + 2)) : null;
    const share = value < 10 ? value * 10 : value;
    const money =
      unit || fold ? undefined : language === 'zh' && /^\s?(?:元|块钱)/.test(text.slice(to, to + 3));
    if (ordinalBefore.test(text.slice(Math.max(0, from - 10), from)))
      return add({
        kind: 'amount',
        from,
        to,
        values: [value],
        units: ['ordinal'],
        isSoft: true,
        figure: { from, to },
      });
    if (fold && isWord)
      return add({
        kind: 'amount',
        from,
        to: to + fold[0].length,
        values: fold[0].endsWith('折') ? [100 - share, share] : [share],
        units: ['percent'],
        isSoft: true,
        figure: { from, to },
      });
    if (ofHundred.test(text.slice(Math.max(0, from - 8), from)))
      return add({
        kind: 'amount',
        from,
        to,
        values: [value],
        units: ['percent'],
        isSoft: true,
        figure: { from, to },
      });
    add({
      kind: 'amount',
      from,
      to: unit?.to ?? to,
      values: [value],
      units: unit ? words.units.get(unit.name)! : money ? ['CNY'] : [],
      isSoft: true,
      figure: { from, to },
    });
  };
  if (language === 'zh')
    for (const { 0: word, index } of text.matchAll(doubled))
      add({
        kind: 'amount',
        from: index,
        to: index + word.length,
        values: [2],
        units: ['times'],
        isSoft: true,
      });
  if (language === 'zh')
    for (const { 0: word, 1: digit, index } of text.matchAll(fiveYears))
      add({
        kind: 'amount',
        from: index,
        to: index + word.length,
        values: [5, 10 + readChinese(digit!)!],
        units: ['year', 'ordinal'],
        isSoft: true,
      });
  if (language === 'zh' || language === 'ja') {
    for (const { 0: run, index } of text.matchAll(hanNumerals)) {
      const around = text.slice(Math.max(0, index - 2), index + run.length + 2);
      const value = readChinese(run);
      if (value !== undefined && !idioms.test(around)) push(index, index + run.length, value, true);
    }
  }
  const pattern = wordPattern(language);
  if (pattern)
    for (const { 0: word, index } of text.matchAll(new RegExp(pattern, 'giu'))) {
      const value = numberWords(language).get(word.toLowerCase()) ?? numberWords(language).get(word);
      if (value === undefined) continue;
      // Ten million, five hundred thousand.
      let [to, scaled] = [index + word.length, value];
      for (let step = 0; step < 2; step++) {
        const scale = nameAt(lower, to, words.scales, words.mostOf.get(words.scales)!, text);
        if (!scale) break;
        to = scale.to;
        scaled *= words.scales.get(scale.name)!;
      }
      push(index, to, scaled, true);
    }
  for (const [word, { value, unit }] of words.whole)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      if (!letter.test(text[at + word.length] ?? '') && !letter.test(text[at - 1] ?? ''))
        add({ kind: 'amount', from: at, to: at + word.length, values: [value], units: [unit], isSoft: true });
}

/** A hundred, a thousand or ten thousand of something, without a numeral: 近百家, 百企帮百村, 近千个. */
const scaleOf =
  /(?<![零〇一二两兩三四五六七八九十百千万萬亿億\d.])([百千万萬])(?=[家个個种種多余餘企村款项項台位件强強])/gu;
const scaleValues: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4 };

/** Adds scales that stand alone in Chinese. */
export function addScales(text: string, add: Add): void {
  for (const { 0: scale, index: from } of text.matchAll(scaleOf))
    add({ kind: 'amount', from, to: from + 1, values: [scaleValues[scale]!], units: [], isSoft: true });
}
