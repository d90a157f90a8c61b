import assert from 'node:assert/strict';
import { readVersionSets } from '../../src/core/alignment/declared-sets.ts';
import { pairPages } from '../../src/core/alignment/pairing.ts';
import { routesBelow, routesFolder } from '../../src/core/alignment/routes.ts';
import { withVersionSets } from '../../src/core/alignment/version-sets.ts';
import { parseConfig } from '../../src/core/config.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { sitePaths } from '../../src/core/regions/path-locale.ts';
import { memoryHost } from './memory-host.ts';

/** Code with `$(name)` for what a template fills in. */
const code = (text: string) => text.replace(/\$\((\w+)\)/g, '$\u007B$1}');

/** What is paired with what, and the locales that paths do not say: `about.html (en)` with its source. */
async function pairsOf(files: Readonly<Record<string, string>>) {
  const paths = Object.keys(files).sort();
  const sets = await readVersionSets(paths, memoryHost(files));
  const named = withVersionSets(sitePaths(paths, shippedMarkets), sets, shippedMarkets);
  const pairing = pairPages(paths, parseConfig('').config, named);
  return Object.fromEntries(
    paths.flatMap((path) => {
      const source = pairing.sourceOf(path, undefined);
      return source ? [[`${path} (${named.read(path).found?.locale})`, source]] : [];
    }),
  );
}

const empty = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, '']));
const url = (own: string, links: Readonly<Record<string, string>>) =>
  `<url><loc>${own}</loc>${Object.entries(links)
    .map(([tag, href]) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${href}"/>`)
    .join('')}</url>`;
const map = (...urls: string[]) =>
  `<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>`;

describe('versions that a sitemap lists', () => {
  const about = {
    en: 'https://acme.com/about.html',
    'zh-CN': 'https://acme.com/cn/guanyu.html',
    'x-default': 'https://acme.com/about.html',
  };
  const pages = [
    'about.html',
    'cn/guanyu.html',
    'contact.html',
    'cn/lianxi.html',
    'de/about.html',
    'de/contact.html',
  ];

  it('pairs pages whose names differ, and what is called like one of them', async () =>
    assert.deepEqual(
      await pairsOf({
        ...empty(...pages),
        'sitemap.xml': map(url(about.en, about), url(about['zh-CN'], about)),
      }),
      {
        'about.html (en)': 'cn/guanyu.html',
        'de/about.html (de)': 'cn/guanyu.html',
        'de/contact.html (de)': 'contact.html',
      },
    ));

  it('leaves their source to the page that a listed one was built from, which only its contents pair', async () => {
    const files = { ...empty(...pages), 'sitemap.xml': map(url(about.en, about)) };
    const paths = Object.keys(files).sort();
    const sets = await readVersionSets(paths, memoryHost(files));
    const named = withVersionSets(sitePaths(paths, shippedMarkets), sets, shippedMarkets);
    const pairing = pairPages(paths, parseConfig('').config, named);
    assert.equal(pairing.isFollowed('cn/guanyu.html', 'en'), false);
    assert.equal(pairing.isFollowed('cn/guanyu.html', 'de'), true);
  });

  it('finds them below a folder of the host, and in the sources of a generator', async () => {
    const shop = 'https://acme.github.io/shop/';
    const set = { en: `${shop}about/`, zh: `${shop}zh/guanyu/` };
    assert.deepEqual(
      await pairsOf({
        ...empty(
          'web/src/pages/about.astro',
          'web/src/pages/zh/guanyu.astro',
          'web/src/pages/about/[id].astro',
        ),
        'web/public/sitemap-0.xml': map(url(set.en, set)),
      }),
      { 'web/src/pages/about.astro (en)': 'web/src/pages/zh/guanyu.astro' },
    );
  });

  it('says nothing where every page gives the same page as its other version', async () => {
    const home = { 'zh-CN': 'https://acme.com/cn/guanyu.html' };
    assert.deepEqual(
      await pairsOf({
        ...empty(...pages),
        'sitemap.xml': map(
          url('https://acme.com/about.html', { ...home, en: 'https://acme.com/about.html' }),
          url('https://acme.com/contact.html', { ...home, en: 'https://acme.com/contact.html' }),
        ),
      }),
      { 'de/about.html (de)': 'about.html', 'de/contact.html (de)': 'contact.html' },
    );
  });

  it('takes no harm from one that is broken or leads elsewhere', async () => {
    for (const text of [
      '<urlset><url><loc>',
      map(url('/../x', { zh: 'mailto:a@b.c', en: '%' })),
      '',
      '<!--'.repeat(9999),
    ])
      assert.deepEqual(
        await pairsOf({ ...empty('a.html', 'x/b.html'), 'sitemap.xml': text }),
        {},
        text.slice(0, 80),
      );
  });
});

describe('versions in the metadata of Next', () => {
  const pages = empty(
    'src/app/zh/guanyu/page.tsx',
    'src/app/(site)/contact/page.tsx',
    'src/app/zh/lianxi/page.tsx',
  );

  it('pairs what `alternates.languages` gives literally, behind a base and by a constant', async () => {
    assert.deepEqual(
      await pairsOf({
        ...pages,
        'src/app/about/page.tsx': code(
          "export const metadata: Metadata = { alternates: { canonical: '/about', languages: { 'en-US': `$(base)/about`, 'zh-CN': base + '/zh/guanyu' } } };",
        ),
        'src/app/(site)/contact/page.tsx':
          "const languages: Record<string, string> = { zh: 'https://acme.com/zh/lianxi' };\nexport function generateMetadata() { return { alternates: { languages } }; }",
      }),
      {
        'src/app/about/page.tsx (en-US)': 'src/app/zh/guanyu/page.tsx',
        'src/app/(site)/contact/page.tsx (undefined)': 'src/app/zh/lianxi/page.tsx',
      },
    );
  });

  it('reads the entries of a sitemap in code', async () =>
    assert.deepEqual(
      await pairsOf({
        ...pages,
        ...empty('src/app/about/page.tsx'),
        'src/app/sitemap.ts': code(
          'export default () => [{ url: `$(base)/about`, alternates: { languages: { zh: `$(base)/zh/guanyu` } } }];',
        ),
      }),
      { 'src/app/about/page.tsx (undefined)': 'src/app/zh/guanyu/page.tsx' },
    ));

  it('reads nothing that is worked out', async () => {
    for (const languages of [
      'getLanguages()',
      '{ zh: localized("/about") }',
      code('{ zh: `/zh/$(slug)` }'),
      '{ zh: a + b + "/zh/guanyu" }',
      '{ ...others }',
    ])
      assert.deepEqual(
        await pairsOf({
          ...pages,
          'src/app/about/page.tsx': `export const metadata = { alternates: { languages: ${languages} } };`,
        }),
        {},
        languages,
      );
  });
});

describe('versions that front matter ties together', () => {
  const head = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\nText.\n`;

  it('pairs the pages of Jekyll’s polyglot by their permalink', async () =>
    assert.deepEqual(
      await pairsOf({
        '_config.yml': 'languages: [en, zh-CN]\ndefault_lang: en\n',
        'about.md': head('lang: en', 'permalink: /about/'),
        'guanyu.md': head('lang: zh-CN', 'permalink: about'),
        'contact.md': head('permalink: /contact/'),
        'pages/lianxi.html': head('lang: zh-CN', 'permalink: /contact/'),
        'other.md': head('lang: en', 'permalink: /other/'),
      }),
      { 'about.md (en)': 'guanyu.md', 'contact.md (undefined)': 'pages/lianxi.html' },
    ));

  it('pairs them by the keys that sites without it use', async () =>
    assert.deepEqual(
      await pairsOf({
        'docs/_config.yml': 'title: Acme\n',
        'docs/about.md': head('lang: en', 'ref: about', 'permalink: /'),
        'docs/guanyu.md': head('lang: zh', 'ref: about', 'permalink: /'),
        'docs/tags/a.md': head('lang: en', 'permalink: pretty'),
        'docs/tags/b.md': head('lang: en', 'permalink: pretty'),
      }),
      { 'docs/about.md (en)': 'docs/guanyu.md' },
    ));

  it('pairs the pages of Hugo by their translation key', async () =>
    assert.deepEqual(
      await pairsOf({
        'hugo.toml': '[languages.en]\n[languages.zh]\n',
        'content/en/about.md': head('translationKey: about'),
        'content/zh/guanyu.md': '+++\ntranslationKey = "about"\n+++\n',
        'content/de/about.md': head('title: Über uns'),
      }),
      {
        'content/en/about.md (en)': 'content/zh/guanyu.md',
        'content/de/about.md (de)': 'content/zh/guanyu.md',
      },
    ));

  it('leaves such keys alone where no generator reads them', async () =>
    assert.deepEqual(
      await pairsOf({ 'a.md': head('lang: en', 'ref: x'), 'b.md': head('lang: zh', 'ref: x') }),
      {},
    ));
});

describe('the places of pages', () => {
  const places: [string, string][] = [
    ['app/page.tsx', ''],
    ['src/app/(shop)/zh/about/page.tsx', 'zh/about'],
    ['src/pages/zh/index.astro', 'zh'],
    ['pages/about.vue', 'about'],
    ['src/routes/de/+page.svelte', 'de'],
    ['content/zh/about/_index.md', 'zh/about'],
    ['public/vi/about.html', 'vi/about'],
    ['index.html', ''],
  ];
  for (const [path, place] of places)
    it(path, () => assert.deepEqual([...routesBelow([path, 'README.txt'], '')], [[place, path]]));

  it('none for code, for many pages in one, and for two at once', () => {
    for (const path of [
      'src/pages/[id].astro',
      'app/api/route.ts',
      'src/pages/_app.tsx',
      'app/about/layout.tsx',
      'src/x.ts',
    ])
      assert.deepEqual([...routesBelow([path], '')], [], path);
    assert.deepEqual([...routesBelow(['about.html', 'content/about.md'], '')], []);
  });

  it('are counted from where a site lies', () => {
    for (const [path, folder] of [
      ['web/public/sitemap.xml', 'web'],
      ['web/src/app/zh/page.tsx', 'web'],
      ['public/sitemap.xml', ''],
      ['sitemap.xml', ''],
      ['site/sitemap.xml', 'site'],
    ] as const)
      assert.equal(routesFolder(path), folder, path);
  });
});
