import { sourceSpan } from '../content/segment.ts';
import { quotesOf } from '../text/quotes.ts';
import { exchangeMarks } from './quotation-marks.ts';
import { defineRule } from './rule.ts';

/** Languages that put titles in 《》 themselves. */
const usesBookMarks: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'yue']);

/** 《》 around a title, which only Chinese (and Korean) print. */
export const bookMarks = defineRule({
  id: 'convention/book-title-marks',
  severity: 'minor',
  category: 'linguistic-conventions',
  zh: ['《》'],
  why: {
    en: '《》 is a Chinese mark. Readers take it for an arrow or a fault.',
    zh: '“《》”是中文书名号，其他语言的读者会当成箭头或乱码。',
  },
  instead: { en: 'Put the title in quotation marks or italics.', zh: '改用引号或斜体。' },
  evidence: 'Unicode CLDR, delimiters of each language.',
  messages: {
    en: { marked: (title: string) => `《${title}》 has Chinese title marks.` },
    zh: { marked: (title) => `《${title}》用了中文书名号。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Read our 《Retail White Paper》 now.\n' },
      { path: 'content/de/a.md', text: 'Lesen Sie 《Handel 2024》.\n' },
    ],
    passes: [
      { path: 'content/ko/a.md', text: '《소매 백서》를 읽어 보세요.\n' },
      { path: 'content/en-SG/a.md', text: 'Read our “Retail White Paper” now.\n' },
    ],
  },
  check(page, words) {
    if (usesBookMarks.has(page.language)) return [];
    const quotes = quotesOf(page.target.locale ?? page.language);
    return page.content.segments.flatMap((segment) =>
      [...segment.text.matchAll(/《([^《》]*)》/g)].map((match) => {
        const [from, to] = [match.index, match.index + match[0].length];
        const fixes = exchangeMarks(page, segment, from, to, quotes);
        return { span: sourceSpan(segment, from, to), message: words.marked(match[1]!), fixes };
      }),
    );
  },
});
