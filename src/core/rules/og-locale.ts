import { languageOfTexts } from '../alignment/identify.ts';
import { languageCode, readLocaleName } from '../regions/locale.ts';
import { isOtherLanguage } from '../text/language.ts';
import { defineRule } from './rule.ts';
import { languageNames } from './wrong-language.ts';

const thai = '<p>เราผลิตถุงกระดาษและกล่องกระดาษสำหรับร้านค้าทั่วประเทศ</p>';

/** Reports an `og:locale` of another language than the page's, or of another country than the page's market. */
export const ogLocale = defineRule({
  id: 'page/og-locale',
  name: { en: 'language of shared pages', zh: '分享时声明的语言' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Facebook, LINE and others show a shared page by it: readers are offered a preview, and a translation, for somebody else.',
    zh: 'Facebook、LINE 等平台按它展示分享的页面：声明错了，读者看到的预览和翻译都不是给他们的。',
  },
  instead: {
    en: 'Declare the language and the country of the page, such as vi_VN.',
    zh: '声明本页的语言和国家或地区，例如 vi_VN。',
  },
  evidence: 'The Open Graph protocol: og:locale, in the form language_TERRITORY.',
  messages: {
    en: {
      language: (value: string, own: string) => `og:locale is ${value}, on a page in ${own}.`,
      market: (value: string, own: string) => `og:locale is ${value}, on a page for ${own}.`,
      fix: (value: string) => `Change to ${value}`,
    },
    zh: {
      language: (value, own) => `og:locale 是 ${value}，本页却是${own}。`,
      market: (value, own) => `og:locale 是 ${value}，本页的市场却是${own}。`,
      fix: (value) => `改为 ${value}`,
    },
  },
  examples: {
    fails: [
      { path: 'th/index.html', text: `<meta property="og:locale" content="zh_CN">${thai}` },
      { path: 'en-GB/index.html', text: '<meta property="og:locale" content="en_US"><p>Paper bags</p>' },
      {
        path: 'th/index.md',
        text: '---\nhead:\n  - - meta\n    - property: og:locale\n      content: zh_CN\n---\n\nเราผลิตถุงกระดาษและกล่องกระดาษ\n',
      },
    ],
    passes: [
      { path: 'th/index.html', text: `<meta property="og:locale" content="th_TH">${thai}` },
      { path: 'th/index.html', text: `<meta property="og:locale:alternate" content="zh_CN">${thai}` },
      { path: 'en/index.html', text: '<meta property="og:locale" content="en_US"><p>Paper bags</p>' },
      { path: 'th/index.html', text: `<meta property="og:locale" content="{{ locale }}">${thai}` },
    ],
  },
  check({ declarations, target, market, language, config, content, uiLanguage }, words) {
    return declarations.flatMap((declaration) => {
      const read =
        declaration.kind === 'og:locale' ? readLocaleName(declaration.value, config.markets) : undefined;
      if (!read || !target.locale) return [];
      const declared = languageCode(read.locale);
      const { from, to, value } = declaration;
      const report = (message: string, of: string) => {
        const { language: code, region } = new Intl.Locale(of).maximize();
        const right = [code, market?.code ?? region].filter(Boolean).join('_');
        const fixes = [{ title: words.fix(right), edits: [{ from, to, text: right }], safe: false }];
        return [{ span: { from, to }, message, fixes }];
      };
      if (isOtherLanguage(declared, language)) {
        // What a page left in another language declares of itself is no lie.
        const told = languageOfTexts(content.segments.map(({ text }) => text));
        if (isOtherLanguage(told, language)) return [];
        return report(words.language(value, languageNames(uiLanguage)(language)), target.locale);
      }
      const { region } = new Intl.Locale(read.locale);
      if (!region || !market || target.isMarketImplied || region === market.code) return [];
      return report(words.market(value, market.name[uiLanguage]), target.locale);
    });
  },
});
