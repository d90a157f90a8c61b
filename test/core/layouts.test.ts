import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutConfigs, placesIn } from '../../src/core/content/layout-configs.ts';
import { openSite } from '../../src/core/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { sitePaths } from '../../src/core/regions/path-locale.ts';
import { siteLayout } from '../../src/core/regions/site-layout.ts';
import { memoryHost } from './memory-host.ts';

/** What the paths of a site say under its configs: `path: locale key`. */
function read(configs: Readonly<Record<string, string>>, ...paths: string[]): string[] {
  const all = [...Object.keys(configs), ...paths];
  const places = layoutConfigs(all).flatMap((path) => placesIn(path, configs[path] ?? ''));
  const site = sitePaths(all, shippedMarkets, siteLayout(places, shippedMarkets));
  return paths.map((path) => {
    const { found, key } = site.read(path);
    return `${found?.locale} ${key}`;
  });
}

describe('where the languages of a site lie', () => {
  const hugo = ['content/main/a.md', 'content/china/a.md'];
  for (const [name, config] of Object.entries({
    'hugo.toml':
      '[languages.en]\ncontentDir = "content/main"\n[languages.zh]\ncontentDir = "content/china/"\n',
    'config.toml':
      '[languages]\n[languages.en]\ncontentDir = "./content/main"\n[languages.zh]\ncontentDir = "content/china"\n',
    'hugo.yaml': 'languages:\n  en: {contentDir: content/main}\n  zh:\n    contentDir: content/china\n',
    'config.json':
      '{"languages": {"en": {"contentDir": "content/main"}, "zh": {"contentDir": "content/china"}}}',
    'config/_default/languages.yml': 'en: {contentDir: content/main}\nzh: {contentDir: content/china}\n',
  }))
    it(`Hugo: ${name}`, () =>
      assert.deepEqual(read({ [name]: config }, ...hugo), ['en content/a.md', 'zh content/a.md']));

  it('Hugo: a language outside the folder of the others', () =>
    assert.deepEqual(
      read(
        { 'site/hugo.toml': '[languages.id]\ncontentDir = "content-intl"\n' },
        'site/content-intl/a.md',
        'site/content/a.md',
      ),
      ['id site/content/a.md', 'undefined site/content/a.md'],
    ));

  it('VitePress and VuePress', () => {
    const config =
      "import x from 'y';\nexport default defineConfig({ locales: { root: { lang: 'zh-CN' }, intl: { label: 'English', lang: 'en' } } });";
    assert.deepEqual(read({ 'docs/.vitepress/config.mts': config }, 'docs/intl/a.md', 'docs/a.md'), [
      'en docs/a.md',
      'undefined docs/a.md',
    ]);
    const press = "module.exports = { locales: { '/': { lang: 'zh-CN' }, '/world/': { lang: 'en' } } }";
    assert.deepEqual(read({ 'docs/.vuepress/config.js': press }, 'docs/world/a.md'), ['en docs/a.md']);
  });

  it('Astro and Starlight', () => {
    const config =
      "export default defineConfig({ i18n: { locales: ['en', { path: 'indo', codes: ['id', 'id-ID'] }] } });";
    assert.deepEqual(
      read(
        { 'astro.config.mjs': config },
        'src/pages/indo/a.astro',
        'src/content/docs/indo/a.md',
        'indo/a.md',
      ),
      ['id src/pages/a.astro', 'id src/content/docs/a.md', 'undefined indo/a.md'],
    );
    const starlight =
      "export default { integrations: [starlight({ locales: { root: { lang: 'en' }, china: { lang: 'zh-CN' } } })] }";
    assert.deepEqual(read({ 'astro.config.ts': starlight }, 'src/content/docs/china/a.md'), [
      'zh-CN src/content/docs/a.md',
    ]);
  });

  it('files of Nuxt', () => {
    const config =
      "export default defineNuxtConfig({ i18n: { langDir: 'lang', locales: [{ code: 'en', file: 'main.json' }, { code: 'cn', language: 'zh-CN', files: ['china.json'] }] } })";
    assert.deepEqual(read({ 'nuxt.config.ts': config }, 'lang/main.json', 'i18n/lang/china.json'), [
      'en lang/.json',
      'zh-CN i18n/lang/.json',
    ]);
  });

  it('what a folder says itself, nobody need say: the region of a template is no market', () => {
    const config = "export default { locales: { en: { lang: 'en-US' } } }";
    assert.deepEqual(read({ '.vitepress/config.ts': config }, 'en/a.md'), ['en a.md']);
  });

  it('what is put together by a program, or lies elsewhere, says nothing', () => {
    const config =
      "export default { locales: { intl: { lang: `e` + n }, a: make(), ['b' + c]: { lang: 'en' } } }";
    assert.deepEqual(read({ '.vitepress/config.ts': config }, 'intl/a.md', 'a/a.md'), [
      'undefined intl/a.md',
      'undefined a/a.md',
    ]);
    assert.deepEqual(placesIn('hugo.toml', '[languages.zh]\ncontentDir = "../../etc"\n'), []);
    assert.deepEqual(layoutConfigs(['node_modules/a/astro.config.mjs', 'a/my.config.js', 'hugo.html']), []);
  });

  it('pages are paired and reviewed by it', async () => {
    const files: Record<string, string> = {
      'hugo.toml':
        '[languages.id]\ncontentDir = "content/nusantara"\n[languages.zh]\ncontentDir = "content/china"\n',
      'content/nusantara/a.md': '# Halaman\n\nKami membuat katup di kota ini.\n',
      'content/china/a.md': '# 页面\n\n我们在这座城市生产阀门。\n',
    };
    const site = openSite(memoryHost(files), { uiLanguage: 'en' });
    const review = await site.review('content/nusantara/a.md');
    assert.deepEqual([review!.target!.market, review!.source], ['ID', 'content/china/a.md']);
    files['hugo.toml'] = '';
    await site.apply({ files: [{ path: 'hugo.toml', kind: 'saved' }] });
    assert.equal((await site.review('content/nusantara/a.md'))!.source, undefined);
  });

  it('no config makes it throw', () => {
    const mapping = fc.constantFrom(
      'languages',
      'locales',
      ': ',
      ' = ',
      '{',
      '}',
      '[',
      ']',
      "'zh'",
      '"en"',
      '\n',
      '  ',
      'contentDir',
      'lang',
      ',',
      'path',
      'codes',
      '__proto__',
      'file',
      '*a',
      '.',
    );
    const name = fc.constantFrom(
      'hugo.toml',
      'hugo.yaml',
      'config.json',
      'astro.config.ts',
      '.vitepress/config.ts',
      'nuxt.config.js',
    );
    fc.assert(
      fc.property(name, fc.array(mapping, { maxLength: 30 }), (path, parts) => {
        for (const place of placesIn(path, parts.join(''))) assert.ok(!place.path.includes('..'));
      }),
      { numRuns: 500 },
    );
  });
});
