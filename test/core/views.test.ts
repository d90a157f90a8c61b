import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configJsonSchema, parseConfig } from '../../src/core/config.ts';
import { keepEdit } from '../../src/core/content/content.ts';
import { formatIn } from '../../src/core/content/index.ts';
import { encodeFor, isUnbroken, sourceSpan } from '../../src/core/content/segment.ts';
import { openSite } from '../../src/core/index.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { completeYaml } from '../../src/core/text/yaml-completion.ts';
import { checkContent, checkPieces } from './content-laws.ts';
import { unmark } from './marked.ts';
import { memoryHost } from './memory-host.ts';

/** The format of a file under a config that is nothing but views. */
function formatOf(path: string, keys: Readonly<Record<string, string>>) {
  const { config, problems } = parseConfig(JSON.stringify({ views: { '**': keys } }));
  assert.deepEqual(problems, []);
  return formatIn(config, path)!;
}

/** Path, view, and the file with what is copy marked. */
const cases: readonly [path: string, keys: Record<string, string>, marked: string][] = [
  [
    'products/a.json',
    { name: 'title', 'specs.*.note': 'string', body: 'html' },
    String.raw`{"name": "⟦title:Basalt⟧", "id": "Not copy", "specs": [{"note": "⟦string:Half full⟧"}, {"note": "⟦string:Full⟧", "x": "no"}],
 "body": "<p class=\"a\">⟦paragraph:One &amp; \u00e9 <b>two⟧</b></p>\n<ul><li>⟦list-item:Three⟧</li></ul>"}`,
  ],
  [
    'a.yaml',
    { '**.text': 'markdown', 'hero.*_label': 'button' },
    'hero:\n  buy_label: ⟦button:Buy now⟧\n  text: |\n    # ⟦heading:A head⟧\n\n    ⟦paragraph:Some *text*\n    goes on⟧\n  title: not copy\nlist:\n  - text: "⟦paragraph:Line\\nbreak⟧\\n\\n- ⟦list-item:an item⟧"\n',
  ],
  [
    'a.toml',
    { 'params.home.lead': 'paragraph', 'card.title': 'heading' },
    `[params.home]\nlead = "⟦paragraph:Lead⟧"\nother = "no"\n[[card]]\ntitle = '⟦heading:One⟧'\n[[card]]\ntitle = "⟦heading:Two⟧"\n`,
  ],
  [
    'feed.xml',
    { 'shop.product.name': 'title', 'shop.product.text': 'html', 'shop.product.@note': 'label' },
    '<?xml version="1.0"?>\n<shop>\n<product note="⟦label:Nota &amp; bene⟧" id="no">\n<name>⟦title:A &lt; B⟧</name><text><![CDATA[<p>⟦paragraph:In <i>data⟧</i></p>]]></text></product>\n<product><name lang="en">⟦title:Second⟧</name><price>no</price></product></shop>',
  ],
  [
    'a.json',
    { '*.*': 'string' },
    '{"a": {"b": "⟦string:two deep⟧", "c": ["⟦string:item⟧"], "d": {"e": "no"}}, "f": "no"}',
  ],
  [
    'a.json5',
    { 'a.b': 'string', a: 'title' },
    "{'a.b': '⟦string:flat⟧', a: ['⟦title:list⟧'], /* x */ c: 'no'}",
  ],
];

describe('views', () => {
  for (const [path, keys, marked] of cases) {
    it(`${path} ${JSON.stringify(keys)}`, () => {
      const { text, spans } = unmark(marked);
      const content = formatOf(path, keys).parse(text);
      assert.deepEqual(
        content.segments.map(({ kind, from, to }) => ({ kind, from, to, text: text.slice(from, to) })),
        spans.map(({ kind, from, to }) => ({ kind, from, to, text: text.slice(from, to) })),
      );
      checkContent(text, content);
    });
  }

  it('the config says which files, and no other way of reading them holds', async () => {
    const files = {
      '.terroir/config.yaml': 'views:\n  data/**/shop.json:\n    lead: markdown\n',
      'data/zh/shop.json': '{"lead": "我们的**一站式**平台", "title": "一站式"}',
      'data/en-SG/shop.json': '{"lead": "Our **one-stop** platform", "title": "A one-stop title"}',
      'other/shop.json': '{"lead": "Our one-stop platform"}',
    };
    const site = openSite(memoryHost(files), { uiLanguage: 'en' });
    assert.deepEqual(await site.pages(), ['data/en-SG/shop.json', 'data/zh/shop.json']);
    const { findings } = (await site.review('data/en-SG/shop.json'))!;
    const text = files['data/en-SG/shop.json'];
    assert.deepEqual(
      findings
        .filter(({ ruleId }) => ruleId.startsWith('phrase'))
        .map(({ from, to }) => text.slice(from, to)),
      ['one-stop** platform'],
    );
  });

  it('keys that say a language are held against the Chinese ones', () => {
    const text = '{"a": {"title_en": "One", "title_zh": "一"}, "b": {"text": {"en": "Two", "zh": "二"}}}';
    const { segments, multilingual } = formatOf('a.json', {
      'a.title_*': 'title',
      'b.text.*': 'string',
    }).parse(text);
    assert.ok(multilingual);
    assert.deepEqual(
      segments.map(({ key, language, original }) => [key, language, original]),
      [
        ['a.title', 'en', '一'],
        ['a.title', 'zh', undefined],
        ['b.text', 'en', '二'],
        ['b.text', 'zh', undefined],
      ],
    );
  });

  const broken: [text: string, at: string, says: RegExp][] = [
    ['views:\n  a.json:\n    t: prose\n', 'prose', /“prose” is not a value of .*One of: title, heading/],
    ['views:\n  a.json:\n    a..b: title\n', 'a..b', /“a..b”: write keys joined by dots/],
    ['views:\n  a.md:\n    a: title\n', 'a: title\n', /“a.md”: views are for files of data \(\.json/],
    ['views:\n  "a+(b)":\n    a: title\n', '"a+(b)"', /no \( \) or \|/],
  ];
  for (const [text, at, says] of broken)
    it(`says what is wrong in ${JSON.stringify(text)}`, () => {
      const [problem] = parseConfig(text).problems;
      assert.match(messagesFor('en').config(problem!), says);
      assert.match(messagesFor('zh').config(problem!), /[\u4e00-\u9fff]/);
      assert.equal(text.slice(problem!.from, problem!.to), at);
    });

  it('kinds are completed', () => {
    const text = 'views:\n  "data/*.json":\n    hero.title: ';
    const labels = completeYaml(text, text.length, configJsonSchema()).map(({ label }) => label);
    assert.ok(labels.includes('markdown') && labels.includes('title'));
  });

  it('a pattern of keys takes time linear in the keys', () => {
    const { config } = parseConfig('views: {a.json: {"**.**.**.**.*a*a*a*a*b": title}}');
    const deep = '{"aaaaaaaaaaaaaaaa":'.repeat(90);
    const text = `${deep}{"${'a'.repeat(200_000)}": "x"}${'}'.repeat(90)}`;
    assert.deepEqual(formatIn(config, 'a.json')!.parse(text).segments, []);
  });
});

/** Files of values whose text is a document, by how they write a string. */
const written: Readonly<Record<string, (values: readonly string[]) => string>> = {
  'a.json': (values) => JSON.stringify({ items: values.map((text) => ({ text })) }, undefined, 1),
  'a.yaml': (values) => `items:\n${values.map((text) => `  - text: ${JSON.stringify(text)}\n`).join('')}`,
  'b.yaml': (values) =>
    `items:\n${values.map((text) => `  - text: |\n${text.replace(/^(?=.)/gm, '      ')}\n`).join('')}`,
  'a.toml': (values) => values.map((text) => `[[items]]\ntext = ${JSON.stringify(text)}\n`).join(''),
  'a.xml': (values) =>
    `<root>\n${values.map((text) => `<items><text>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></items>\n`).join('')}</root>`,
};

describe('documents in strings', () => {
  const mapping = fc.constantFrom(
    'a word here ',
    'Word two. ',
    '**bold** ',
    '<b>word</b> ',
    '\n\n',
    '\n- word in a list\n',
    '“quoted” “word” ',
    '"x" ',
    '&amp; é 中文 ',
    '[word](/a?b=1&c=2) ',
    '\n\n## A word\n\n',
    '<p>word &lt; <br> word</p>',
    '`code` ',
    'back\\slash ',
  );
  const value = fc
    .array(mapping, { minLength: 1, maxLength: 10 })
    .map((parts) => `A ${parts.join('').trim()} b`);
  for (const kind of ['markdown', 'html', 'paragraph'])
    for (const [path, file] of Object.entries(written)) {
      const format = formatOf(path, { '**.items.text': kind });
      const text = fc.array(value, { minLength: 1, maxLength: 4 }).map(file);

      it(`${kind} in ${path}: exact, as the document itself is read`, () => {
        fc.assert(
          fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
            const source = file(values);
            const { segments, problems } = format.parse(source);
            assert.deepEqual(problems, []);
            let last = 0;
            for (const segment of segments) {
              assert.ok(segment.from >= last && segment.to <= source.length);
              last = segment.from;
              checkPieces(source, segment);
            }
            assert.ok(segments.length >= values.length);
          }),
          { numRuns: 150 },
        );
      });

      it(`${kind} in ${path}: a replaced word is the only thing that changes`, () => {
        const by = fc.constantFrom('term', 'say "hi"', "it's", '中文 é', 'a\\b', '50% off', 'R&D', '😀: x');
        fc.assert(
          fc.property(text, by, fc.nat(), (source, wanted, pick) => {
            const { segments } = format.parse(source);
            const target = segments[pick % segments.length]!;
            const at = /\p{L}+/u.exec(target.text);
            if (!at) return;
            const encoded = encodeFor(target, wanted);
            if (encoded === undefined || !isUnbroken(target, at.index, at.index + at[0].length)) return;
            const { from, to } = sourceSpan(target, at.index, at.index + at[0].length);
            const after = format.parse(source.slice(0, from) + encoded + source.slice(to)).segments;
            const expected = segments.map((segment) =>
              segment === target
                ? segment.text.slice(0, at.index) + wanted + segment.text.slice(at.index + at[0].length)
                : segment.text,
            );
            assert.deepEqual(
              after.map((segment) => segment.text),
              expected,
            );
          }),
          { numRuns: 150 },
        );
      });

      it(`${kind} in ${path}: a keep is read back for the string it was written for`, () => {
        fc.assert(
          fc.property(text, fc.nat(), (source, pick) => {
            const content = format.parse(source);
            const { from } = content.segments[pick % content.segments.length]!;
            const edit = keepEdit(format, source, content, from, 'phrase/a', 'our name -- x');
            if (!edit) return assert.ok(path.endsWith('.json'));
            const read = format.parse(source.slice(0, edit.from) + edit.text + source.slice(edit.to));
            assert.ok(read.keeps[0]!.target.from <= from + edit.text.length);
          }),
          { numRuns: 100 },
        );
      });
    }
});
