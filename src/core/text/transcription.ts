/** Latin names as Japanese and Korean spell them by their sound: ギットハブ and 깃허브 are GitHub. */
import { onceFor } from './once.ts';

/*
 * A sound is one of K (k g c q), S (s z j), T (t d ch), N, P (h f p b v), M and R (r l); vowels and what glides like them
 * are none: spellings agree in these, hardly in more. Hangul is decomposed by the Unicode Standard (chapter 3.12), kana
 * by the rows of their table.
 */

/** Katakana without its marks of voice, a row each; the small ones that double a consonant or bend a vowel are no sound. */
const kana: readonly (readonly [letters: string, sound: string])[] = [
  ['カキクケコ', 'K'],
  ['サシスセソ', 'S'],
  ['タチツテト', 'T'],
  ['ナニヌネノン', 'N'],
  ['ハヒフヘホ', 'P'],
  ['マミムメモ', 'M'],
  ['ラリルレロ', 'R'],
];
const soundOfKana = new Map(kana.flatMap(([letters, sound]) => [...letters].map((one) => [one, sound])));
/** By the place of a jamo in its block: ㄱ ㄲ ㄴ ㄷ … in front of a vowel, and behind one. */
const initialJamo = 'KKNTTRMPPSS SSTKTPP';
const finalJamo = 'KKKNNNTRKMRRRPRMPPTTNTTKTP ';

const foreignRun = /[\u30a1-\u30fa\u30fc]{2,}|\p{Script=Hangul}{2,}/gu;

function soundsOfForeign(run: string): string {
  let sounds = '';
  for (const letter of run.normalize('NFD')) {
    const code = letter.charCodeAt(0);
    if (code >= 0x1100 && code <= 0x1112) sounds += initialJamo[code - 0x1100];
    else if (code >= 0x11a8 && code <= 0x11c2) sounds += finalJamo[code - 0x11a8];
    // ヴ is ウ with a mark of voice.
    else if (letter === '\u3099' && sounds.endsWith('-')) sounds = `${sounds.slice(0, -1)}P`;
    else sounds += letter === 'ウ' ? '-' : (soundOfKana.get(letter) ?? '');
  }
  return onceEach(sounds.replace(/[ -]/g, ''));
}

function soundsOfLatin(name: string): string {
  return onceEach(
    name
      .toLowerCase()
      .replace(/x/g, 'ks')
      .replace(/ch|th/g, 't')
      .replace(/sh|c(?=[eiy])/g, 's')
      .replace(/[kgcq]/g, 'K')
      .replace(/[szj]/g, 'S')
      .replace(/[td]/g, 'T')
      .replace(/[hfpbv]/g, 'P')
      .replace(/[rl]/g, 'R')
      .replace(/[mn]/g, (letter) => letter.toUpperCase())
      .replace(/[^A-Z]/g, ''),
  );
}

const onceEach = (sounds: string) => sounds.replace(/(.)\1+/g, '$1');

/** Longer words are not compared. */
const longest = 40;
/** Twice what two spellings have in common, of what they have together, from which on they may be one name. */
const leastAlike = 0.7;
/** Of fewer sounds nothing can be told. */
const leastSounds = 2;

const runsOf = onceFor(({ text }: { readonly text: string }) =>
  Array.from(text.matchAll(foreignRun), ([run]) => soundsOfForeign(run).slice(0, longest)),
);

/** True where a text may spell a Latin name by its sound, in katakana or Hangul. */
export function maySpell(passage: { readonly text: string }, name: string): boolean {
  const sounds = soundsOfLatin(name).slice(0, longest);
  if (sounds.length < leastSounds) return true;
  return runsOf(passage).some((run) => {
    for (let at = 0; at < Math.max(1, run.length - 1); at++)
      for (let length = sounds.length - 1; length <= sounds.length + 1; length++) {
        const part = run.slice(at, at + length);
        if (2 * common(part, sounds) >= leastAlike * (part.length + sounds.length)) return true;
      }
    return false;
  });
}

/** How many sounds two spellings have in common, in their order. */
function common(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const sound of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++)
      next.push(sound === b[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!));
    row = next;
  }
  return row[b.length]!;
}
