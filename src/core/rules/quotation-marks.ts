import { encodeMark, isUnbroken, type Segment, sourceSpan } from '../content/segment.ts';
import type { Fix } from '../finding.ts';
import { readsEnglish } from '../text/language.ts';
import { quotesOf } from '../text/quotes.ts';
import { readSources } from './each-match.ts';
import { defineRule, type Page } from './rule.ts';

/** Authors here write “ ” as well, so that only the Chinese block tells where the marks come from. */
const writesBoth: ReadonlySet<string> = new Set(['fr', 'ja']);

const sourceQuotes = readSources((text) => text.includes('“'));

const quoted = /“([^“”„«»]{1,300})”/g;

/** Chinese “ ” on a page whose language quotes with other marks. */
export const quotationMarks = defineRule({
  id: 'convention/quotation-marks',
  name: { en: 'quotation marks', zh: '引号' },
  severity: 'minor',
  category: 'linguistic-conventions',
  zh: ['“”'],
  why: {
    en: 'Every language has quotation marks of its own. In German “ even closes a quotation.',
    zh: '每种语言都有自己的引号。在德语里，左双引号（U+201C）甚至用作后引号。',
  },
  instead: { en: 'Use the marks of the page’s language.', zh: '使用本页语言的引号。' },
  evidence:
    'Unicode CLDR 48, delimiters of each language; for Taiwan 重訂標點符號手冊 (Ministry of Education).',
  messages: {
    en: {
      chinese: (text: string, marks: string) =>
        `${text} has Chinese quotation marks; here they are ${marks}.`,
    },
    zh: { chinese: (text, marks) => `${text}用了大陆中文的引号，这里应使用 ${marks}。` },
  },
  examples: {
    fails: [
      { path: 'content/de/a.md', text: 'Das Programm heißt “Blauer Hafen”.\n' },
      { path: 'content/zh-TW/a.md', text: '我們的產品名稱是“藍色海港”，歡迎試用。\n' },
      { path: 'content/fr/a.md', text: 'Il s’appelle “Port bleu”.\n', source: '它的名字是“蓝港”。\n' },
    ],
    passes: [
      { path: 'content/de/a.md', text: 'Das Programm heißt „Blauer Hafen“ oder „Hafen“.\n' },
      { path: 'content/zh-TW/a.md', text: '我們的產品名稱是「藍色海港」，歡迎試用。\n' },
      { path: 'content/fr/a.md', text: 'Il s’appelle “Port bleu”.\n' },
      { path: 'content/en-SG/a.md', text: 'It is called “Blue Harbour”.\n' },
      { path: 'content/es-MX/a.md', text: 'Se llama “Puerto azul”.\n' },
    ],
  },
  check(page, words) {
    const [open, close] = quotesOf(page.target.locale ?? page.language);
    if (open === '“' || page.language === 'ar') return [];
    return page.content.segments.flatMap((segment, index) => {
      if (writesBoth.has(page.language) && !sourceQuotes(page, index).includes(true)) return [];
      if (readsEnglish(segment.text)) return [];
      return [...segment.text.matchAll(quoted)].map((match) => {
        const [from, to] = [match.index, match.index + match[0].length];
        const message = words.chinese(match[0], `${open}…${close}`);
        const fixes = exchangeMarks(page, segment, from, to, [open, close]);
        return { span: sourceSpan(segment, from, to), message, fixes };
      });
    });
  },
});

/** Exchanges the first and the last character of decoded `[from, to)` for the given marks. */
export function exchangeMarks(
  page: Page,
  segment: Segment,
  from: number,
  to: number,
  [open, close]: readonly [string, string],
): Fix[] {
  if (!isUnbroken(segment, from, from + 1) || !isUnbroken(segment, to - 1, to)) return [];
  const [before, after] = [encodeMark(segment, open), encodeMark(segment, close)];
  if (before === undefined || after === undefined) return [];
  const edits = [
    { ...sourceSpan(segment, from, from + 1), text: before },
    { ...sourceSpan(segment, to - 1, to), text: after },
  ];
  const title = page.messages.replaceWith(`${open}${segment.text.slice(from + 1, to - 1)}${close}`);
  return [{ title, edits, safe: true }];
}
