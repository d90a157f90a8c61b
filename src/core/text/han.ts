import stCharacters from 'opencc-js/dict/STCharacters';
import tsCharacters from 'opencc-js/dict/TSCharacters';
import twVariants from 'opencc-js/dict/TWVariants';

/** Chinese and the languages of its family (ISO 639-3): they write Han characters and full-width marks themselves. */
const chinese: ReadonlySet<string> = new Set(
  'zh cmn lzh yue wuu nan hak gan hsn cdo cjy mnp cpx czh czo'.split(' '),
);

/** True for a language, as `languageCode` gives it, that is written as Chinese is. */
export const isChineseLanguage = (language: string): boolean => chinese.has(language);

/**
 * Characters that are simplified forms and Traditional ones as well: 台, 里, 后 are on every page from
 * Taiwan. Those of OpenCC's table that Big5 has: all of its first level (frequent characters), and of the
 * second level variants, names and words such as 拮据.
 */
const shared = new Set(
  '丑丰么于云仆伙余佣儿准几凶划占台吁吃后听咨咸唇坏夸尸岩岳峰帘干并床征愿扑挂斗晒朴杠杰涌游灶痴皂秘筑粽群肴腌苧范荐虫虱辟郁采里雇霉' +
    '万凄据栖沄洼涂淀炖熏瓮痒离种羡跖适赶蚝膻茧蔂蚕麽',
);

/** Simplified characters that stand for several: 发 is 發 or 髮. Which one depends on the word. */
const severalForms = new Set('发复历钟脏尽签获汇坛团饥须当弥恶纤苏摆冲卷叹闲卤系扎');

/** OpenCC writes its tables as `from to`, one entry between two bars. */
function readTable(table: string): [string, string][] {
  return table.split('|').map((entry) => entry.split(' ') as [string, string]);
}

let table: ReadonlyMap<string, string> | undefined;

/**
 * Characters only Simplified Chinese has, with what stands for them in Taiwan and Hong Kong; empty where that
 * depends on the word. From OpenCC's STCharacters and TWVariants (Apache-2.0).
 */
function simplifiedOnly(): ReadonlyMap<string, string> {
  if (table) return table;
  const taiwan = new Map(readTable(twVariants));
  table = new Map(
    readTable(stCharacters)
      .filter(([from]) => !shared.has(from))
      .map(([from, to]) => [from, severalForms.has(from) ? '' : (taiwan.get(to) ?? to)]),
  );
  return table;
}

/** A stretch of characters only Simplified Chinese has, `[from, to)`. */
export interface SimplifiedRun {
  readonly from: number;
  readonly to: number;
  /** The same in Traditional characters, or undefined where that depends on the word. */
  readonly traditional: string | undefined;
}

/**
 * Where a text has characters of Simplified Chinese only: `软件更快` has one run, `[0, 1)` with `軟`.
 * Rare characters outside the basic plane are not looked at.
 */
export function findSimplified(text: string): SimplifiedRun[] {
  const characters = simplifiedOnly();
  const runs: SimplifiedRun[] = [];
  for (let from = 0; from < text.length; from++) {
    if (!characters.has(text[from]!)) continue;
    let to = from + 1;
    while (to < text.length && characters.has(text[to]!)) to++;
    const forms = [...text.slice(from, to)].map((character) => characters.get(character)!);
    runs.push({ from, to, traditional: forms.includes('') ? undefined : forms.join('') });
    from = to;
  }
  return runs;
}

/** Simplified characters by the Traditional ones' code. */
let simplified: string[] | undefined;

/**
 * A character as Simplified Chinese writes it: of 軟 it is 软; any other is as it was. From OpenCC's TSCharacters
 * (Apache-2.0), the first form where it has several. Rare characters outside the basic plane stay.
 */
export function toSimplified(character: string): string {
  if (!simplified) {
    simplified = [];
    for (const [from, to] of readTable(tsCharacters))
      if (from.length === 1) simplified[from.charCodeAt(0)] = to;
  }
  return simplified[character.charCodeAt(0)] ?? character;
}
