/** Names in Latin letters as they stand in Chinese prose: brands, products, their models. */
import type { Span } from '../finding.ts';

/** A name in a text. */
export interface LatinName extends Span {
  readonly text: string;
  /**
   * `code`: letters and digits (R7-1200); `camel`: capitals inside (EcoFlow); `model`: a word with a number or with what
   * models are called (Mate 60 Pro); `word`: nothing but a capital, which other words have as well.
   */
  readonly kind: 'code' | 'camel' | 'model' | 'word';
}

const token = "[A-Za-z][A-Za-z0-9]*(?:[-.&'][A-Za-z0-9]+)*(?:\\++(?![\\p{L}\\p{N}+]))?";
const number = '\\d+(?:\\.\\d+)*';
/** Words with one space between; nothing of an address, a path, a placeholder or code. */
const run = new RegExp(
  `(?<![\\p{Script=Latin}\\d@/\\\\._#$%{<=-]|[A-Za-z]:)${token}(?: (?:${token}|${number}))*(?![\\p{Script=Latin}\\d@/\\\\_}>=(]|:[A-Za-z])`,
  'gu',
);

/** What models are called, behind the name of what they are models of. */
const modelWord = /^(?:Pro|Max|Plus|Ultra|Mini|Lite|Air|SE|Fold|Flip|Note|Edge|Neo|Turbo|XL)$/;
/** A number of so few digits may be a model's, unless something is counted by it. */
const modelNumber = /^\d{1,3}$/;
const counts = /^\s?[年月日号个次条种款位人元台万亿天小时分秒页章节步级岁代版]/;
/** Words that a number or letter behind them numbers. */
const counted =
  /^(?:Step|Part|Table|Fig|Figure|Version|Ver|Phase|Chapter|Level|Lv|Day|Top|No|Page|Section|Stage|Type|Class|Grade|Option|Item|Room|Hall|Booth|Line|Task|Week|Year|Round|Vol|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Q|UTC|GMT|HTTP|TLS|SSL)$/i;
/** What kinds of companies are called. */
const legalForm = /^(?:Inc|Ltd|LLC|Corp|GmbH|Co|Company|Limited|Corporation)$/;
/** Keys have names of their own on the keyboards of other countries. */
const keyName =
  /^(?:Ctrl|Control|Shift|Alt|Enter|Return|Esc|Escape|Tab|Space|Delete|Del|Home|End|Backspace|Command|Cmd|Option)$/i;

/**
 * The names in a text, in their order.
 * @param around what the text is in: among Chinese, words in small letters are no name's surroundings but a quotation
 */
export function latinNames(text: string, around: 'chinese' | 'any' = 'chinese'): LatinName[] {
  const names: LatinName[] = [];
  for (const { 0: written, index } of text.matchAll(run)) {
    const words = Array.from(written.matchAll(/\S+/g), ({ 0: word, index: at }) => ({
      word,
      from: index + at,
    }));
    // English among the Chinese is no name, but for codes in it: “IP65 vs IP67 vs IP68”.
    const isQuoted = around === 'chinese' && words.filter(({ word }) => /^[a-z]+$/.test(word)).length > 1;
    for (let at = 0; at < words.length; at++) {
      const { word, from } = words[at]!;
      const end = modelEnd(words, at, text);
      const kind = end > at ? 'model' : kindOf(word);
      if (isQuoted && kind !== 'code') continue;
      const last = words[end]!;
      const to = last.from + last.word.length;
      // “Home Assistant” is one name, also where its first word could be a key.
      const before = words[at - 1];
      const start = kind === 'word' && before && isCapitalised(before.word) ? startOf(names, before) : from;
      if (kind === 'word' && names.at(-1)?.from === start) names.pop();
      if (kind) names.push({ text: text.slice(start, to), from: start, to, kind });
      at = end;
    }
  }
  return names;
}

const isCapitalised = (word: string) => /^[A-Z][a-z]+$/.test(word);

/** Where a name begins whose last word but one is this. */
function startOf(names: readonly LatinName[], { from, word }: { from: number; word: string }): number {
  const last = names.at(-1);
  return last?.kind === 'word' && last.to === from + word.length ? last.from : from;
}

/** The last word of the model that begins with a word; that word itself where none does. */
function modelEnd(words: readonly { word: string; from: number }[], start: number, text: string): number {
  if (!/^[A-Z]|^[a-z]+[A-Z]/.test(words[start]!.word) || counted.test(words[start]!.word)) return start;
  let end = start;
  for (let at = start + 1; at < words.length; at++) {
    const { word, from } = words[at]!;
    const isNumber =
      modelNumber.test(word) && !counts.test(text.slice(from + word.length, from + word.length + 3));
    if (!isNumber && !modelWord.test(word)) break;
    end = at;
  }
  return end;
}

function kindOf(word: string): LatinName['kind'] | undefined {
  if (/^v?\d/i.test(word) || word.length < 3 || keyName.test(word) || legalForm.test(word)) return undefined;
  if (/[A-Z]/.test(word) && /\d/.test(word)) return 'code';
  if (/[a-z][A-Z]/.test(word) || /^[A-Z]{2,}[a-z]{2,}/.test(word)) return 'camel';
  // Short words in capitals are mostly terms of a trade, which other languages have words for.
  return /^[A-Z]/.test(word) && !/^[A-Z]{2,5}s?$/.test(word) ? 'word' : undefined;
}
