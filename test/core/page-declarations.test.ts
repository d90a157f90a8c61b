import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { widthOf } from '../../src/core/text/width.ts';
import { unmark } from './marked.ts';
import { memoryHost } from './memory-host.ts';

const thai = 'เราผลิตถุงกระดาษและกล่องกระดาษสำหรับร้านค้าทั่วประเทศ';
const arabic = 'نصنع أبواب الأمان ونركّبها في المنازل والمكاتب في جميع أنحاء المملكة منذ عشر سنوات.';
const english =
  'We make paper bags and boxes for shops in the whole of the country, and have done so for ten years.';
const vietnamese =
  'Chúng tôi sản xuất túi giấy và hộp giấy cho các cửa hàng trên toàn quốc. Mỗi đơn hàng được giao trong bảy ngày.';

/** A page of links with a text: of an empty one nothing is said. */
const withText = (links: string) =>
  links.includes('export') || links.startsWith('---') ? links : `${links}<p>${vietnamese}</p>`;

/** Other pages of the site, without which an address leads nowhere. */
const others = {
  'about.html': `<html lang="en"><p>${english}</p></html>`,
  'zh/about.html': '<html lang="zh"><p>我们为全国的商店生产纸袋和纸盒。</p></html>',
  'vi/contact.html': `<html lang="vi"><p>${vietnamese}</p></html>`,
};
const site = 'https://www.example.com';
const all = [
  `<link rel=alternate hreflang=en href=${site}/about.html>`,
  `<link rel=alternate hreflang=zh href=${site}/zh/about.html>`,
];

/** Pages with what is underlined on them, marked as its rule; of the family `page` only. */
const pages: Readonly<Record<string, readonly [path: string, marked: string]>> = {
  'a root without dir': ['ar/a.html', `⟦dir:<html⟧ lang="ar"><p>${arabic}</p></html>`],
  'a body that runs the other way': [
    'ar/a.html',
    `<html lang="ar"><body dir="⟦dir:ltr⟧"><p>${arabic}</p></body></html>`,
  ],
  'a direction in the style': [
    'ar/a.html',
    `<html lang="ar"><style>body{direction: rtl}</style><p>${arabic}</p></html>`,
  ],
  'a direction that code writes': [
    'ar/a.html',
    `<html lang="ar"><body dir="<?= $dir ?>"><p>${arabic}</p></body></html>`,
  ],
  'roots that code chooses from': [
    'ar/a.php',
    `<?php if ($ar): ?><html lang="ar"><?php else: ?><html lang="en"><?php endif ?><p>${arabic}</p></html>`,
  ],
  'locales that code chooses from': [
    'th/a.html',
    `{% if th %}<meta property="og:locale" content="th_TH">{% else %}<meta property="og:locale" content="en_US">{% endif %}<p>${thai}</p>`,
  ],
  'a layout of a component': ['ar/a.astro', `<html lang="ar" dir={dir}><body><p>${arabic}</p></body></html>`],
  'a component without dir': ['ar/a.astro', `⟦dir:<html⟧ lang="ar"><body><p>${arabic}</p></body></html>`],
  'JSX without dir': [
    'ar/a.jsx',
    `export default () => (⟦dir:<html⟧ lang="ar"><body><p>${arabic}</p></body></html>);`,
  ],
  'a root without lang': ['vi/a.html', `⟦lang:<html⟧><p>${vietnamese}</p></html>`],
  'a root with an empty lang': ['vi/a.html', `⟦lang:<html⟧ lang=""><p>${vietnamese}</p></html>`],
  'a lang with an underscore': ['vi/a.html', `<html lang="⟦lang:vi_VN⟧"><p>${vietnamese}</p></html>`],
  'a piece of a page': ['vi/a.html', `<p>${vietnamese}</p>`],
  'a title wider than a result shows': [
    'de/a.html',
    '<title>⟦search-result:Papiertüten und Papierschachteln für Läden im ganzen Land &amp; mehr vom Hersteller⟧</title>',
  ],
  'a title in front matter': [
    'ja/a.md',
    '---\ntitle: "⟦search-result:全国のお店に紙袋と紙箱をお届けする製造会社です。小さなご注文も喜んで承ります。⟧"\n---\n\n紙袋\n',
  ],
  'a title for results beside a long one': [
    'ja/a.md',
    '---\ntitle: 全国のお店に紙袋と紙箱をお届けする製造会社です。小さなご注文も喜んで承ります。\nseo_title: 紙袋の製造会社\n---\n\n紙袋\n',
  ],
  'TOML front matter': [
    'en/a.md',
    `+++\ndescription = "⟦search-result:${`${english} `.repeat(2)}We ship.⟧"\n+++\n\nBags\n`,
  ],
  'a picture with a title': ['en/a.html', `<svg><title>${english.repeat(2)}</title></svg><p>Bags</p>`],
  'a title of strings': ['locales/en.json', `{"title": "${english}"}`],
  'a canonical address of the English page': [
    'vi/about.html',
    `<link rel=canonical href="⟦canonical:${site}/about.html⟧">${all.join('')}<link rel=alternate hreflang=vi href=${site}/vi/about.html>`,
  ],
  'a canonical address in front matter': [
    'content/vi/a.md',
    `---\ncanonicalURL: ⟦canonical:${site}/en/a/⟧\n---\n\nTúi giấy\n`,
  ],
  'a canonical address in VitePress': [
    'vi/a.md',
    `---\nhead:\n  - - link\n    - rel: canonical\n      href: ⟦canonical:${site}/zh/a⟧\n---\n\nTúi giấy\n`,
  ],
  'a canonical address with a query': [
    'vi/about.html',
    `<link rel=canonical href="${site}/about.html?lang=vi">`,
  ],
  'a canonical address on another host': [
    'vi/about.html',
    '<link rel=canonical href="https://medium.com/vi/gioi-thieu">',
  ],
  'all versions': [
    'vi/about.html',
    `${all.join('')}<link rel=alternate hreflang=vi href=${site}/vi/about.html><link rel=alternate hreflang=x-default href=${site}/about.html>`,
  ],
  'the page itself is not among them': [
    'vi/about.html',
    `<link rel=canonical href=${site}/vi/about><link rel=alternate hreflang=en href=⟦hreflang:${site}/about.html⟧>${all[1]}`,
  ],
  'a version is not among them': [
    'vi/about.html',
    `<link rel=alternate hreflang=en href=⟦hreflang:${site}/about⟧><link rel=alternate hreflang=vi href=${site}/vi/about>`,
  ],
  'an address that leads to no page': [
    'vi/about.html',
    `${all.join('')}<link rel=alternate hreflang=th href=⟦hreflang:${site}/th/about⟧><link rel=alternate hreflang=vi href=${site}/vi/about>`,
  ],
  'an address of another language': [
    'vi/about.html',
    `<link rel=alternate hreflang=en href=⟦hreflang:${site}/zh/about⟧><link rel=alternate hreflang=zh href=${site}/zh/about><link rel=alternate hreflang=vi href=${site}/vi/about>`,
  ],
  'a code of a country': ['vi/a.html', `<link rel=alternate hreflang=⟦hreflang:cn⟧ href=${site}/cn/ve>`],
  'a code with an underscore': [
    'vi/a.html',
    `<link rel=alternate hreflang="⟦hreflang:zh_CN⟧" href=${site}/zh/ve>`,
  ],
  'a code that JSX writes': [
    'vi/a.jsx',
    `export default () => <main><link rel="alternate" hrefLang="⟦hreflang:jp⟧" href="${site}/ja/ve" /><p>Túi giấy</p></main>;`,
  ],
  'an expression of JSX': [
    'vi/a.jsx',
    'export default () => <main><link rel="alternate" hrefLang={code} href={url} /><p>Túi giấy</p></main>;',
  ],
  'a Norwegian page': ['vi/a.html', `<link rel=alternate hreflang=nb href=${site}/no/om-oss>`],
  'og:locale of China': [
    'th/a.html',
    `<meta property="og:locale" content="⟦og-locale:zh_CN⟧"><p>${thai}</p>`,
  ],
  'og:locale on a page left in English': [
    'th/a.html',
    `<meta property="og:locale" content="en_US"><p>${english}</p>`,
  ],
  'yuan in linked data': [
    'th/a.html',
    `<script type="application/ld+json">{"@type": "Offer", "priceCurrency": ⟦linked-data:"CNY"⟧}</script><p>${thai}</p>`,
  ],
  'yuan in a graph': [
    'th/a.html',
    `<script type="application/ld+json">{"@graph": [{"offers": [{"priceCurrency": ⟦linked-data:"RMB"⟧}]}]}</script><p>${thai}</p>`,
  ],
  'delivery to China only': [
    'th/a.html',
    `<script type="application/ld+json">{"shippingDestination": ⟦linked-data:{"@type": "DefinedRegion", "addressCountry": "CN"}⟧}</script><p>${thai}</p>`,
  ],
  'a family for Chinese in a style sheet': [
    'th/a.html',
    `<style>a{color:red} body{font-family:⟦chinese-fonts:"微软雅黑", Heiti SC, serif⟧;margin:0}</style><p>${thai}</p>`,
  ],
  'a family for Chinese in Vue': ['th/a.html', `<p><font face="⟦chinese-fonts:SimSun⟧">${thai}</font></p>`],
  'a family for Chinese behind another': [
    'th/a.html',
    `<style>body{font:700 16px/1.4 Sarabun,"PingFang SC",sans-serif}</style><p>${thai}</p>`,
  ],
  'a family for icons': ['th/a.html', `<style>.icon{font-family:iconfont!important}</style><p>${thai}</p>`],
  'a family for the Chinese of the page': [
    'th/a.html',
    `<style>html[lang="zh-CN"] body, .lang-zh p{font-family:SimSun}</style><p>${thai}</p>`,
  ],
};

describe('what a page declares of itself', () => {
  for (const [name, [path, marked]] of Object.entries(pages)) {
    it(`${name}: just that is underlined`, async () => {
      const { text, spans } = unmark(/<link|hrefLang/.test(marked) ? withText(marked) : marked);
      const { findings } = (await openSite(memoryHost({ ...others, [path]: text }), {
        uiLanguage: 'en',
      }).review(path))!;
      const found = findings
        .filter(({ ruleId }) => ruleId.startsWith('page/'))
        .map(({ ruleId, from, to }) => ({ kind: ruleId.split('/')[1], from, to }));
      assert.deepEqual(found, spans, JSON.stringify(findings.map(({ message }) => message)));
    });
  }

  it('a fix of lang and dir leaves nothing to report', async () => {
    const path = 'ar/a.html';
    let text = `<!doctype html>\n<html class="no-js">\n<body><p>${arabic}</p></body></html>`;
    for (const ruleId of ['page/lang', 'page/dir']) {
      const { findings } = (await openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' }).review(path))!;
      const [edit] = findings.find((finding) => finding.ruleId === ruleId)!.fixes[0]!.edits;
      text = text.slice(0, edit!.from) + edit!.text + text.slice(edit!.to);
    }
    assert.match(text, /<html (?:dir="rtl" lang="ar"|lang="ar" dir="rtl") class="no-js">/);
    const { findings } = (await openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' }).review(path))!;
    assert.deepEqual(
      findings.filter(({ ruleId }) => ruleId.startsWith('page/')),
      [],
    );
  });

  it('full-width characters are one wide, Latin letters about half', () => {
    assert.equal(widthOf('中文，가나'), 5);
    assert.equal(widthOf('é'), widthOf('e'));
    assert.equal(widthOf('e\u0301'), widthOf('é'));
    assert.ok(Math.abs(widthOf('ภาษาไทย') - 7 * 0.556) < 0.01);
    const share = widthOf(english) / english.length;
    assert.ok(share > 0.45 && share < 0.55, String(share));
  });
});
