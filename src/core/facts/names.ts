/** Words beside numbers: units, currencies and scales. */
import { onceForWords } from '../text/once.ts';
import { scalesOf } from './numerals.ts';
import { unitWords } from './units.ts';

export const cjk = /[\p{Script=Han}\p{Script=Hangul}]/u;
/** A letter, or a sign of one, of a script that parts words. */
export const letter =
  /(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}]/u;

/** The longest of some names that stands at a place of a text, white space, a hyphen and `2 milyon na` left out. */
export function nameAt(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  most: number,
  original = text,
): { name: string; to: number } | undefined {
  const joint = /^\s(?:na|de|d['’])\s?/u.exec(text.slice(at, at + 5));
  return (
    (joint ? nameFrom(text, at + joint[0].length, names, most, original) : undefined) ??
    nameFrom(text, at, names, most, original)
  );
}

function nameFrom(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  most: number,
  original: string,
): { name: string; to: number } | undefined {
  let from = at;
  while (from - at < 2 && /[\s\u00a0\u202f-]/.test(text[from] ?? '')) from++;
  for (let length = Math.min(most, text.length - from); length > 0; length--) {
    const name = text.slice(from, from + length);
    if (!names.has(name)) continue;
    const end = from + length;
    // `5 g` is a weight, `5G` a network; 百分之 is no minute, and neither is 55分贝.
    if (length === 1 && original[from] !== name && letter.test(name)) continue;
    if (name.endsWith('分') && /[之贝貝]/.test(text[end] ?? '')) continue;
    if (/^[x×]$/.test(name) && /[\s\d]/.test(text[end] ?? '')) continue;
    // The metre of м² is none.
    if (letter.test(name.at(-1)!) && (letter.test(text[end] ?? '') || /[²³]/.test(text[end] ?? ''))) continue;
    return { name, to: end };
  }
  return undefined;
}

/** The longest of some names that ends where a number begins. */
export function nameBefore(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  most: number,
): { name: string; from: number } | undefined {
  let to = at;
  while (at - to < 1 && /[\s\u00a0\u202f]/.test(text[to - 1] ?? '')) to--;
  for (let length = Math.min(most, to); length > 0; length--) {
    const from = to - length;
    const name = text.slice(from, to);
    if (!names.has(name)) continue;
    if (letter.test(name[0]!) && letter.test(text[from - 1] ?? '')) continue;
    return { name, from };
  }
  return undefined;
}

/** How long the longest name is. */
const longest = (names: ReadonlyMap<string, unknown>) =>
  Math.max(0, ...[...names.keys()].map((name) => name.length));

/** What a language calls units, currencies and scales, with how long the longest of each is. */
export const vocabulary = onceForWords((language: string) => {
  const words = unitWords(language);
  const scales = scalesOf(language);
  const mostOf = new Map<ReadonlyMap<string, unknown>, number>();
  for (const names of [words.symbols, words.units, words.currencies, scales])
    mostOf.set(names, longest(names));
  return { ...words, scales, mostOf };
});
