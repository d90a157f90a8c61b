import { defineRule, type RuleReport } from './rule.ts';
import { spanIn, stringPairs } from './string-pairs.ts';

/** A string that is empty, or still what its source says. */
export const stringUntranslated = defineRule({
  id: 'string/untranslated',
  name: { en: 'texts left empty or untranslated', zh: '未翻译的文字' },
  severity: 'minor',
  category: 'accuracy',
  why: {
    en: 'An empty string leaves a button without words; one that is still in the language of the source stands out among the others.',
    zh: '字符串为空，按钮上就没有字；仍是源语言的文字，夹在译文里很扎眼。',
  },
  instead: {
    en: 'Write it in the language of the file, or take the key out so that the program falls back on another language.',
    zh: '请用本文件的语言写好；或者删去这个键，让程序改用其他语言。',
  },
  evidence:
    'Weblate, “Unchanged translation”: names, codes and words that two languages share are let be. MQM: accuracy, untranslated text.',
  messages: {
    en: {
      empty: (source: string) => `This is empty; the source says “${source}”.`,
      same: 'This is still the text of the source.',
      allEmpty: (strings: number) => `${strings} strings from here on are empty.`,
      allSame: (strings: number) => `${strings} strings from here on are still the text of the source.`,
    },
    zh: {
      empty: (source) => `这里是空的，原文为“${source}”。`,
      same: '这里仍是原文，没有翻译。',
      allEmpty: (strings) => `从这里起有 ${strings} 条字符串是空的。`,
      allSame: (strings) => `从这里起有 ${strings} 条字符串仍是原文，没有翻译。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'locales/id.json',
        text: '{"a": "", "b": "Simpan"}',
        files: { 'locales/zh.json': '{"a": "立即购买", "b": "保存"}' },
      },
      {
        path: 'po/id.po',
        text: 'msgid "Choose the file to open"\nmsgstr "Choose the file to open"\n',
      },
    ],
    passes: [
      {
        path: 'po/id.po',
        text: 'msgid "Open file"\nmsgstr ""\n\nmsgid "Bluetooth LE Audio"\nmsgstr "Bluetooth LE Audio"\n\nmsgid "Save the file"\nmsgstr "Simpan"\n',
      },
    ],
  },
  check(page, words) {
    const isBilingual = /\.(?:po|xlf|xliff|ts)$/.test(page.path);
    const same: RuleReport[] = [];
    const empty = stringPairs(page).flatMap(({ unit, source, isOwn }): RuleReport[] => {
      const before = source?.trim();
      if (!before) return [];
      const text = unit.text.trim();
      if (text === '') {
        // Of what is translated in one file with its source an empty text says that nobody has begun. A particle or a measure
        // word may have no counterpart.
        const isWord = [...before].length > 2 && /\p{Script=Han}|\p{L}\s+\p{L}/u.test(before);
        return isOwn || isBilingual || !isWord || unit.plural
          ? []
          : [{ span: spanIn(unit), message: words.empty(before.slice(0, 60)) }];
      }
      if (text !== before || !isOwn || page.language === 'en' || !isEnglish(text)) return [];
      same.push({ span: spanIn(unit), message: words.same });
      return [];
    });
    return [...onceOf(empty, words.allEmpty), ...onceOf(same, words.allSame)];
  },
});

/** So many strings of a file that nobody translated are one thing to do. */
const many = 5;

/** The first of many reports, which says how many they are. */
function onceOf(reports: readonly RuleReport[], message: (strings: number) => string): readonly RuleReport[] {
  return reports.length < many ? reports : [{ ...reports[0]!, message: message(reports.length) }];
}

const small = new Set(
  'the a an to of for with and or in on is are be this that your you not from by can will no all please'.split(
    ' ',
  ),
);

/** True for words that are plainly an English sentence or part of one, and no names: two small words, or one among four. */
function isEnglish(text: string): boolean {
  const words =
    text
      .replace(/`[^`]*`|\{%.*?%\}|!\[[^\]]{0,200}\]\([^)]{0,300}\)|[{%$][^\s]*|<[^<>]{0,200}>/g, ' ')
      .match(/[A-Za-z']+/g) ?? [];
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) return false;
  const found = words.filter((word) => small.has(word)).length;
  const isLow = words.filter((word) => /^[a-z']+$/.test(word) && !small.has(word)).length > 0;
  return isLow && words.length >= 3 && found >= 1;
}
