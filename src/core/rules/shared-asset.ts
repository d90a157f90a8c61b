import type { Config } from '../config.ts';
import type { Segment } from '../content/segment.ts';
import { readLocale } from '../regions/locale.ts';
import { readPath } from '../regions/path-locale.ts';
import { defineRule } from './rule.ts';

/** A menu that leads to the Chinese pages on purpose: by the language's name, or by nothing but codes. */
const languageMenu =
  /中文|汉语|漢語|简体|\b(?:Chinese|Mandarin)\b|^(?:(?:CN|ZH|EN|[A-Z]{2})(?:[\s|/·,]+|$))+$|^[中简]$/i;

/** A picture of a country's flag, as menus of languages have. */
const flag = /(?:^|[/_.-])(?:flags?|lang|langs|languages?|countr(?:y|ies))(?=[/_.-])/i;

/** Pictures and links that a page shares with the Chinese pages. */
export const sharedAsset = defineRule({
  id: 'copy/shared-asset',
  name: { en: 'pictures and links of the Chinese page', zh: '沿用中文页的图片与链接' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'A picture made for the Chinese page often has Chinese on it, and a link to a Chinese page ends where readers cannot read on.',
    zh: '为中文页制作的图片往往带有中文，链接到中文页面则让读者无法继续阅读。',
  },
  instead: {
    en: 'Use a picture made for this market, and link to the page in its language. A picture without words may stay, in a folder all languages share.',
    zh: '换成为当地制作的图片，链接到对应语言的页面；没有文字的图片可以放在各语言共用的文件夹里。',
  },
  evidence: 'MQM: design and markup, graphics and cross-references.',
  messages: {
    en: {
      image: (path: string) => `The picture ${path} is the Chinese page’s.`,
      link: (path: string) => `${path} leads to a Chinese page.`,
    },
    zh: {
      image: (path) => `图片 ${path} 是中文页的图片。`,
      link: (path) => `${path} 链接到中文页面。`,
    },
  },
  examples: {
    fails: [
      { path: 'content/id/a.md', text: 'Lihat dasbor:\n\n![Dasbor](/images/zh/dashboard.png)\n' },
      { path: 'content/id/a.md', text: '![Dasbor](../img/仪表盘.png)\n' },
      { path: 'content/id/a.md', text: '![Dasbor](../img/%E4%BB%AA%E8%A1%A8%E7%9B%98.png)\n' },
      { path: 'content/th/a.md', text: 'อ่านต่อที่ [คู่มือ](https://www.example.com/zh-cn/guide)\n' },
      { path: 'content/th/a.md', text: 'อ่านต่อที่ [คู่มือ](https://www.example.cn/guide)\n' },
    ],
    passes: [
      { path: 'content/id/a.md', text: '![Dasbor](/images/id/dashboard.png) dan [panduan](/id/panduan)\n' },
      { path: 'content/id/a.md', text: 'Bahasa: [简体中文](/zh/) · [English](/en/)\n' },
      {
        path: 'content/id/a.md',
        text: '[Aplikasi](https://www.example.cn/en/apps), [kota](https://english.example.gov.cn/a.html)\n',
      },
      {
        path: 'about.html',
        text: `<a href="http://example.com.cn/contact.html">Contact us</a>${['sofas', 'beds', 'tables', 'chairs', 'desks', 'lamps'].map((name) => `<p><a href="http://example.com.cn/${name}.html">${name}</a></p>`).join('')}<p><a href="/faq.html">Questions</a></p>`,
      },
      { path: 'content/zh-Hant/a.md', text: '![儀表板](/images/zh/dashboard.png)\n' },
      { path: 'ar/about/index.html', text: '<div><a href="/about/">EN</a><a href="/zh/about/">ZH</a></div>' },
      { path: 'about/index.html', text: '<a class="lang" href="../cn/about/">CN</a><a href="/zh/">Home</a>' },
      { path: 'en/a.html', text: '<a href="/cn/"><img src="/assets/flags/cn.png" alt="China"></a>' },
      {
        path: 'content/id/a.md',
        text: '---\naudience: chinese-abroad\n---\n\n[Situs pusat](https://www.example.cn/)\n',
      },
    ],
  },
  check(page, words) {
    const { config, language, target } = page;
    if (language === 'zh' || !config.isSource('zh')) return [];
    const own = target.audience === 'local' ? hostOfMenu(page.content.segments) : undefined;
    const about = { config, here: keyOf(page.path, config), linksToo: target.audience === 'local', own };
    return page.content.segments.flatMap((segment) =>
      sharedMarks(segment, about).map(({ kind, value, span }) => ({
        span,
        message: words[kind](value),
      })),
    );
  },
});

/** So many links, and half of a page’s, that lead to one host are the menu of its own site. */
const leastMenu = 6;

/** The host that the page itself is on: most of its links lead there. */
function hostOfMenu(segments: readonly Segment[]): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { marks } of segments)
    for (const { kind, value } of marks) {
      if (kind !== 'link') continue;
      all++;
      const host = hostOf(value);
      if (host) counts.set(host, (counts.get(host) ?? 0) + 1);
    }
  return [...counts].find(([, count]) => count >= leastMenu && count * 2 > all)?.[0];
}

const hostOf = (link: string) => /^https?:\/\/([^/:?#]+)/i.exec(link)?.[1]?.toLowerCase();

/** What is known of the page that a segment is on. */
interface About {
  readonly config: Config;
  /** See {@link keyOf}. */
  readonly here: string;
  /** Links are looked at besides images. */
  readonly linksToo: boolean;
  readonly own: string | undefined;
}

function sharedMarks(segment: Segment, { config, here, linksToo, own }: About) {
  const isMenu = languageMenu.test(segment.text);
  return segment.marks.flatMap(({ kind, value, from, to }) => {
    if (kind === 'code' || (kind === 'link' && (isMenu || !linksToo))) return [];
    const shown = decode(value);
    if (kind === 'link' ? isSamePage(shown, here, config) : flag.test(shown)) return [];
    const isElsewhere = own === undefined || hostOf(shown) !== own;
    const isChinese =
      hasSourceFolder(shown, config) ||
      (kind === 'image' ? /\p{Script=Han}/u.test(shown) : isElsewhere && isChineseHost(shown));
    return isChinese ? [{ kind, value: withoutQuery(shown), span: { from, to } }] : [];
  });
}

/** True where a link leads to the same page in the other language, or to its first page: that is what a menu is for. */
function isSamePage(link: string, here: string, config: Config): boolean {
  const to = keyOf(link.replace(/^https?:\/\/[^/]*|[?#].*$/gi, '').replace(/^(?:\.{0,2}\/)+/, ''), config);
  return to === '' || here === to || here.endsWith(`/${to}`);
}

/** What the paths of a page in all its languages have in common. */
function keyOf(path: string, { markets }: Config): string {
  return readPath(path, markets)
    .key.replace(/(?:^|\/)_?index\.\w+$|\.(?:html?|mdx?|\w{2,6})$/, '')
    .replace(/\/$/, '');
}

/** True where a folder of the path, or the end of the file's name, is the source's locale: `/zh/`, `logo_cn.png`. */
function hasSourceFolder(value: string, config: Config): boolean {
  const path = value.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const parts = path.split('/').filter(Boolean);
  const ending = /[._-](zh|cn|zh[-_](?:cn|hans))\.\w+$/i.exec(parts.at(-1) ?? '');
  const names = ending ? [...parts, ending[1]!] : parts;
  return names.some((part) => {
    const found = /^(?:zh|cn)/i.test(part) ? readLocale(part, config.markets) : undefined;
    return found !== undefined && config.isSource(found.locale);
  });
}

/** True for a host in China or for Chinese, unless a folder or the host says English: `https://www.example.cn/en/`. */
function isChineseHost(value: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/([^/:?#]+)([^?#]*)/i.exec(value) ?? [];
  if (/\/en(?:[-_][a-z]{2})?(?:\/|$)/i.test(path) || /^(?:en|english)\./i.test(host)) return false;
  return /\.cn$/i.test(host) || /^(?:zh|cn)\./i.test(host);
}

/** What campaigns and trackers hang on an address says nothing of where it leads. */
function withoutQuery(value: string): string {
  return value.replace(/\?.*$/, '');
}

/** A path as people read it; one that is not well encoded stays as it is. */
function decode(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}
