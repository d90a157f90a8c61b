import type { TranslationUnit } from '../content/content.ts';
import { defineRule, type RuleReport } from './rule.ts';
import { fullPairs, spanIn, unitEdit } from './string-pairs.ts';

/** White space at the ends of a string that its source has and it has not, or the other way round. */
export const stringWhitespace = defineRule({
  id: 'string/whitespace',
  name: { en: 'spaces and line breaks at the ends', zh: '首尾空格与换行' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Programs put strings together. Without the space at its end two words grow into one; without the line break two lines do.',
    zh: '程序会把多段文字拼接起来。末尾少一个空格，两个词就连在一起；少一个换行，两行就连成一行。',
  },
  instead: {
    en: 'Begin and end the string with the same spaces and line breaks as its source.',
    zh: '开头和结尾的空格、换行请与原文一致。',
  },
  evidence:
    'Weblate, “Starting spaces”, “Trailing space”, “Starting newline” and “Trailing newline”; msgfmt on newlines.',
  messages: {
    en: {
      lost: (what: string, isEnd: boolean) =>
        `${isEnd ? 'It should end' : 'It should begin'} with ${what}, as the source does.`,
      added: (what: string, isEnd: boolean) =>
        `${isEnd ? 'It ends' : 'It begins'} with ${what}, and the source does not.`,
      within: (here: number, there: number) =>
        `It has ${here === 1 ? '1 line' : `${here} lines`}, the source ${there}.`,
      space: 'a space',
      newline: 'a line break',
      fix: 'As in the source',
    },
    zh: {
      lost: (what, isEnd) => `${isEnd ? '末尾' : '开头'}应与原文一样有${what}。`,
      added: (what, isEnd) => `${isEnd ? '末尾' : '开头'}多了${what}，原文没有。`,
      within: (here, there) => `这里有 ${here} 行，原文有 ${there} 行。`,
      space: '空格',
      newline: '换行',
      fix: '改为与原文一致',
    },
  },
  examples: {
    fails: [
      {
        path: 'locales/id.json',
        text: '{"by": "oleh", "end": "Selesai"}',
        files: { 'locales/zh.json': '{"by": "作者： ", "end": "完成\\n"}' },
      },
      {
        path: 'locales/id.json',
        text: '{"note": "Pilih berkas. Lalu simpan."}',
        files: { 'locales/zh.json': '{"note": "请选择文件。\\n\\n然后保存。"}' },
      },
    ],
    passes: [
      {
        path: 'locales/id.json',
        text: '{"by": "oleh ", "end": "Selesai"}',
        files: { 'locales/zh.json': '{"by": "作者：", "end": "完成"}' },
      },
      {
        path: 'locales/id.json',
        text: '{"note": "Pilih berkas yang Anda\\nmau simpan,\\nlalu simpan."}',
        files: { 'locales/zh.json': '{"note": "请选择您要保存的文件，\\n然后保存。"}' },
      },
    ],
  },
  check(page, words) {
    // Fluent and XLIFF leave out what stands around a text.
    if (/\.(?:ftl|xlf|xliff)$/.test(page.path)) return [];
    return fullPairs(page).flatMap(({ unit, source }): RuleReport[] => [
      ...linesWithin(unit, source, words.within),
      ...[false, true].flatMap((isEnd): RuleReport[] => {
        const [before, after] = [edge(source, isEnd), edge(unit.text, isEnd)];
        if (before === after) return [];
        const lines = (text: string) => text.split('\n').length - 1;
        const isLine = lines(before) !== lines(after);
        const isMore = isLine ? lines(after) > lines(before) : after.length > before.length;
        // Indents and doubled spaces are nobody's loss.
        if (!isLine && (before === '') === (after === '')) return [];
        // Chinese is written without spaces: what is put together needs one in most other languages, and one in the Chinese may
        // stand there for nothing.
        const isChinese = !isLine && /\p{Script=Han}/u.test(source);
        if (isChinese && isMore) return [];
        if (!isLine && unspaced.has(page.language)) return [];
        const { length } = unit.text;
        const [from, to] = isEnd ? [length - after.length, length] : [0, after.length];
        const edit = unitEdit(unit, from, to, before);
        const what = isLine ? words.newline : words.space;
        return [
          {
            span: after ? spanIn(unit, from, to) : spanIn(unit),
            message: isMore ? words.added(what, isEnd) : words.lost(what, isEnd),
            fixes: edit ? [{ title: words.fix, edits: [edit], safe: !isChinese }] : [],
            severity: isChinese ? 'neutral' : undefined,
          },
        ];
      }),
    ]);
  },
});

/** Paragraphs that run into one, or are parted, and lines that do: how a paragraph breaks its lines is the language's matter. */
function linesWithin(
  unit: TranslationUnit,
  source: string,
  message: (here: number, there: number) => string,
): RuleReport[] {
  const count = (text: string, pattern: RegExp) => text.trim().split(pattern).length;
  const [lines, paragraphs] = [/\r?\n/, /\r?\n(?:[ \t]*\r?\n)+/].map(
    (pattern) => [count(unit.text, pattern), count(source, pattern)] as const,
  ) as [readonly [number, number], readonly [number, number]];
  const isRunTogether = lines[0] !== lines[1] && (lines[0] === 1 || lines[1] === 1);
  if (paragraphs[0] === paragraphs[1] && !isRunTogether) return [];
  return [{ span: spanIn(unit), message: message(...lines), severity: 'neutral' }];
}

/** Languages that put no space between words, or between sentences. */
const unspaced = new Set(['zh', 'ja', 'yue', 'th', 'lo', 'km', 'my']);

function edge(text: string, isEnd: boolean): string {
  const [found = ''] = (isEnd ? /[ \t\r\n]*$/ : /^[ \t\r\n]*/).exec(text) ?? [];
  return found;
}
