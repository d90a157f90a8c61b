import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOf } from '../../src/core/content/index.ts';
import { localKeys } from '../../src/core/content/strings/languages.ts';
import { openSite } from '../../src/core/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { checkContent, readsExactly } from './content-laws.ts';
import { memoryHost } from './memory-host.ts';

const at = (path: string) => formatOf(path)!;

describe('files of data', () => {
  it('are known by the folder they lie in', () => {
    for (const path of [
      'data/faq.yaml',
      'src/data/news/a.json',
      'src/content/team/x.yml',
      'src/data/site.ts',
      '_build/data/a.toml',
    ])
      assert.ok(formatOf(path), path);
    for (const path of [
      'api/users.json',
      'data/.cache/a.json',
      'src/data/types.d.ts',
      'test/data/a.json',
      'data/package.json',
      'src/data.ts',
      'public/data/map.json',
    ])
      assert.equal(formatOf(path), undefined, path);
  });

  readsExactly(at('data/x.json'), {
    'titles and texts by their keys, rich text, and sentences': `{"slug": "cn-1", "title": "⟦title:Two new lines⟧", "category": "company", "source_document": "The first of two brochures in print",
 "contentHtml": "<p>⟦paragraph:Rich <b>text⟧</b></p>", "author": "Jo Tan", "code": "XF-531/533", "card_text": "events.links.more", "heroTitle": "⟦title:Hello⟧", "label": "primary",
 "answer": "⟦string:It takes two weeks to make one.⟧", "city": "Kuala Lumpur And The Klang Valley", "features": ["⟦string:Fits into any pocket you have⟧", "Small"]}`,
  });
  readsExactly(at('data/x.yaml'), {
    'what stands beside the same in another language':
      'model: XF-531\narea: ⟦string:Engine bay⟧\narea_zh: ⟦string:发动机舱⟧\nname_en: ⟦string:Battery Labels⟧\nname_zh: ⟦string:电池标签⟧\nindustry: {en: ⟦string:Steel⟧, zh: ⟦string:钢铁⟧}\nroutes: {en: /en, zh: /cn}\n',
  });
  readsExactly(at('data/x.toml'), { 'as in Hugo': "[[faq]]\nid = 'a'\ntitle = '⟦title:How long?⟧'\n" });
  readsExactly(at('src/data/x.ts'), {
    'as in Astro': `import x from 'a string that is code to all';
export type A = { title: 'not copy' };
export const posts: A[] = [
  { slug: 'a', title: '⟦title:First post⟧', titleZh: '⟦title:第一篇⟧', date: '2024-01-02' },
  { slug: 'b', title: '⟦title:Second post⟧', titleZh: '⟦title:第二篇⟧' },
];
export const find = (slug: string) => ({ title: 'Made by a function' });`,
  });

  it('keys say which language a string is in', () => {
    const said = (...keys: string[]) =>
      [...localKeys(keys, shippedMarkets)].map(([key, { stem, language }]) => `${key}: ${stem} ${language}`);
    assert.deepEqual(said('title_en', 'title_zh_CN', 'id'), [
      'title_en: title en',
      'title_zh_CN: title zh-CN',
    ]);
    assert.deepEqual(said('title', 'titleZh', 'titleVi'), ['titleZh: title zh', 'titleVi: title vi']);
    assert.deepEqual(said('en', 'zh', 'id', 'slug'), ['en:  en', 'zh:  zh']);
    assert.deepEqual(said('en', 'zh', 'id'), ['en:  en', 'zh:  zh', 'id:  id']);
    assert.deepEqual(said('title_en', 'slug'), ['title_en: title en']);
    assert.deepEqual(said('product', 'productId', 'no', 'is', 'maxIs', 'titleZh'), []);
  });

  it('each language is reviewed for its market, beside its Chinese', async () => {
    const text = JSON.stringify([
      {
        title: 'First: our one-stop platform',
        titleZh: '第一：我们的一站式平台',
        textHtml: '<p>One.</p><p>A one-stop platform.</p>',
        textHtmlZh: '<p>一。</p><p>一站式平台。</p>',
      },
      { title: 'Next', titleZh: '二' },
    ]);
    const review = await openSite(
      memoryHost({ 'src/data/en-SG/news.json': text, 'src/data/news.json': text }),
      { uiLanguage: 'en' },
    ).review('src/data/news.json');
    assert.deepEqual(
      review!.findings
        .map(({ ruleId, from, to }) => `${ruleId} ${text.slice(from, to)}`)
        .filter((one) => one.startsWith('phrase/one-stop') || one.startsWith('copy')),
      ['phrase/one-stop one-stop platform', 'phrase/one-stop one-stop platform'],
    );
  });

  it('any of them is read without a throw, and exactly', () => {
    const key = fc.constantFrom(
      'title',
      'title_en',
      'title_zh',
      'titleZh',
      'id',
      'en',
      'zh',
      'text',
      'a.b',
      '',
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('A word of a text here.', '<p>A <b>word</b></p>', '中文', '<p>'),
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        value,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (data) => {
        const text = JSON.stringify(data);
        for (const path of ['data/x.json', 'data/x.yaml', 'src/data/x.ts']) {
          const source = path.endsWith('.ts') ? `export default ${text};` : text;
          checkContent(source, at(path).parse(source));
        }
      }),
      { numRuns: 300 },
    );
  });
});
