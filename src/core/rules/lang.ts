import { languageOfTexts } from '../copies/identify.ts';
import { languageCode, readLocaleName } from '../regions/locale.ts';
import { isOtherLanguage } from '../text/language.ts';
import { defineRule } from './rule.ts';
import { languageNames } from './wrong-language.ts';

const vietnamese =
  'Chúng tôi sản xuất túi giấy và hộp giấy cho các cửa hàng trên toàn quốc. Mỗi đơn hàng được giao trong bảy ngày.';
const english =
  'We make paper bags and paper boxes for shops in the whole of the country. Each order is with you in seven days, and you can order from five hundred bags on. Our workshop is in Binh Duong, with a team of more than sixty people that has been there for ten years.';

/** Reports a page whose root declares another language than the page is written in. */
export const lang = defineRule({
  id: 'page/lang',
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Search engines, screen readers and browsers that translate go by the declared language: the page is read out with the wrong sounds, and offered to the wrong readers.',
    zh: '搜索引擎、读屏软件和浏览器翻译都以声明的语言为准：声明错了，页面会被用错误的发音朗读，也会推给错误的读者。',
  },
  instead: {
    en: 'Declare the language that the page is written in.',
    zh: '声明页面实际使用的语言。',
  },
  evidence: 'HTML: the lang attribute; WCAG 2.2, 3.1.1 Language of Page.',
  messages: {
    en: {
      declared: (tag: string, told: string) => `The page declares lang="${tag}", but it is in ${told}.`,
      fix: (tag: string) => `Declare lang="${tag}"`,
    },
    zh: {
      declared: (tag, told) => `页面声明 lang="${tag}"，正文却是${told}。`,
      fix: (tag) => `改为 lang="${tag}"`,
    },
  },
  examples: {
    fails: [
      { path: 'index.html', text: `<html lang="en"><p>${vietnamese}</p></html>` },
      { path: 'vi/index.html', text: `<html lang="en"><p>${vietnamese}</p></html>` },
      { path: 'th/index.html', text: '<html lang="en"><p>เราช่วยให้ทีมของคุณค้นหาสิ่งที่ต้องการ</p></html>' },
    ],
    passes: [
      { path: 'vi/index.html', text: `<html lang="vi"><p>${vietnamese}</p></html>` },
      { path: 'index.html', text: `<html lang="en"><p>${english}</p></html>` },
      { path: 'vi/index.html', text: `<html lang="vi"><p>${english}</p></html>` },
      { path: 'index.html', text: '<html lang="fi"><p>Paperikassit kaupoille ja laatikot</p></html>' },
    ],
  },
  check({ content, language, target, config, speaks }, words) {
    const { locale } = content;
    if (!locale?.span || locale.certain) return [];
    const declared = readLocaleName(locale.tag, config.markets);
    // A page left in English has another rule: what it declares is right of what it is to be.
    if (!declared || languageCode(declared.locale) === language) return [];
    const told = languageOfTexts(content.segments.map(({ text }) => text));
    if (told === undefined || told === 'latin' || !isOtherLanguage(told, languageCode(declared.locale)))
      return [];
    const actual = isOtherLanguage(told, language) ? told : language;
    const tag = target.locale && languageCode(target.locale) === actual ? target.locale : actual;
    const fixes = [{ title: words.fix(tag), edits: [{ ...locale.span, text: tag }], safe: true }];
    return [{ span: locale.span, message: words.declared(locale.tag, languageNames(speaks)(actual)), fixes }];
  },
});
