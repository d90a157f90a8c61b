import { replacementEdit, sourceSpan } from '../content/segment.ts';
import { findSimplified } from '../text/han.ts';
import { defineRule } from './rule.ts';

/** What Simplified Chinese calls itself, in menus of languages. */
const ownName = /简体(?:中文|版)|中文[（(]简体[）)]/g;

/** A block that was not converted at all would fill the message. */
const mostShown = 6;

/** Simplified characters on a page in Traditional Chinese. */
export const simplifiedCharacters = defineRule({
  id: 'convention/simplified-characters',
  name: { en: 'Simplified characters', zh: '简体字' },
  severity: 'major',
  category: 'linguistic-conventions',
  zh: ['软件', '门店'],
  why: {
    en: 'Taiwan and Hong Kong write Traditional characters. A Simplified one shows at once where the page comes from.',
    zh: '台湾和香港使用繁体字，出现简体字，读者一眼就知道页面是从哪里搬来的。',
  },
  instead: {
    en: 'Write it in Traditional characters, and check the word: Taiwan often has another one.',
    zh: '改为繁体字，并核对用词：台湾常有不同的说法。',
  },
  evidence: 'OpenCC (STCharacters, TWVariants): characters that exist in Simplified Chinese only.',
  markets: ['TW', 'HK'],
  messages: {
    en: {
      simplified: (text: string) => `${text}: Simplified characters on a page in Traditional Chinese.`,
      convert: 'Write them in Traditional characters',
    },
    zh: {
      simplified: (text) => `繁体页面上出现了简体字：${text}。`,
      convert: '改为繁体字',
    },
  },
  examples: {
    fails: [
      { path: 'content/zh-TW/a.md', text: '我們的软件讓門店盤點更快。\n' },
      { path: 'content/hk/a.md', text: '# 关于我們\n\n歡迎查詢。\n' },
    ],
    passes: [
      { path: 'content/zh-TW/a.md', text: '我們的軟體讓門市盤點更快，台灣的店家后來里程都累積了。\n' },
      {
        path: 'content/zh-TW/menu.md',
        text: '[简体中文](README.md) | **繁體中文** | [English](README_en.md)\n',
      },
      { path: 'content/ja/a.md', text: '国際学会で発表しました。\n' },
      { path: 'content/zh-TW/a.md', text: '媒體報導：日本の学会で発表\n' },
    ],
  },
  check(page, words) {
    const script = new Intl.Locale(page.target.locale ?? page.language).maximize().script;
    if (page.language !== 'zh' || script !== 'Hant') return [];
    return page.content.segments.flatMap((segment) => {
      // A Japanese title shares some of these characters.
      if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(segment.text)) return [];
      const runs = findSimplified(segment.text.replace(ownName, (name) => '〇'.repeat(name.length)));
      const first = runs[0];
      if (!first) return [];
      const edits = runs.flatMap(
        ({ from, to, traditional }) => (traditional && replacementEdit(segment, from, to, traditional)) || [],
      );
      const texts = runs.slice(0, mostShown).map(({ from, to }) => segment.text.slice(from, to));
      const fixes = edits.length === runs.length ? [{ title: words.convert, edits, safe: true }] : [];
      const span = sourceSpan(segment, first.from, runs.at(-1)!.to);
      return [{ span, message: words.simplified(texts.join('、')), fixes }];
    });
  },
});
