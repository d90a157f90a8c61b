import { readAddress } from '../alignment/addresses.ts';
import { languageCode, readLocale } from '../regions/locale.ts';
import { isOtherLanguage } from '../text/language.ts';
import { defineRule, type Page } from './rule.ts';
import { languageNames } from './wrong-language.ts';

const head = (links: string) =>
  `<html lang="vi"><head>${links}</head><body><p>Túi giấy cho cửa hàng</p></body></html>`;
const canonicalTo = (path: string) => `<link rel="canonical" href="https://www.example.com/${path}">`;

/** Reports a canonical address that is of another language's page, of no page, or one of several. */
export const canonical = defineRule({
  id: 'page/canonical',
  name: { en: 'the page search engines show instead', zh: 'canonical 网址' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'It tells search engines which page to show instead of this one: where it names another language’s page, this one is not found by its readers.',
    zh: '它告诉搜索引擎应以哪个网址代替本页：指向其他语言的页面时，当地读者就搜不到本页。',
  },
  instead: {
    en: 'Give the address of this page itself, in its language.',
    zh: '写本页自己的网址，即该语言版本的网址。',
  },
  evidence:
    'RFC 6596; Google Search Central, Consolidate duplicate URLs, and Localized versions of your pages.',
  messages: {
    en: {
      language: (address: string, language: string) =>
        `The canonical address ${address} is of the page in ${language}.`,
      missing: (address: string) => `There is no page at the canonical address ${address}.`,
      several: 'The page has more than one canonical address; search engines then follow none.',
    },
    zh: {
      language: (address, language) => `规范网址 ${address} 是${language}页面的网址。`,
      missing: (address) => `规范网址 ${address} 处没有页面。`,
      several: '页面声明了不止一个规范网址，搜索引擎会一概忽略。',
    },
  },
  examples: {
    fails: [
      { path: 'vi/about.html', text: head(canonicalTo('en/about.html')), files: { 'en/about.html': '' } },
      {
        path: 'vi/about.html',
        text: head(
          `${canonicalTo('vi/about-us.html')}<link rel="alternate" hreflang="vi" href="https://www.example.com/vi/about.html">`,
        ),
      },
      { path: 'vi/about.html', text: head(canonicalTo('vi/about.html') + canonicalTo('vi/')) },
      { path: 'content/vi/a.md', text: '---\ncanonical: https://www.example.com/en/a\n---\n\nTúi giấy\n' },
    ],
    passes: [
      { path: 'vi/about.html', text: head(canonicalTo('vi/about.html')), files: { 'en/about.html': '' } },
      { path: 'vi/about/index.html', text: head(canonicalTo('vi/about/')) },
      { path: 'public/vi/about.html', text: head(canonicalTo('vi/about')) },
      { path: 'vi/about.html', text: head('<link rel="canonical" href="https://other.example/gioi-thieu">') },
      { path: 'vi/about.html', text: head('<link rel="canonical" href="{{ page.url }}">') },
      { path: 'content/vi/a.md', text: '---\ncanonical: https://www.example.com/vi/a\n---\n\nTúi giấy\n' },
    ],
  },
  check(page, words) {
    const all = page.declarations.filter(({ kind }) => kind === 'canonical');
    const name = languageNames(page.uiLanguage);
    return all.flatMap(({ value, from, to }, index) => {
      const report = (message: string) => [{ span: { from, to }, message }];
      if (index > 0 && value !== all[0]!.value) return report(words.several);
      const link = page.links.get(value);
      if (link && link.path === undefined) return report(words.missing(value));
      const language = link ? link.language : languageInAddress(value, page);
      const isOther =
        language !== undefined && link?.path !== page.path && isOtherLanguage(language, page.language);
      return page.target.locale && isOther ? report(words.language(value, name(language))) : [];
    });
  },
});

/** The language that the first folder of an address names. */
export function languageInAddress(value: string, { config }: Pick<Page, 'config'>): string | undefined {
  const first = readAddress(value)?.place.split('/')[0];
  const found = first ? readLocale(first, config.markets) : undefined;
  return found && languageCode(found.locale);
}
