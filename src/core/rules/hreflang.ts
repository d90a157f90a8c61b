import type { Declaration } from '../content/content.ts';
import { languageCode, readLocaleName } from '../regions/locale.ts';
import { isOtherLanguage } from '../text/language.ts';
import { languageInAddress } from './canonical.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';
import { languageNames } from './wrong-language.ts';

const body = '<body><p>Túi giấy cho cửa hàng</p></body></html>';
const to = (hreflang: string, path: string) =>
  `<link rel="alternate" hreflang="${hreflang}" href="https://www.example.com/${path}">`;
const head = (...links: string[]) => `<html lang="vi"><head>${links.join('')}</head>${body}`;
const files = {
  'about.html': '<html lang="en"><p>Paper bags for shops</p></html>',
  'th/about.html': '<p>ถุงกระดาษ</p>',
};

/** An alternate whose `hreflang` is there. */
type Alternate = Declaration & { readonly hreflang: NonNullable<Declaration['hreflang']> };

/** Reports alternates that do not match the pages there are, and codes that are none. */
export const hreflang = defineRule({
  id: 'page/hreflang',
  name: { en: 'links to other languages', zh: '语言版本链接' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Search engines show each reader the version in their language by these links; one that is wrong or missing makes them pass over the whole set.',
    zh: '搜索引擎靠这些链接把对应语言的版本展示给读者；有一条写错或缺失，整组都可能被忽略。',
  },
  instead: {
    en: 'List every version, this page among them, each under its language as in vi, en-GB or x-default.',
    zh: '列出全部语言版本，包括本页自己；语言代码写作 vi、en-GB 或 x-default。',
  },
  evidence:
    'Google Search Central, Localized versions of your pages: ISO 639-1 and ISO 3166-1 codes, each version lists itself and all others; BCP 47.',
  messages: {
    en: {
      code: (code: string) => `hreflang="${code}" is no language that search engines know.`,
      fix: (code: string) => `Change to hreflang="${code}"`,
      twice: (code: string) => `hreflang="${code}" is given twice, with two addresses.`,
      missing: (address: string) => `There is no page at ${address}.`,
      language: (code: string, language: string) => `hreflang="${code}" leads to the page in ${language}.`,
      self: 'The page does not list itself among its versions.',
      unlisted: (languages: readonly string[]) =>
        `The page exists in ${languages.join(', ')} as well, but is not listed there.`,
    },
    zh: {
      code: (code) => `hreflang="${code}" 不是搜索引擎认识的语言代码。`,
      fix: (code) => `改为 hreflang="${code}"`,
      twice: (code) => `hreflang="${code}" 出现两次，网址却不同。`,
      missing: (address) => `${address} 处没有页面。`,
      language: (code, language) => `hreflang="${code}" 指向的是${language}页面。`,
      self: '各语言版本的列表里没有本页自己。',
      unlisted: (languages) => `本页还有${languages.join('、')}版本，列表里却没有。`,
    },
  },
  examples: {
    fails: [
      { path: 'vi/about.html', text: head(to('vn', 'vi/about.html'), to('en', 'about.html')), files },
      { path: 'vi/about.html', text: head(to('vi', 'vi/about.html'), to('en-UK', 'about.html')), files },
      { path: 'vi/about.html', text: head(to('vi', 'vi/about.html'), to('en', 'about-us.html')), files },
      { path: 'vi/about.html', text: head(to('vi', 'vi/about.html'), to('en', 'th/about.html')), files },
      { path: 'vi/about.html', text: head(to('vi', 'vi/about.html'), to('en', 'about.html')), files },
      {
        path: 'vi/about.html',
        text: head(
          '<link rel="canonical" href="https://www.example.com/vi/about.html">',
          to('en', 'about.html'),
          to('th', 'th/about.html'),
        ),
        files,
      },
      {
        path: 'vi/about.html',
        text: head(to('en', 'en/about'), to('en', 'en/about-us'), to('vi', 'vi/about')),
      },
    ],
    passes: [
      {
        path: 'vi/about.html',
        text: head(
          to('vi', 'vi/about.html'),
          to('en', 'about.html'),
          to('th', 'th/about.html'),
          to('x-default', 'about.html'),
        ),
        files,
      },
      { path: 'vi/about.html', text: head(to('en', '?lang=en'), to('vi', '?lang=vi')) },
      {
        path: 'vi/about.html',
        text: head(to('en-GB', 'en/ve'), to('zh-Hant', 'tw/ve'), to('es-419', 'es/ve')),
      },
      { path: 'vi/about.html', text: head('<link rel="alternate" hreflang="{{ code }}" href="{{ url }}">') },
      {
        path: 'vi/about.html',
        text: head('<link rel="alternate" type="application/rss+xml" href="/rss.xml">'),
        files,
      },
    ],
  },
  check(page, words) {
    const alternates = page.declarations.filter(
      (one): one is Alternate => one.kind === 'alternate' && one.hreflang !== undefined,
    );
    const name = languageNames(page.uiLanguage);
    const seen = new Map<string, string>();
    const reports = alternates.flatMap(({ value, from, to, hreflang }): RuleReport[] => {
      const code = hreflang.value;
      const codeSpan = { from: hreflang.from, to: hreflang.to };
      const isDefault = code.toLowerCase() === 'x-default';
      if (!isDefault && !isCode(code)) {
        const right = readLocaleName(code, page.config.markets)?.locale;
        const fixes = right
          ? [{ title: words.fix(right), edits: [{ ...codeSpan, text: right }], safe: false }]
          : [];
        return [{ span: codeSpan, message: words.code(code), fixes }];
      }
      const other = seen.get(code.toLowerCase());
      if (other !== undefined && other !== value) return [{ span: codeSpan, message: words.twice(code) }];
      seen.set(code.toLowerCase(), value);
      const link = page.links.get(value);
      if (link && link.path === undefined) return [{ span: { from, to }, message: words.missing(value) }];
      const language = link ? link.language : languageInAddress(value, page);
      const isWrong =
        !isDefault &&
        language !== undefined &&
        // An address tells its language only where others of the set do so rightly.
        (link || alternates.some((one) => one.value !== value && isInItsFolder(one, page))) &&
        isOtherLanguage(language, languageCode(code));
      return isWrong ? [{ span: { from, to }, message: words.language(code, name(language)) }] : [];
    });
    return [...reports, ...notListed(alternates, page, words, name)];
  },
});

/** True for an alternate whose address begins with a folder named like its own language. */
function isInItsFolder({ value, hreflang }: Alternate, page: Page): boolean {
  const language = isCode(hreflang.value) ? languageInAddress(value, page) : undefined;
  return language !== undefined && language === languageCode(hreflang.value);
}

/** What should stand among the alternates and does not: the page itself, and versions of it that there are. */
function notListed(
  alternates: readonly Alternate[],
  { links, versions, path }: Page,
  words: { readonly self: string; unlisted(languages: readonly string[]): string },
  name: (language: string) => string,
): RuleReport[] {
  const [first] = alternates;
  const listed = alternates.map(({ value }) => links.get(value));
  // Only where it is known where each of them leads.
  if (!first || listed.some((link) => link?.path === undefined)) return [];
  const span = { from: first.from, to: first.to };
  const paths = new Set(listed.map((link) => link!.path));
  const languages = new Set(alternates.map(({ hreflang }) => hreflang.value.split(/[-_]/)[0]!.toLowerCase()));
  const left = versions.flatMap((version) => {
    const language = version.locale && languageCode(version.locale);
    const isServed = /\.x?html?$/i.test(version.path) && version.path !== path;
    return language && isServed && !paths.has(version.path) && !languages.has(language) ? [language] : [];
  });
  const found: RuleReport[] = paths.has(path) ? [] : [{ span, message: words.self }];
  if (left.length) found.push({ span, message: words.unlisted([...new Set(left)].map(name)) });
  return found;
}

/** A language, with a script or a country where needed, by codes that are in force: `en-UK` has none. */
function isCode(code: string): boolean {
  const match = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?$/i.exec(code);
  if (!match) return false;
  const { language, region } = new Intl.Locale(code);
  const names = (type: 'language' | 'region') => new Intl.DisplayNames('en', { type, fallback: 'none' });
  if (names('language').of(language) === undefined) return false;
  return (
    region === undefined || (region === match[2]!.toUpperCase() && names('region').of(region) !== undefined)
  );
}
