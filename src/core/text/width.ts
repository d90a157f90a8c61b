/** How wide a text is where it is set in Arial, as search results set it. */

/** Advance widths of Arial in thousandths of its size, for `!` to `~` (Adobe’s metrics of Helvetica, which Arial keeps). */
const ascii = [
  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500,
  667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
  556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Of East Asian Width W or F (UAX #11): Hangul, kana, Han, full-width forms, emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/**
 * The width of a text in the width of a full-width character: `widthOf('中文')` is 2, a line of English about half its
 * number of characters. Letters that Arial has no table for here count as its average ones.
 */
export function widthOf(text: string): number {
  let sum = 0;
  for (const character of text.normalize('NFC').replace(/\s+/g, ' ').trim()) sum += advance(character);
  return sum / 1000;
}

function advance(character: string): number {
  const base = character.codePointAt(0)! < 0x80 ? character : character.normalize('NFD')[0]!;
  const code = base.charCodeAt(0);
  if (code === 0x20 || code === 0xa0) return 278;
  if (code > 0x20 && code < 0x7f) return ascii[code - 0x21]!;
  if (wide.test(character)) return 1000;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (/\p{Script=Arabic}/u.test(character)) return 450;
  if (/\p{Lu}/u.test(character)) return 667;
  return /[–‘’“”·•…|]/.test(character) ? 450 : 556;
}
