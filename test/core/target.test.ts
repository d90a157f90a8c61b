import assert from 'node:assert/strict';
import { isAboveTarget } from '../../src/core/alignment/mirror-target.ts';
import { pairPages } from '../../src/core/alignment/pairing.ts';
import { parseConfig } from '../../src/core/config.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { markdown } from '../../src/core/content/markdown.ts';
import { setFrontMatter } from '../../src/core/content/set-front-matter.ts';
import { openSite } from '../../src/core/index.ts';
import { isSourceLocale, readLocale } from '../../src/core/regions/locale.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { readPath, sitePaths } from '../../src/core/regions/path-locale.ts';
import { findTarget } from '../../src/core/target.ts';
import { memoryHost } from './memory-host.ts';

const { config } = parseConfig('');

describe('page type', () => {
  const types: [path: string, type: string | undefined][] = [
    ['content/id/legal/privacy.md', 'legal'],
    ['content/id/privacy-policy.md', 'legal'],
    ['content/id/_index.md', 'home'],
    ['id/blog/index.md', 'article'],
    ['content/id/customers/toko.md', 'case-study'],
    ['content/id/2023/features-and-use-cases.md', undefined],
    ['content/id/campaigns/double-eleven.md', 'campaign'],
    ['docs/th/api/orders.md', 'specification'],
    ['content/id/product.md', undefined],
    ['content/id/terminal.md', undefined],
  ];
  for (const [path, type] of types) {
    it(`${path} is ${type ?? 'of no known type'}`, () => {
      const { pageType, origin } = findTarget(path, {}, config, 'latin');
      assert.deepEqual([pageType, origin.pageType], [type, type ? 'path' : 'default']);
    });
  }

  it('is what the page says, then what the config says', () => {
    const { config } = parseConfig(
      'pages: [{ path: "**/legal/**", type: article }]\ntargets: { article: 0.3 }\n',
    );
    const path = 'content/id/legal/a.md';
    const said = findTarget(path, { pageType: 'campaign' }, config, 'latin');
    assert.deepEqual([said.pageType, said.origin.pageType], ['campaign', 'front-matter']);
    const configured = findTarget(path, { pageType: 'poem' }, config, 'latin');
    assert.deepEqual([configured.pageType, configured.origin.pageType], ['article', 'config']);
    const typed = (path: string, type: unknown) => {
      const { pageType, origin } = findTarget(path, { type }, config, 'latin');
      return [pageType, origin.pageType];
    };
    // Generators have a field `type` too: only a name that can mean nothing else counts, and the config knows better.
    assert.deepEqual(typed('content/id/blog/toko.md', 'case-study'), ['case-study', 'front-matter']);
    assert.deepEqual(typed(path, 'campaign'), ['article', 'config']);
    assert.deepEqual(typed('content/id/changelog.md', 'article'), ['specification', 'path']);
    for (const other of ['docs', 'blog', 'Case Study', ['legal'], undefined])
      assert.deepEqual(typed('content/id/a.md', other), [undefined, 'default']);
    assert.ok(isAboveTarget(0.31, configured, config));
    assert.ok(!isAboveTarget(0.3, configured, config));
    assert.ok(!isAboveTarget(null, configured, config));
    assert.ok(!isAboveTarget(1, findTarget('id/legal.md', {}, config, 'latin'), config));
  });
});

describe('a market that only the language tells', () => {
  const implied: [path: string, frontMatter: Record<string, string>, config: string, is: boolean][] = [
    ['content/pt/a.md', {}, '', true],
    ['content/zh-hant/a.md', {}, '', true],
    ['content/a.md', { lang: 'pt' }, '', true],
    ['content/pt-br/a.md', {}, '', false],
    ['content/br/a.md', {}, '', false],
    ['content/pt/a.md', { market: 'BR' }, '', false],
    ['content/pt/a.md', {}, 'pages: [{ path: "**", market: BR }]', false],
    ['content/pt/a.md', {}, 'pages: [{ path: "**", locale: pt-BR }]', false],
  ];
  for (const [path, frontMatter, text, is] of implied) {
    it(`${path} ${JSON.stringify(frontMatter)} ${text}: ${is}`, () => {
      const { market, isMarketImplied } = findTarget(path, frontMatter, parseConfig(text).config, 'latin');
      assert.deepEqual([market, isMarketImplied], [path.includes('hant') ? 'TW' : 'BR', is]);
    });
  }
});

describe('readers and industry', () => {
  const { config } = parseConfig('');
  const guesses: [path: string, audience: string, industry: string | undefined][] = [
    ['content/id/go-global/a.md', 'chinese-abroad', undefined],
    ['content/en-SG/china-gateway.html', 'entering-china', undefined],
    ['content/id/solutions/retail/a.md', 'local', 'retail'],
    ['id/industries/banking.md', 'local', 'fintech'],
    ['content/id/media/kit.md', 'local', undefined],
    ['content/id/solutions/constructor.md', 'local', undefined],
    ['content/id/going-global-now.md', 'local', undefined],
  ];
  for (const [path, audience, industry] of guesses) {
    it(`${path} speaks to ${audience}${industry ? `, ${industry}` : ''}`, () => {
      const found = findTarget(path, {}, config, 'latin');
      assert.deepEqual([found.audience, found.industry], [audience, industry]);
      assert.equal(found.origin.audience, audience === 'local' ? 'default' : 'path');
      assert.equal(found.origin.industry, industry ? 'path' : 'default');
    });
  }

  it('a guess gives way to the config, and this to the page', () => {
    const { config: own } = parseConfig('pages: [{ path: "**", audience: local, industry: games }]\n');
    const path = 'content/id/go-global/solutions/retail.md';
    const configured = findTarget(path, {}, own, 'latin');
    assert.deepEqual([configured.audience, configured.industry], ['local', 'games']);
    assert.deepEqual([configured.origin.audience, configured.origin.industry], ['config', 'config']);
    const said = findTarget(path, { audience: 'entering-china', industry: 'travel' }, own, 'latin');
    assert.deepEqual([said.audience, said.industry], ['entering-china', 'travel']);
    assert.deepEqual([said.origin.audience, said.origin.industry], ['front-matter', 'front-matter']);
  });
});

describe('target market', () => {
  const paths: [path: string, locale: string | undefined, market: string | undefined, key: string][] = [
    ['content/id/about.md', 'id', 'ID', 'content/about.md'],
    ['content/en-SG/about.md', 'en-SG', 'SG', 'content/about.md'],
    ['content/zh_CN/about.md', 'zh-CN', undefined, 'content/about.md'],
    ['blog/post.th.md', 'th', 'TH', 'blog/post.md'],
    ['_posts/post.pt-br.md', 'pt-BR', 'BR', '_posts/post.md'],
    ['mx/index.md', 'es-MX', 'MX', 'index.md'],
    ['pages/ja/index.md', 'ja', 'JP', 'pages/index.md'],
    ['i18n/de/docusaurus-plugin-content-docs/current/a/b.md', 'de', 'DE', 'docs/a/b.md'],
    ['i18n/ko/docusaurus-plugin-content-blog/a.md', 'ko', 'KR', 'blog/a.md'],
    ['content/es/about.md', 'es', undefined, 'content/about.md'],
    ['content/zh-Hant/about.md', 'zh-Hant', 'TW', 'content/about.md'],
    ['locales/id.json', 'id', 'ID', 'locales/.json'],
    ['locales/zh-CN/common.json', 'zh-CN', undefined, 'locales/common.json'],
    ['public/locales/id/id.json', 'id', 'ID', 'public/locales/.json'],
    ['lang/messages-th.json', 'th', 'TH', 'lang/messages.json'],
    ['i18n/user_id.json', undefined, undefined, 'i18n/user_id.json'],
    ['config/locales/pt-BR.yml', 'pt-BR', 'BR', 'config/locales/.yml'],
    ['app/src/main/res/values-in/strings.xml', 'id', 'ID', 'app/src/main/res/values/strings.xml'],
    ['res/values-zh-rTW/strings.xml', 'zh-TW', 'TW', 'res/values/strings.xml'],
    ['res/values-b+zh+Hans+CN/strings.xml', 'zh-Hans-CN', undefined, 'res/values/strings.xml'],
    ['res/values-de-land/strings.xml', 'de', 'DE', 'res/values-land/strings.xml'],
    ['res/values-night/colors.xml', undefined, undefined, 'res/values-night/colors.xml'],
    ['App/id.lproj/Localizable.strings', 'id', 'ID', 'App/.lproj/Localizable.strings'],
    ['App/Base.lproj/Localizable.strings', undefined, undefined, 'App/.lproj/Localizable.strings'],
    ['src/messages_pt_BR.properties', 'pt-BR', 'BR', 'src/messages.properties'],
    ['src/messages_in.properties', 'id', 'ID', 'src/messages.properties'],
    ['src/messages.properties', undefined, undefined, 'src/messages.properties'],
    ['lib/l10n/app_zh_Hant_TW.arb', 'zh-Hant-TW', 'TW', 'lib/l10n/app.arb'],
    ['Properties/Resources.id.resx', 'id', 'ID', 'Properties/Resources.resx'],
    ['locale/id/LC_MESSAGES/django.po', 'id', 'ID', 'locale/LC_MESSAGES/django.po'],
    ['po/zh_CN.po', 'zh-CN', undefined, 'po/.po'],
    ['src/locale/messages.id.xlf', 'id', 'ID', 'src/locale/messages.xlf'],
    ['docs/about.md', undefined, undefined, 'docs/about.md'],
    ['locales/de/main.ftl', 'de', 'DE', 'locales/main.ftl'],
    ['ftl/de.ftl', 'de', 'DE', 'ftl/.ftl'],
    ['locales/nb.json', 'nb', undefined, 'locales/.json'],
    ['content/nb-NO/a.md', 'nb-NO', undefined, 'content/a.md'],
    ['app_fi.arb', 'fi', undefined, 'app.arb'],
    ['Strings.zh-CHS.resx', 'zh-Hans', undefined, 'Strings.resx'],
    ['res/messages_zh-hant.properties', 'zh-Hant', 'TW', 'res/messages.properties'],
    ['shop-de_DE_formal.po', 'de-DE', 'DE', 'shop.po'],
    ['README_CN.md', 'zh-CN', undefined, 'README.md'],
    ['button/index-en-US.md', 'en-US', 'US', 'button/index.md'],
    ['about-zh.md', 'zh', undefined, 'about.md'],
    ['locales/en.default.json', 'en', undefined, 'locales/.json'],
    ['res/values-mcc510-in/strings.xml', 'id', 'ID', 'res/values/strings.xml'],
    ['res/values-fil/strings.xml', 'fil', 'PH', 'res/values/strings.xml'],
    ['res/values-b+sr+Latn/strings.xml', 'sr-Latn', undefined, 'res/values/strings.xml'],
    ['res/values-ang/strings.xml', 'ang', undefined, 'res/values/strings.xml'],
    ['i18n/en/docusaurus-plugin-content-docs-community/current/a.md', 'en', undefined, 'community/a.md'],
    ['src/it/smoke/README.md', undefined, undefined, 'src/it/smoke/README.md'],
    ['content/lang-to.md', undefined, undefined, 'content/lang-to.md'],
    ['about-us.html', undefined, undefined, 'about-us.html'],
    ['what-is-it.md', undefined, undefined, 'what-is-it.md'],
    ['recipes/thai/a.md', undefined, undefined, 'recipes/thai/a.md'],
    ['src/css/page.min.md', undefined, undefined, 'src/css/page.min.md'],
  ];
  for (const [path, locale, market, key] of paths) {
    it(`${path} is ${locale ?? 'for nobody in particular'}`, () => {
      const read = readPath(path, shippedMarkets);
      assert.deepEqual([read.found?.locale, read.found?.market, read.key], [locale, market, key]);
    });
  }

  const sites: [about: string, paths: string[], read: [string, string | undefined, string?][]][] = [
    [
      'file names in a locale’s folder are what they are there',
      ['en-US/hr.json', 'en-US/it.json', 'zh-CN/hr.json', 'zh-CN/it.json'],
      [
        ['en-US/it.json', 'en-US', 'it.json'],
        ['zh-CN/hr.json', 'zh-CN', 'hr.json'],
      ],
    ],
    [
      'a folder above those of locales is none',
      ['eu/site/ja/a.md', 'eu/site/zh/a.md', 'eu/site/a.md', 'README.md'],
      [
        ['eu/site/ja/a.md', 'ja', 'eu/site/a.md'],
        ['eu/site/a.md', undefined, 'eu/site/a.md'],
      ],
    ],
    [
      'a folder above a Chinese one is none',
      ['it/index.html', 'it/zh/index.html'],
      [
        ['it/index.html', undefined],
        ['it/zh/index.html', 'zh', 'it/index.html'],
      ],
    ],
    [
      'a name behind a hyphen is a locale beside its page',
      [
        'a.md',
        'a-id.md',
        'b-zh.md',
        'b-ar.md',
        'c-ar.md',
        'user.json',
        'user_id.json',
        'sign.md',
        'sign-in.md',
      ],
      [
        ['a-id.md', 'id', 'a.md'],
        ['b-ar.md', 'ar', 'b.md'],
        ['c-ar.md', 'ar', 'c.md'],
        ['user_id.json', undefined],
        ['sign-in.md', undefined],
      ],
    ],
    [
      'any code is a locale beside others',
      ['zh/a.md', 'ua/a.md', 'to/a.md', 'js/a.md', 'jp/a.md', 'i18n/zh.json', 'i18n/haw.json'],
      [
        ['ua/a.md', 'uk-UA', 'a.md'],
        ['to/a.md', 'to', 'a.md'],
        ['js/a.md', undefined],
        ['jp/a.md', 'ja-JP', 'a.md'],
        ['i18n/haw.json', 'haw', 'i18n/.json'],
      ],
    ],
    [
      'languages spelt out stand beside English',
      ['content/english/a.md', 'content/chinese/a.md', 'recipes/thai/a.md', 'recipes/french/a.md'],
      [
        ['content/chinese/a.md', 'zh', 'content/a.md'],
        ['content/english/a.md', 'en', 'content/a.md'],
        ['recipes/thai/a.md', undefined],
      ],
    ],
    [
      'names are the same however their accents are written',
      ['content/id/cafe\u0301.md', 'content/zh/caf\u00e9.md'],
      [['content/id/cafe\u0301.md', 'id', 'content/caf\u00e9.md']],
    ],
  ];
  for (const [about, paths, expected] of sites) {
    it(about, () => {
      const named = sitePaths(paths, shippedMarkets);
      for (const [path, locale, key] of expected) {
        const read = named.read(path);
        assert.equal(read.found?.locale, locale, path);
        assert.equal(read.key, key ?? path);
      }
    });
  }

  it('a language without a country is not for the market that has its own file', () => {
    const named = sitePaths(['pt.json', 'pt-BR.json', 'de.json'], shippedMarkets);
    const markets = ['pt.json', 'pt-BR.json', 'de.json'].map((path) => named.read(path).found?.market);
    assert.deepEqual(markets, [undefined, 'BR', 'DE']);
  });

  it('a name that is a country and a language is what the page’s letters say', () => {
    const locale = (path: string, told: string) => findTarget(path, {}, config, told).locale;
    assert.equal(locale('content/uk/a.md', 'latin'), 'en-GB');
    assert.equal(locale('content/uk/a.md', 'ru'), 'uk');
    assert.equal(locale('content/my/a.md', 'my'), 'my');
    assert.equal(locale('content/my/a.md', 'latin'), 'ms-MY');
  });

  it('what a document declares gives way to its text, and where nothing is declared the text tells', () => {
    const target = (told: string, tag?: string) => {
      const { locale, market, origin } = findTarget(
        'index.html',
        {},
        config,
        told,
        tag === undefined ? undefined : { tag, certain: false },
      );
      return [locale, market, origin.market];
    };
    assert.deepEqual(target('vi', 'en'), ['vi', 'VN', 'text']);
    assert.deepEqual(target('id', 'ms-MY'), ['ms-MY', 'MY', 'document']);
    assert.deepEqual(target('vi'), ['vi', 'VN', 'text']);
    assert.deepEqual(target('en'), [undefined, undefined, 'default']);
    assert.deepEqual(target('ru'), [undefined, undefined, 'default']);
    assert.deepEqual(target('latin', 'ceb'), ['ceb', 'PH', 'document']);
  });

  it('strings are read where they are kept; other data files stay quiet', () => {
    const read = (path: string) => formatOf(path) !== undefined;
    for (const path of [
      ...['locales/en/common.json', 'src/i18n/id.json', '_locales/id/messages.json', 'id/translation.json'],
      ...[
        'messages/th.json',
        'src/lang/pt-BR.yaml',
        'messages.id.yaml',
        '_data/home.yml',
        'content/id/home.json',
      ],
    ])
      assert.ok(read(path), path);
    for (const path of [
      ...['package.json', 'locales/package.json', 'tsconfig.build.json', 'api/users.json', 'lib/cities.json'],
      ...[
        '.github/workflows/id.yml',
        'maps/us.json',
        'es/index.json',
        '.vscode/settings.json',
        'app.config.json',
      ],
      ...['docker-compose.yml', 'openapi.yaml', 'cs/data.json', 'i18n/.prettierrc.json', 'check-in.json'],
      ...[
        'application.properties',
        'gradle.properties',
        'src/log4j2.properties',
        'src/main/AndroidManifest.xml',
      ],
    ])
      assert.ok(!read(path), path);
    assert.ok(formatOf('data/copy.json', 'json'));
  });

  it('modules of JavaScript and PHP are read where they hold the strings of a locale', () => {
    for (const [path, id] of [
      ['src/locales/zh-CN.ts', 'script'],
      ['i18n/en/common.js', 'script'],
      ['translation/en-US.ts', 'script'],
      ['lang/id/shop.php', 'php-array'],
      ['resources/lang/en.php', 'php-array'],
      ['i18n/en.toml', 'toml'],
      ['id/LC/main.ftl', 'fluent'],
      ['lang/page.php', 'php'],
      ['index.php', 'php'],
    ] as const)
      assert.equal(formatOf(path)?.id, id, path);
    for (const path of [
      'src/locales/index.ts',
      'src/i18n/en.d.ts',
      'src/en.ts',
      'src/main.ts',
      'Cargo.toml',
      'i18n/en.test.ts',
      'public/vendor/tinymce/langs/de.js',
      'locales/config.ts',
      'templates/mail.ftl',
    ])
      assert.equal(formatOf(path), undefined, path);
  });

  it('what a document declares comes after the path, unless that is the point of its format', () => {
    const target = (path: string, tag: string, certain: boolean, script = 'latin') => {
      const { locale, market, origin } = findTarget(path, {}, config, script, { tag, certain });
      return [locale, market, origin.market];
    };
    assert.deepEqual(target('index.html', 'de-DE', false), ['de-DE', 'DE', 'document']);
    assert.deepEqual(target('id/index.html', 'en', false), ['id', 'ID', 'path']);
    assert.deepEqual(target('id/app.xlf', 'th', true), ['th', 'TH', 'document']);
    // A tag left over from the page this one was copied from.
    assert.deepEqual(target('index.html', 'zh-CN', false), [undefined, undefined, 'default']);
    assert.deepEqual(target('index.html', 'ja', false, 'ja'), ['ja', 'JP', 'document']);
  });

  it('front matter goes before config, config before path', () => {
    const set = parseConfig(
      'pages:\n  - path: content/id/**\n    market: SG\n    audience: chinese-abroad\n',
    ).config;
    const path = 'content/id/about.md';
    const market = (data: Record<string, unknown>, conf = set) => findTarget(path, data, conf, 'latin');
    assert.equal(market({ market: 'my' }).market, 'MY');
    assert.equal(market({}).market, 'SG');
    assert.equal(market({}).audience, 'chinese-abroad');
    assert.deepEqual(market({}).origin, {
      market: 'config',
      audience: 'config',
      industry: 'default',
      readers: 'default',
      pageType: 'default',
    });
    assert.equal(market({}, config).market, 'ID');
    assert.equal(market({ audience: 'entering-china' }, config).audience, 'entering-china');
    assert.equal(market({ market: 'nowhere' }, config).market, 'ID');
  });

  it('the source is the page in the source’s locale, or a Chinese page without one', () => {
    assert.equal(findTarget('content/zh/a.md', {}, config, 'zh').isSource, true);
    assert.equal(findTarget('docs/a.md', {}, config, 'zh').isSource, true);
    assert.equal(findTarget('docs/a.md', {}, config, 'latin').isSource, false);
    assert.equal(findTarget('content/zh-TW/a.md', {}, config, 'zh').isSource, false);
    for (const same of ['zh', 'zh-CN', 'zh-Hans', 'zh-Hans-CN'])
      assert.equal(isSourceLocale(same, 'zh'), true, same);
    for (const other of ['zh-TW', 'zh-Hant', 'zh-HK', 'en'])
      assert.equal(isSourceLocale(other, 'zh'), false, other);
  });

  it('words that look like locales are none', () => {
    assert.equal(readPath('docs/connector/5.es.md', shippedMarkets).found, undefined);
    assert.equal(readPath('views/welcome.id.text.erb', shippedMarkets).key, 'views/welcome.text.erb');
    assert.equal(readPath('views/page.text.erb', shippedMarkets).found, undefined);
    assert.equal(formatOf('views/welcome.id.text.erb')?.id, 'text');
    for (const name of ['page', 'css', 'min', 'v2', 'img', 'en-', '-id', '', 'zz', 'constructor'])
      assert.equal(readLocale(name, shippedMarkets), undefined, name);
  });

  it('pages find their source by path or by name, never outside the site', () => {
    const pairing = pairPages(
      [
        'content/zh/a.md',
        'content/id/a.md',
        'docs/b.md',
        'i18n/th/docusaurus-plugin-content-docs/current/b.md',
        'blog/c.zh.md',
      ],
      config,
    );
    assert.equal(pairing.sourceOf('content/id/a.md', undefined), 'content/zh/a.md');
    assert.equal(
      pairing.sourceOf('i18n/th/docusaurus-plugin-content-docs/current/b.md', undefined),
      'docs/b.md',
    );
    assert.equal(pairing.sourceOf('blog/c.md', undefined), 'blog/c.zh.md');
    assert.equal(pairing.sourceOf('content/id/x.md', '../zh/a.md'), 'content/zh/a.md');
    assert.equal(pairing.sourceOf('content/id/x.md', '../../../../etc/passwd'), undefined);
    assert.equal(pairing.sourceOf('content/id/x.md', undefined), undefined);
  });

  it('a market is written into the front matter and nothing else is touched', () => {
    const set = (text: string) => {
      const {
        from,
        to,
        text: written,
      } = setFrontMatter(text, markdown.parse(text).frontMatter, 'market', 'ID')!;
      return text.slice(0, from) + written + text.slice(to);
    };
    assert.equal(
      set('---\n# why\nmarket: SG # here\ntitle: A\n---\nB\n'),
      '---\n# why\nmarket: ID # here\ntitle: A\n---\nB\n',
    );
    assert.equal(set('---\r\ntitle: A\r\n---\r\nB'), '---\r\nmarket: ID\r\ntitle: A\r\n---\r\nB');
    assert.equal(set('# B\n'), '---\nmarket: ID\n---\n\n# B\n');
    assert.equal(set('\n---\ntitle: A\n---\nB\n'), '\n---\nmarket: ID\ntitle: A\n---\nB\n');
    assert.equal(set('\n{"title": "A"}\nB\n'), '\n{\n  "market": "ID","title": "A"}\nB\n');
  });
});

describe('the layout around a page', () => {
  const localeOf = async (files: Readonly<Record<string, string>>, path: string) => {
    const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path);
    return review!.target!.locale;
  };
  const layout = (lang: string) =>
    `export default function Layout({ children }) {\n  return <html lang="${lang}"><body>{children}</body></html>;\n}\n`;
  const part = '<p>Asesoría gratuita</p>';
  const files = {
    'web/src/app/layout.tsx': layout('es'),
    'web/src/parts/Cta.tsx': `export const Cta = () => ${part};\n`,
  };

  it('says in which language the few words of a part are', async () => {
    assert.equal(await localeOf(files, 'web/src/parts/Cta.tsx'), 'es');
    assert.equal(await localeOf({ ...files, 'docs/a.html': part }, 'docs/a.html'), undefined, 'not below it');
  });

  it('says nothing in English, against the text, beside another, and where code chooses', async () => {
    const path = 'web/src/parts/Cta.tsx';
    for (const lang of ['en', 'zh-CN', 'x'])
      assert.equal(
        await localeOf({ ...files, 'web/src/app/layout.tsx': layout(lang) }, path),
        undefined,
        lang,
      );
    assert.equal(
      await localeOf({ ...files, 'web/index.html': '<html lang="fr"><p>A</p></html>' }, path),
      undefined,
    );
    const chosen = layout('es').replace('"es"', '{locale}');
    assert.equal(await localeOf({ ...files, 'web/src/app/layout.tsx': chosen }, path), undefined);
    const english =
      'export const Cta = () => <p>Our workshop delivers paper bags to every customer. The price of the order depends on the quantity and the colour. You can ask for a sample, and we will send it to you within a week of your call. This is what we have done for thirty years, and it is what our customers like about us.</p>;';
    assert.equal(await localeOf({ ...files, [path]: english }, path), undefined);
  });
});
