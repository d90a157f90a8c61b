/**
 * Words of a text with their places. Scripts written without spaces give one token a character, so that
 * one matcher serves every language; where a word ends there is asked only after a match.
 */
export interface Tokens {
  readonly count: number;
  /** Lower-cased, NFC, apostrophes straight; Arabic without vowel signs and with one form of each letter. */
  readonly words: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where a sentence ends between the token and the one before it. */
  readonly opensSentence: Uint8Array;
  /** 1 where a comma, slash or middle dot divides the token from the one before it, both Chinese, Japanese or Korean. */
  readonly opensItem: Uint8Array;
}

enum Class {
  Unknown,
  Other,
  Word,
  Digit,
  /** A character that is a token of its own. */
  Single,
  End,
  Apostrophe,
  /** A mark that divides the items of a list. */
  Divider,
  /** A character nobody sees: within a word it is none of its letters. */
  Hidden,
}

const classes = new Uint8Array(65_536);
const single =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u;

/** Soft hyphens, and joiners and spaces of no width. */
const hidden = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const allHidden = new RegExp(hidden, 'g');

/** A text as it is seen: without soft hyphens, and joiners and spaces of no width. */
export function withoutHidden(text: string): string {
  return text.replace(allHidden, '');
}

function classify(code: number): Class {
  const character = String.fromCharCode(code);
  if (/\p{Nd}/u.test(character)) return Class.Digit;
  if (single.test(character)) return Class.Single;
  if (/[\p{L}\p{M}\p{N}]/u.test(character)) return Class.Word;
  if (/[.!?…。！？؟।;；\n]/.test(character)) return Class.End;
  if (/['’]/.test(character)) return Class.Apostrophe;
  if (/[,，、·・/]/.test(character)) return Class.Divider;
  if (hidden.test(character)) return Class.Hidden;
  return Class.Other;
}

function classAt(text: string, index: number): Class {
  if (index >= text.length) return Class.Other;
  const code = text.charCodeAt(index);
  const known: Class = classes[code]!;
  if (known !== Class.Unknown) return known;
  const fresh = classify(code);
  classes[code] = fresh;
  return fresh;
}

/** Vowel signs and the stretching stroke, which Arabic copy writes or leaves out as it likes. */
const arabicMarks = /[\u064b-\u0652\u0670\u0640]/g;

function normalize(word: string): string {
  let composed = withoutHidden(word.toLowerCase()).replaceAll('’', "'").normalize('NFC');
  if (vietnameseTone.test(composed))
    composed = composed.normalize('NFD').replace(toneOnSecond, '$1$3$2').normalize('NFC');
  if (!/\p{Script=Arabic}/u.test(composed)) return composed;
  return composed
    .replace(arabicMarks, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}

/** Characters that are words of their own, normalized, by their code. */
const singles: string[] = [];

function normalizeSingle(code: number): string {
  singles[code] ??= normalize(String.fromCharCode(code));
  return singles[code];
}

/** Two ways to write one vowel: นํา is นำ, and two เ look like แ. */
const thaiPairs: ReadonlyMap<string, string> = new Map([
  ['\u0e4d\u0e32', '\u0e33'],
  ['\u0e40\u0e40', '\u0e41'],
]);

/** Syllables that end in oa, oe or uy with a tone on the second vowel. */
const vietnameseTone = /[ou][àáảãạèéẻẽẹỳýỷỹỵ]$/u;

/** Vietnamese tone marks as the older and the newer spelling place them: hoà and hòa, thuý and thúy. */
const toneOnSecond = /(?<![qQ])([oOuU])([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/gu;

function isAscii(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    const next = classAt(text, end);
    if (next === Class.Word || next === Class.Digit) end++;
    else if (next === Class.Apostrophe && classAt(text, end + 1) === Class.Word) end += 2;
    else if (isDecimalMark(text, end)) end += 2;
    else if (next === Class.Hidden) {
      let after = end + 1;
      while (classAt(text, after) === Class.Hidden) after++;
      if (classAt(text, after) !== Class.Word) return end;
      end = after + 1;
    } else return end;
  }
}

/** A point or comma between two digits belongs to a number: `1.2`, `10,000`. */
function isDecimalMark(text: string, index: number): boolean {
  const mark = text[index];
  return (
    (mark === '.' || mark === ',') &&
    classAt(text, index - 1) === Class.Digit &&
    classAt(text, index + 1) === Class.Digit
  );
}

/** Words whose point ends no sentence: titles, measures, addresses, and what names of companies are shortened to. */
const abbreviated: ReadonlySet<string> = new Set(
  (
    'no nr núm vs cf etc e.g i.e approx aprox ca bzw z.b p.ej dll tgl fig vol dr prof mr mrs ms jr sr sra st mt ' +
    'ave blvd rd bldg rm tel ext dept inc ltd co corp bros tech ind intl int imp exp mfg mach equip elec eng sci'
  ).split(' '),
);

/** True for a word, in small letters, whose full stop may end no sentence: `co` of `Co., Ltd.`. */
export const isAbbreviation = (word: string) => abbreviated.has(word);

/** True for a point within a name or number (`node.js`, `v1.2`) or behind an abbreviation (`No. 1`). */
function isInside(text: string, index: number, before: string | undefined): boolean {
  return /\S/.test(text[index + 1] ?? ' ') || (before !== undefined && abbreviated.has(before));
}

/**
 * Splits a text into tokens. `"Win-win? 3.5 倍"` gives `win`, `win`, `3.5` (opens a sentence), `倍`.
 * A full stop ends a sentence only before white space or the end, and not behind an abbreviation.
 */
export function tokenize(text: string): Tokens {
  const words: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const opens: number[] = [];
  const items: number[] = [];
  let open = 1;
  let isDivided = false;
  // To lower a text at once is far quicker than word by word. Where it grows, offsets would no longer fit.
  const lowered = text.toLowerCase();
  const lower = lowered.length === text.length ? lowered : undefined;
  const normalizeWord = (start: number, end: number) =>
    lower !== undefined && isAscii(text, start, end)
      ? lower.slice(start, end)
      : normalize(text.slice(start, end));
  for (let index = 0; index < text.length; ) {
    const kind = classAt(text, index);
    if (kind === Class.Word || kind === Class.Digit || kind === Class.Single) {
      const thai = kind === Class.Single ? thaiPairs.get(text.slice(index, index + 2)) : undefined;
      const end = thai ? index + 2 : kind === Class.Single ? index + 1 : wordEnd(text, index);
      words.push(
        thai ?? (kind === Class.Single ? normalizeSingle(text.charCodeAt(index)) : normalizeWord(index, end)),
      );
      from.push(index);
      to.push(end);
      opens.push(open);
      const isItem = isDivided && eastAsian.test(text[index]!) && eastAsian.test(text[to.at(-2)! - 1]!);
      items.push(isItem ? 1 : 0);
      open = 0;
      isDivided = false;
      index = end;
      continue;
    }
    if (kind === Class.End && !(text[index] === '.' && isInside(text, index, words.at(-1)))) open = 1;
    if (kind === Class.Divider) isDivided = words.length > 0;
    index++;
  }
  return {
    count: words.length,
    words,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    opensSentence: Uint8Array.from(opens),
    opensItem: Uint8Array.from(items),
  };
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+/gu;
const longestRun = 1000;
let wordSegmenter: Intl.Segmenter | undefined;

/** True when the script of the character at `index` is written without spaces between words. */
export function isUnspaced(text: string, index: number): boolean {
  return classAt(text, index) === Class.Single;
}

/**
 * The words of what is written without spaces, as a dictionary tells them, with their offsets: of `JSで配列を使う` `で` at 2,
 * `配列`, `を`, `使う`.
 */
export function* unspacedWords(text: string): Generator<{ readonly word: string; readonly from: number }> {
  wordSegmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const { 0: run, index: at } of text.matchAll(unspaced)) {
    // The segmenter's time grows faster than its text.
    for (let start = 0; start < run.length; start += longestRun) {
      for (const { segment, index, isWordLike } of wordSegmenter.segment(
        run.slice(start, start + longestRun),
      ))
        if (isWordLike) yield { word: segment, from: at + start + index };
    }
  }
}

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How many words a reader would count: `countWords('Hello 世界')` is 2. */
export function countWords(text: string, tokens: Tokens = tokenize(text)): number {
  let count = 0;
  for (let index = 0; index < tokens.count; index++) {
    if (!isUnspaced(text, tokens.from[index]!)) count++;
  }
  if (count < tokens.count) for (const _ of unspacedWords(text)) count++;
  return count;
}

/** True when a word starts or ends at `index` of a run written without spaces; always true elsewhere. */
export function isWordBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  if (!isUnspaced(text, index - 1) || !isUnspaced(text, index)) return true;
  wordSegmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const start = Math.max(0, index - 40);
  for (const part of wordSegmenter.segment(text.slice(start, index + 40))) {
    if (start + part.index === index) return true;
    if (start + part.index > index) return false;
  }
  return false;
}
