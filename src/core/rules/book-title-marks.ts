import { sourceSpan } from '../content/segment.ts';
import { quotesOf } from '../text/quotes.ts';
import { exchangeMarks } from './quotation-marks.ts';
import { defineRule } from './rule.ts';

/** Languages that put titles and quotations in these themselves. */
const usesBookMarks: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'yue']);

/** Corner marks around words in another script: `《Atlas》`, `「Port bleu」`. What is written in Chinese or Japanese keeps its own. */
const marked =
  /《([^《》]{0,300})》|「([^「」\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,300})」/gu;

/** 《》 and 「」, which only Chinese, Japanese and Korean print. */
export const bookMarks = defineRule({
  id: 'convention/book-title-marks',
  name: { en: '《》 and 「」', zh: '书名号和直角引号' },
  severity: 'minor',
  category: 'linguistic-conventions',
  zh: ['《》'],
  why: {
    en: '《》 and 「」 are marks of Chinese and its neighbours. Other readers take them for arrows or a fault.',
    zh: '“《》”“「」”是中文一带的标点，其他语言的读者会当成箭头或乱码。',
  },
  instead: { en: 'Put the title in quotation marks or italics.', zh: '改用引号或斜体。' },
  evidence: 'Unicode CLDR, delimiters of each language.',
  messages: {
    en: { marked: (text: string) => `${text} has Chinese marks.` },
    zh: { marked: (text) => `${text}用了中文的书名号或引号。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Read our 《Retail White Paper》 now.\n' },
      { path: 'content/de/a.md', text: 'Lesen Sie 《Handel 2024》.\n' },
      { path: 'content/fr/a.md', text: 'La collection 「Quand le vent se lève」 est là.\n' },
    ],
    passes: [
      { path: 'content/en/a.md', text: 'The menu says 「設定」 in Japanese.\n' },
      { path: 'content/ko/a.md', text: '《소매 백서》를 읽어 보세요.\n' },
      { path: 'content/en-SG/a.md', text: 'Read our “Retail White Paper” now.\n' },
    ],
  },
  check(page, words) {
    if (usesBookMarks.has(page.language)) return [];
    const quotes = quotesOf(page.target.locale ?? page.language);
    return page.content.segments.flatMap((segment) =>
      [...segment.text.matchAll(marked)].map((match) => {
        const [from, to] = [match.index, match.index + match[0].length];
        const fixes = exchangeMarks(page, segment, from, to, quotes);
        return { span: sourceSpan(segment, from, to), message: words.marked(match[0]), fixes };
      }),
    );
  },
});
