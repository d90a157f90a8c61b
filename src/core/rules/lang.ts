import { languageOfTexts } from '../alignment/identify.ts';
import { languageCode, readLocaleName } from '../regions/locale.ts';
import { isOtherLanguage } from '../text/language.ts';
import { defineRule } from './rule.ts';
import { languageNames } from './wrong-language.ts';

const vietnamese =
  'Chúng tôi sản xuất túi giấy và hộp giấy cho các cửa hàng trên toàn quốc. Mỗi đơn hàng được giao trong bảy ngày.';
const english =
  'We make paper bags and paper boxes for shops in the whole of the country. Each order is with you in seven days, and you can order from five hundred bags on. Our workshop is in Binh Duong, with a team of more than sixty people that has been there for ten years.';

/** Reports a page whose root declares another language than the page is written in, none, or what is no language. */
export const lang = defineRule({
  id: 'page/lang',
  name: { en: 'declared language', zh: '声明的语言' },
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
      missing: (told: string) => `The page is in ${told}, but does not say so: lang is missing.`,
      invalid: (tag: string) => `lang="${tag}" names no language that browsers know.`,
      fix: (tag: string) => `Declare lang="${tag}"`,
    },
    zh: {
      declared: (tag, told) => `页面声明 lang="${tag}"，正文却是${told}。`,
      missing: (told) => `本页是${told}，却没有声明 lang。`,
      invalid: (tag) => `lang="${tag}" 不是浏览器认识的语言代码。`,
      fix: (tag) => `声明 lang="${tag}"`,
    },
  },
  examples: {
    fails: [
      { path: 'index.html', text: `<html lang="en"><p>${vietnamese}</p></html>` },
      { path: 'vi/index.html', text: `<html lang="en"><p>${vietnamese}</p></html>` },
      { path: 'th/index.html', text: '<html lang="en"><p>เราช่วยให้ทีมของคุณค้นหาสิ่งที่ต้องการ</p></html>' },
      { path: 'vi/index.html', text: `<html><p>${vietnamese}</p></html>` },
      { path: 'vi/index.html', text: `<html lang="vi_VN"><p>${vietnamese}</p></html>` },
    ],
    passes: [
      { path: 'vi/index.html', text: `<html lang="vi"><p>${vietnamese}</p></html>` },
      { path: 'index.html', text: `<html lang="en"><p>${english}</p></html>` },
      { path: 'vi/index.html', text: `<html lang="vi"><p>${english}</p></html>` },
      { path: 'index.html', text: '<html lang="fi"><p>Paperikassit kaupoille ja laatikot</p></html>' },
      { path: 'vi/index.html', text: `<html lang="{{ site.lang }}"><p>${vietnamese}</p></html>` },
      { path: 'vi/index.html', text: `<html <?php language_attributes(); ?>><p>${vietnamese}</p></html>` },
      { path: 'vi/index.html', text: `<section><p>${vietnamese}</p></section>` },
    ],
  },
  check({ content, language, target, config, uiLanguage, declarations }, words) {
    const { locale } = content;
    const html = declarations.find(({ kind }) => kind === 'html');
    // To tell a language takes its time, and most pages declare none.
    if (locale?.certain || !(html || locale?.span)) return [];
    const told = languageOfTexts(content.segments.map(({ text }) => text));
    if (told === undefined || told === 'latin') return [];
    const tagFor = (actual: string) =>
      target.locale && languageCode(target.locale) === actual ? target.locale : actual;
    const name = languageNames(uiLanguage);
    if (!locale?.span) {
      // The text decides: a page that was left in English is so far one in English.
      const actual = isOtherLanguage(told, language) ? told : language;
      const written = declarations.find(({ kind }) => kind === 'lang');
      if (!html) return [];
      const edit = written
        ? { from: written.from, to: written.to, text: tagFor(actual) }
        : { from: html.to, to: html.to, text: ` lang="${tagFor(actual)}"` };
      const message = written?.value ? words.invalid(written.value) : words.missing(name(actual));
      const fixes = [{ title: words.fix(tagFor(actual)), edits: [edit], safe: true }];
      return [{ span: written?.value ? written : html, message, fixes }];
    }
    const declared = readLocaleName(locale.tag, config.markets);
    // A page left in English has another rule: what it declares is right of what it is to be.
    if (!declared || languageCode(declared.locale) === language) return [];
    if (!isOtherLanguage(told, languageCode(declared.locale))) return [];
    const actual = isOtherLanguage(told, language) ? told : language;
    const tag = tagFor(actual);
    const fixes = [{ title: words.fix(tag), edits: [{ ...locale.span, text: tag }], safe: true }];
    return [{ span: locale.span, message: words.declared(locale.tag, name(actual)), fixes }];
  },
});
