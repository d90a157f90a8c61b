import type { Market } from '../regions/market.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s');
/** Up to four words that begin with a capital. */
const latinName = "\\p{Lu}[\\p{L}\\p{N}&.’'-]{0,30}(?:\\s\\p{Lu}[\\p{L}\\p{N}&.’'-]{0,30}){0,3}";
/** Without the kana that Japanese particles are written in. */
const otherName =
  '[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Latin}ー]{2,20}';

/** The pattern of a market's company names, such as `PT Contoh Niaga Tbk`; undefined where its forms tell nothing. */
export function companyPattern({ legalForms }: Market): RegExp | undefined {
  const { before = [], behind = [], around = [] } = legalForms ?? {};
  const parts = [
    ...before.map((form) => beside(form, (edge, name) => `${edge}${escaped(form)}\\.?\\s?${name}`)),
    ...around.map(([start, end]) =>
      beside(start, (_edge, name) => `${escaped(start)}\\s?${name}?\\s?${escaped(end)}`),
    ),
    ...behind.map((form) => beside(form, (edge, name, end) => `${edge}${name},?\\s?${escaped(form)}${end}`)),
  ];
  return parts.length ? new RegExp(parts.join('|'), 'gu') : undefined;
}

/** A form in Latin letters goes with names in words, any other with names that are written without spaces. */
function beside(form: string, write: (edge: string, name: string, end: string) => string): string {
  return /\p{Script=Latin}/u.test(form)
    ? write('(?<![\\p{L}\\p{N}])', latinName, '(?![\\p{L}\\p{N}])')
    : write('', otherName, '');
}
