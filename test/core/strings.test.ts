import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../src/core/content/content.ts';
import { keepEdit } from '../../src/core/content/content.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { encodeFor, isUnbroken, sourceSpan } from '../../src/core/content/segment.ts';
import type { FormatId } from '../../src/core/file-types.ts';
import { checkPieces } from './content-laws.ts';
import { unmark } from './marked.ts';
import { shapes, words } from './string-shapes.ts';

/** Files with their strings marked as `⟦kind:…⟧`. */
const cases: readonly (readonly [FormatId, string, string])[] = [
  [
    'qt',
    'contexts, plurals, lengths, and what is not in use',
    `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Main</name>
    <message>
        <location filename="main.cpp" line="1"/>
        <source>Open &quot;%1&quot;</source>
        <translation>⟦string:Buka &quot;%1&quot; &amp;sekarang⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation><numerusform>⟦string:%n berkas⟧</numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Long</source>
        <translation variants="yes"><lengthvariant>⟦string:Panjang sekali⟧</lengthvariant><lengthvariant>⟦string:Panjang⟧</lengthvariant></translation>
    </message>
    <message><source>A</source><translation type="unfinished">Belum</translation></message>
    <message><source>B</source><translation type="vanished">Hilang</translation></message>
    <message><source>C</source><translation type="obsolete">Usang</translation></message>
</context>
<message id="menu-quit"><source>Quit</source><translation>⟦string:Keluar<byte value="x9"/>sekarang⟧</translation></message>
</TS>`,
  ],
  ['qt', 'a module of TypeScript', "export default { title: 'Home' };"],
  [
    'script',
    'translations of Qt that lie where modules do',
    '<!DOCTYPE TS><TS language="de"><context><name>A</name><message><source>Save</source><translation>⟦string:Sichern⟧</translation></message></context></TS>',
  ],
  [
    'json',
    'nested and flat keys, and what is not copy',
    `{
  "home": { "heroTitle": "⟦title:Ship faster⟧", "cta": "⟦button:Book a demo⟧", "href": "/id/demo" },
  "home.intro": "⟦string:Two lines\\nof text⟧",
  "icon": "mdi:home", "short": "%d %b %Y", "long": "%Y年%m月%d日", "ago": "⟦string:%d days ago⟧", "color": "#fff", "type": "primary", "date": "2024-05-01", "count": 3,
  "list": ["⟦string:First⟧", "second-item", "⟦string:Third one⟧"]
}`,
  ],
  [
    'json',
    'strings with notes for translators',
    `{"greeting": {"message": "⟦string:Hello $NAME$⟧", "description": "Shown at the top"},
  "x": [{"id": "cart.title", "defaultMessage": "⟦title:Your cart⟧", "description": "Heading"}]}`,
  ],
  [
    'json',
    'a file that is being typed',
    '{"a": {"b": "⟦string:Half a file⟧", "c": "⟦string:and a string without its end⟧\n',
  ],
  [
    'json',
    'each branch of an ICU message is prose',
    '{"n": "⟦string:You have {n, plural, =0 {⟦string:no items⟧} one {⟦string:# item⟧} other {⟦string:# items in {place}⟧}} left⟧"}',
  ],
  ['json', 'paragraphs', '{"mail": "⟦string:One.⟧\\n\\n⟦string:Two.⟧"}'],
  [
    'json5',
    'comments, bare keys and single quotes',
    `// strings
{ title: '⟦title:It\\'s here⟧', /* "old": "Gone", */ "b": "⟦string:Two \\
lines⟧", }`,
  ],
  [
    'yaml',
    'a Rails bundle of every style of scalar',
    `id:
  home:
    title: "⟦title:Kirim \\"cepat\\"⟧"
    intro: '⟦string:It''s here⟧'
    plain: ⟦string:Plain text, no
      quotes⟧
    text: >-
      ⟦paragraph:Folded
      text⟧
    link: https://x.example
  list:
    - ⟦string:One thing⟧
    - {label: ⟦label:Two things⟧}
`,
  ],
  ['yaml', "Hugo's list", '- id: home\n  translation: "⟦string:Beranda kami⟧"\n'],
  [
    'arb',
    'values, not what is said about them',
    `{"@@locale": "id", "cart": "⟦string:Keranjang {name}⟧", "@cart": {"description": "Shown to {name}"}}`,
  ],
  [
    'properties',
    'continued lines, escapes and separators',
    `# comment
! another
home.title = ⟦title:Caf\\u00e9 \\
    is open⟧
home.cta:⟦button:Go now⟧
home.path=/id/home
key\\ with\\:signs ⟦string:The value⟧
empty=
`,
  ],
  [
    'strings',
    'comments, escapes and lines',
    `/* Title of "home" */
"home.title" = "⟦title:Say \\"hi\\" to %@⟧";
// "old" = "Gone";
bare_key = "⟦string:Caf\\U00e9
and more⟧";
"icon" = "icon-name";
`,
  ],
  [
    'android',
    'strings, arrays and plurals; escapes, tags and placeholders',
    `<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- A title -->
    <string name="home_title">⟦title:It\\'s <b>fast⟧</b></string>
    <string name="api_key" translatable="false">Not for people</string>
    <string name="hello">"⟦string:Hello <xliff:g id="name">%1$s</xliff:g>, R&amp;D⟧"</string>
    <string name="html"><![CDATA[⟦string:Read <a href="x">more⟧</a>]]></string>
    <string name="same">@string/hello</string>
    <string-array name="tips"><item>⟦string:Tip one⟧</item><item>⟦string:Tip two⟧</item></string-array>
    <plurals name="items">
        <item quantity="one">⟦string:%d item⟧</item>
        <item quantity="other">⟦string:%d items⟧</item>
    </plurals>
</resources>
`,
  ],
  [
    'resx',
    'values of data that are text',
    `<root><resheader name="version"><value>2.0</value></resheader>
  <data name="Home.Title" xml:space="preserve"><value>⟦title:Ship &lt;b&gt;fast⟧&lt;/b&gt;</value><comment>Note</comment></data>
  <data name="icon" type="System.Drawing.Bitmap"><value>some base data</value></data>
  <data name="&gt;&gt;label1.Name"><value>label one</value></data>
</root>
`,
  ],
  [
    'stringsdict',
    'plurals, not their format',
    `<plist version="1.0"><dict><key>items</key><dict>
  <key>NSStringLocalizedFormatKey</key><string>%#@count@</string>
  <key>count</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
    <key>one</key><string>⟦string:%d item⟧</string><key>other</key><string>⟦string:%d items⟧</string></dict>
</dict></dict></plist>
`,
  ],
  [
    'xliff',
    'targets of version 1.2 that somebody translated',
    `<xliff version="1.2"><file source-language="zh-CN" target-language="id"><body>
  <trans-unit id="hero"><source>一站式</source><target>⟦string:Satu <x id="P"/> untuk <g id="1">semua⟧</g></target></trans-unit>
  <trans-unit id="b"><source>新</source><target state="needs-translation">Not yet</target></trans-unit>
  <trans-unit id="c"><source>只有源</source></trans-unit>
</body></file></xliff>
`,
  ],
  [
    'xliff',
    'segments of version 2',
    `<xliff version="2.0" srcLang="zh" trgLang="th"><file id="f"><unit id="u"><notes><note>For people</note></notes>
  <segment state="translated"><source>一</source><target>⟦string:One <ph id="1"/> and <pc id="2">two⟧</pc></target></segment>
  <segment state="initial"><source>二</source><target>二</target></segment>
</unit></file></xliff>
`,
  ],
  [
    'po',
    'texts of one line and of many, plurals, and what is not in use',
    `# Translators
msgid ""
msgstr ""
"Language: id\\n"

#. A title
#: src/a.py:1
msgctxt "home"
msgid "一站式服务"
msgstr "⟦string:Satu "
"tempat \\"semua\\"⟧"

#, fuzzy
msgid "Old one"
msgstr "Yang lama"

msgid "%d item"
msgid_plural "%d items"
msgstr[0] "⟦string:%d barang⟧"
msgstr[1] "⟦string:%d barang-barang⟧"

#~ msgid "Gone now"
#~ msgstr "Sudah tidak ada"
`,
  ],
  [
    'xcstrings',
    'every language, plurals and devices',
    `{"sourceLanguage": "zh-Hans", "strings": {
  "home.title": {"comment": "A title", "localizations": {
    "en": {"stringUnit": {"state": "translated", "value": "⟦title:Ship faster⟧"}},
    "id": {"variations": {"plural": {"other": {"stringUnit": {"state": "translated", "value": "⟦title:%d barang⟧"}}}}},
    "zh-Hans": {"stringUnit": {"state": "translated", "value": "⟦title:更快发货⟧"}}}},
  "skip": {"shouldTranslate": false, "localizations": {"en": {"stringUnit": {"value": "Not for people"}}}}},
  "version": "1.0"}
`,
  ],
  [
    'toml',
    'Hugo’s tables, inline tables, lists, and strings of every style',
    `# strings
title = "⟦title:Kirim \\"cepat\\"⟧"
link = "/id/"
[cart]
other = '⟦string:It"s here⟧'
[home.hero]
text = """
⟦paragraph:Two
lines⟧"""
items = ["⟦string:First⟧", { title = "⟦title:Second one⟧", id = "x" }]
`,
  ],
  [
    'script',
    'a module: quotes of every kind, wrappers, lists, and no code',
    `import { x } from './x';
const label = 'Not copy';
// a comment
export default defineMessages({
  title: '⟦title:It\\'s here⟧',
  "cta": ("⟦button:Book a demo⟧"),
  home: { intro: \`⟦string:Hello \${name}, hello⟧\`, list: ['⟦string:First⟧', "⟦string:Second\\u{e9}⟧"] } as const,
  [key]: 'No key', join: 'a b' + c, size: () => 'No copy', code: \`\${f('x')} is code\`, ok: true, href: '/id/',
} as const) satisfies Messages;
function f() { return { text: 'No copy at all' }; }
`,
  ],
  [
    'script',
    'several objects, each of a language',
    `const en = { title: '⟦title:Home page⟧' };
const id: Messages = { title: '⟦title:Halaman utama⟧' };
module.exports = [en, id];
`,
  ],
  [
    'php-array',
    'an array that the file returns',
    `<?php
/** shop */
return [
    'title' => '⟦title:It\\'s here⟧',
    'home' => array('intro' => "⟦string:Hello :name⟧\\n", 'list' => ['⟦string:First one⟧', "⟦string:Second one⟧"]),
    'filled' => "Hello $name", 'joined' => 'a b' . 'c d', 'url' => '/id/', TITLE => '⟦title:By a constant⟧',
];
`,
  ],
  [
    'fluent',
    'messages, attributes, terms, lines, literals, and each variant of a selector',
    `# A note
-brand = ⟦string:Cloud Sail⟧
    .gender = feminine sail
title = ⟦title:Ship with { -brand } and { "\\u00e9" } now⟧
login =
    .placeholder = ⟦string:Your e-mail address⟧
    .accesskey = Y
mail =
    ⟦string:Two
      lines⟧

    ⟦string:and more⟧
cart = ⟦string:You have { $n ->
    [one] ⟦string:one item⟧
   *[other]
        ⟦string:{ NUMBER($n, style: "{") } items { $place ->
            [shop] ⟦string:in the shop⟧
           *[home] ⟦string:at home⟧
        }⟧
  } left⟧
link = { -brand }
`,
  ],
  [
    'fluent',
    'an entry that cannot be read, between two that can',
    'a = ⟦string:First thing⟧\nb = { x\nc = ⟦string:Third thing⟧\n',
  ],
  ['yaml', 'a string that another one repeats', 'id:\n  a: &buy "⟦string:Beli sekarang⟧"\n  b: *buy\n'],
  [
    'json',
    'links of vue-i18n and code are no prose',
    '{"a": "⟦string:See @.lower:grey now⟧", "b": "⟦string:The ``color`` and :ref:`the color <color-target>`⟧"}',
  ],
  [
    'csv',
    'Excel’s line, countries, Unity’s headers, and Indonesian beside the keys',
    'sep=;\r\nkeys;Chinese (Simplified)(zh-Hans);English(en);id;ua\r\nbuy;⟦string:购买⟧;⟦string:Buy now⟧;⟦string:Beli sekarang⟧;⟦string:Купити зараз⟧\r\n',
  ],
  [
    'csv',
    'a column of each language',
    `key,note,zh-CN,id
home.title,for the hero,⟦title:首页标题⟧,"⟦title:Hai, ""kawan""⟧"
home.cta,,⟦button:立即购买⟧,⟦button:Beli sekarang⟧
`,
  ],
  [
    'csv',
    'columns that people read, with another separator',
    `sku;title;price;description
a-1;⟦title:Blue shelf⟧;10;"⟦description:Two
lines⟧"
`,
  ],
];

const format = (id: FormatId): Format => formatOf('x', id)!;

describe('string files', () => {
  for (const [id, name, marked] of cases) {
    it(`${id}: ${name}`, () => {
      const { text, spans } = unmark(marked);
      for (const end of ['\n', '\r\n']) {
        if (end === '\r\n' && text.includes('\r')) continue;
        const shift = (at: number) => at + (end === '\n' ? 0 : (text.slice(0, at).match(/\n/g)?.length ?? 0));
        const content = format(id).parse(text.replaceAll('\n', end));
        assert.deepEqual(
          content.segments.map(({ kind, from, to }) => ({ kind, from, to })),
          spans.map(({ kind, from, to }) => ({ kind, from: shift(from), to: shift(to) })),
          content.segments.map(({ text }) => text).join(' | '),
        );
      }
    });
  }

  it('fluent: each text has the key of its message, attribute and variant; attributes of terms are never shown', () => {
    const text =
      'cart = You have { $n ->\n  [one] one item\n *[other] some { $x ->\n    *[a] items\n }\n }\n  .title = Cart\n-brand = Sail\n  .case = as is\n';
    assert.deepEqual(
      format('fluent')
        .parse(text)
        .segments.map(({ key, text }) => [key, text]),
      [
        ['cart', 'You have \uFFFC'],
        ['cart[one]', 'one item'],
        ['cart[other]', 'some \uFFFC'],
        ['cart[other][a]', 'items'],
        ['cart.title', 'Cart'],
        ['-brand', 'Sail'],
      ],
    );
  });

  it('fluent: a placeholder never begins or ends inside a literal', () => {
    const text = 'a = All %{ "sold" } and { "({)" } or { "(})" }.\n';
    const content = format('fluent').parse(text);
    for (const segment of content.segments) checkPieces(text, segment);
    assert.deepEqual(
      content.segments.map(({ text }) => text),
      ['All %sold and ({) or (}).'],
    );
  });

  it('fluent: what a fix writes never begins an attribute or a variant', () => {
    const [inline, below] = format('fluent').parse('a = One。\nb =\n    。One\n').segments;
    assert.deepEqual(
      ['.', '[x]', '*', ' .', '{', '\n', ', x'].map((text) => [
        encodeFor(inline!, text),
        encodeFor(below!, text),
      ]),
      [
        ['.', undefined],
        ['[x]', undefined],
        ['*', undefined],
        [' .', undefined],
        [undefined, undefined],
        [undefined, undefined],
        [', x', ', x'],
      ],
    );
  });

  it('fluent: an entry nested deeper than any is said, and the others are read', () => {
    const text = `a = First one\nb = ${'{'.repeat(20_000)}\nc = ${'{ F('.repeat(20_000)}\nd = Last one\n`;
    const { segments, problems } = format('fluent').parse(text);
    assert.deepEqual(
      segments.map(({ text }) => text),
      ['First one', 'Last one'],
    );
    assert.deepEqual(
      problems.map(({ from }) => from),
      [14],
    );
  });

  for (const [id, text] of [
    ['fluent', '\uFEFFa = Our words\n'],
    ['properties', '\uFEFFa = Our words\n'],
  ] as const)
    it(`${id}: a keep at the head of a file stands behind its byte order mark`, () => {
      const content = format(id).parse(text);
      const edit = keepEdit(format(id), text, content, content.segments[0]!.from, 'phrase/a', 'ours');
      assert.deepEqual(edit, { from: 1, to: 1, text: '# terroir-keep phrase/a: ours\n' });
    });

  it('what is nested deeper than any bundle is passed over, and said', () => {
    const text = `{"a": "Deep enough", "b": ${'{"c":'.repeat(5000)}"Too deep"${'}'.repeat(5000)}, "d": "After all"}`;
    const { segments, problems } = format('json').parse(text);
    assert.deepEqual(
      segments.map(({ key }) => key),
      ['a', 'd'],
    );
    assert.deepEqual(
      problems.map(({ kind, from }) => [kind, text.slice(0, from).split('{').length]),
      [['too-deep', 101]],
    );
  });

  for (const [id, { escapes, file }] of Object.entries(shapes)) {
    const syntax = format(id as FormatId);
    const value = fc
      .array(fc.constantFrom(...words, ...escapes, ' ', ' and '), { minLength: 1, maxLength: 12 })
      .map((parts) => `Word ${parts.join('')} end`);
    const text = fc.array(value, { minLength: 1, maxLength: 5 }).map(file);

    it(`${id}: segments are sorted, exact and map back`, () => {
      fc.assert(
        fc.property(text, (source) => {
          const { segments, problems } = syntax.parse(source);
          assert.deepEqual(problems, []);
          assert.ok(segments.length > 0);
          let last = 0;
          for (const segment of segments) {
            assert.ok(segment.from >= last && segment.to <= source.length);
            last = segment.from;
            checkPieces(source, segment);
          }
        }),
      );
    });

    it(`${id}: a replaced word is the only thing that changes, whatever replaces it`, () => {
      const by = fc.constantFrom(
        'term',
        'say "hi"',
        "it's",
        '中文 é',
        'a\\b',
        '50% off',
        'R&D',
        '😀: x',
        '#1',
      );
      fc.assert(
        fc.property(text, by, fc.nat(), (source, written, pick) => {
          const { segments } = syntax.parse(source);
          const target = segments[pick % segments.length]!;
          const at = /\p{L}+/u.exec(target.text)!;
          const encoded = encodeFor(target, written);
          if (encoded === undefined || !isUnbroken(target, at.index, at.index + at[0].length)) return;
          const { from, to } = sourceSpan(target, at.index, at.index + at[0].length);
          const after = syntax.parse(source.slice(0, from) + encoded + source.slice(to)).segments;
          const expected = segments.map((segment) =>
            segment === target
              ? segment.text.slice(0, at.index) + written + segment.text.slice(at.index + at[0].length)
              : segment.text,
          );
          assert.deepEqual(
            after.map((segment) => segment.text),
            expected,
          );
        }),
      );
    });

    it(`${id}: a keep is read back for the string it was written for`, () => {
      fc.assert(
        fc.property(text, fc.nat(), (source, pick) => {
          const content = syntax.parse(source);
          const { from } = content.segments[pick % content.segments.length]!;
          const edit = keepEdit(syntax, source, content, from, 'phrase/a', 'our */ name -- x');
          if (!edit) return;
          const after = source.slice(0, edit.from) + edit.text + source.slice(edit.to);
          const moved = from + edit.text.length;
          const read = syntax.parse(after);
          assert.deepEqual(
            read.segments.map(({ text: shown }) => shown),
            content.segments.map(({ text: shown }) => shown),
          );
          const [keep] = read.keeps;
          assert.ok(keep && keep.target.from <= moved && moved < keep.target.to, after);
        }),
      );
    });
  }
});

describe('copy beside code', () => {
  it('is sought in scripts of pages, in constants and in settings of sites, not in libraries, bundles and programs', () => {
    const id = (path: string) => formatOf(path)?.id;
    for (const path of [
      'main.js',
      'static/js/quote.js',
      'src/constants/plans.ts',
      'themes/neon/static/js/site.js',
      'src/messages.js',
      'component/i18n-common.js',
      'src/lib/site-config.ts',
    ])
      assert.equal(id(path), 'script', path);
    for (const path of [
      'src/main.js',
      'js/jquery-3.7.1.js',
      'js/app.min.js',
      'assets/index-BP04mjXv.js',
      'gulpfile.js',
      'lib/site.js',
      'server/site.js',
      '.github/PULL_REQUEST_TEMPLATE.md',
      'AGENTS.md',
      'public/vendor/editor/README.md',
      'static/vendor/codemirror/mode/nginx/index.html',
      'public/default/plugs/zTree_v3/api/en/setting.html',
      'assets/plugins/select/i18n.html',
      'bower_components/x/index.html',
      'webapp/resources/js/ckEditor/lang/en.js',
      'core/extend/qiniu_ueditor/lang/en/en.js',
      'html/wp-includes/sitemaps/stylesheet.php',
      'html/wp-content/languages/zh_CN-2c5d274ea625dd91556554ad82901529.json',
      'apps/admin/view/default/index.html',
      '.next/server/app/index.html',
      'runtime/complile/18d2ea27ab5e7b32.php',
    ])
      assert.equal(id(path), undefined, path);
    assert.equal(id('content/vendor/about.md'), 'markdown', 'a page for vendors');
    for (const path of [
      'content/en/editor/about.md',
      'wp-content/themes/x/languages/ja.po',
      'content/en/plugins/about.md',
      'public/en/plugins.html',
      'apps/home/view/a.html',
    ])
      assert.ok(id(path), path);
    assert.equal(id('plugins/pay/Lang/en/shop.php'), 'php-array');
    for (const path of ['src/pages/about.zh.js', 'src/components/Hero.js', 'app/components/hero.js'])
      assert.equal(id(path), 'jsx', path);
    for (const path of ['src/components/a.test.js', 'src/pages/api/a.js', 'src/store.js'])
      assert.equal(id(path), undefined, path);
    for (const path of ['strings.xml', 'app/assets/strings.xml', 'lang/strings_zh.xml'])
      assert.equal(id(path), 'android', path);
    assert.equal(id('app/config.xml'), undefined);
    for (const path of ['hugo.yaml', 'hugo.toml', 'config/_default/params.yaml', '_config.yml'])
      assert.ok(id(path), path);
  });
  it('is read in components of React whose files end like any script, not in code beside them', () => {
    const texts = (path: string, text: string) =>
      formatOf(path)!
        .parse(text)
        .segments.map((segment) => segment.text);
    assert.deepEqual(
      texts(
        'src/pages/about.js',
        'export default function About() {\n  return (\n    <p>We make paper bags.</p>\n  );\n}\n',
      ),
      ['We make paper bags.'],
    );
    assert.deepEqual(texts('src/components/Hero.js', 'export const Hero = () => <h1>Bags</h1>;\n'), ['Bags']);
    assert.deepEqual(
      texts('src/components/sort.js', 'export const sort = (a) => a.title("Not shown here");\n'),
      [],
    );
  });
  it('is read in the settings of a Hugo site with its languages and menus, not what only Hugo goes by', () => {
    const text = `title = 'Neon'
[languages.zh]
  languageName = '中文'
  languageDirection = 'ltr'
  title = '霓虹'
  [[languages.zh.menus.main]]
    name = '首页'
    pre = 'tiny'
[languages.en]
  languageName = 'English'
  title = 'Neon Sports'
  [[languages.en.menus.main]]
    name = 'Home'
    pre = 'tiny'
`;
    assert.deepEqual(
      formatOf('hugo.toml')!
        .parse(text)
        .segments.map((one) => [one.key, one.language, one.text, one.original]),
      [
        ['title', undefined, 'Neon', undefined],
        ['languages.title', 'zh', '霓虹', undefined],
        ['languages.menus.main.0.name', 'zh', '首页', undefined],
        ['languages.title', 'en', 'Neon Sports', '霓虹'],
        ['languages.menus.main.0.name', 'en', 'Home', '首页'],
      ],
    );
  });
  it('is read with its keys, and in each of its languages', () => {
    const text =
      "const copy = { en: { hero: 'Made in Zhongshan' }, zh: { hero: '中山制造' } };\nalert('Sent');";
    const { segments, multilingual } = formatOf('main.js')!.parse(text);
    assert.equal(multilingual, true);
    assert.deepEqual(
      segments.map((one) => [one.language, one.text, one.original]),
      [
        ['en', 'Made in Zhongshan', '中山制造'],
        ['zh', '中山制造', undefined],
        [undefined, 'Sent', undefined],
      ],
    );
  });
});

describe('translations of Qt', () => {
  it('are told from modules by where they lie and what they hold', () => {
    const id = (path: string) => formatOf(path)?.id;
    assert.deepEqual(
      [
        'translations/app_de.ts',
        'app_zh_CN.ts',
        'locales/de.ts',
        'src/plugin_de.ts',
        'src/is.ts',
        'i18n/app_de.d.ts',
      ].map(id),
      ['qt', 'qt', 'script', undefined, undefined, undefined],
    );
  });

  it('say their language, the text each was translated from, and its context', () => {
    const { locale, segments } = formatOf('x', 'qt')!.parse(
      '<TS language="zh_TW"><context><name>Main</name><message><source>立即购买</source><comment>button</comment><translation>立即購買</translation></message></context></TS>',
    );
    assert.deepEqual(
      [locale, segments[0]!.key, segments[0]!.original],
      [{ tag: 'zh-TW', certain: true }, 'Main.立即购买.button', '立即购买'],
    );
  });
});

describe('what programs refuse in string files', () => {
  const problem = (id: FormatId, text: string) => formatOf(`x/y.${id}`, id)!.parse(text).problems[0]?.kind;
  for (const text of [
    '{"a": "x" "b": "y"}',
    '{"a": "x",}',
    '{,"a": "x"}',
    '{"a"}',
    '{"a": }',
    '{"a": "x",, "b": "y"}',
    '["a" "b"]',
    "{'a': 'x'}",
    '{a: "x"}',
    '{"a": yes}',
    '{"a": "\\x41"}',
    '{"a": "\\u12"}',
    '{"a": "x\ty"}',
    '{"a": 01}',
  ])
    it(`JSON: ${text}`, () => {
      assert.throws(() => JSON.parse(text));
      assert.equal(problem('json', text), 'broken-strings');
    });
  it('JSON that is sound, and comments, are let be', () => {
    const sound = '{"a": ["x\\n\\u00e9\\\\", -1.5e+3, true, null, {}, []], "b": {"c": ""}}';
    JSON.parse(sound);
    for (const text of [sound, `/* c */ ${sound}`, '', '{}'])
      assert.equal(problem('json', text), undefined, text);
  });
  it('JSON5 takes what JSON does not, but no missing comma', () => {
    assert.equal(problem('json5', "{a: 'x', b: [1, 2,],}"), undefined);
    assert.equal(problem('json5', '{a: 1 b: 2}'), 'broken-strings');
  });
  it('is told of any JSON as JSON.parse tells', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\n"',
      '1',
      'true',
      ' ',
      "'c'",
      '"\\q"',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let isSound = true;
        try {
          JSON.parse(text);
        } catch {
          isSound = text.trim() === '';
        }
        assert.equal(problem('json', text) === undefined, isSound, text);
      }),
      { numRuns: 3000 },
    );
  });
  it('a string of a PO file that goes on in the next line', () => {
    assert.equal(problem('po', 'msgid "a"\nmsgstr "Halo\nsemua"\n'), 'broken-strings');
    assert.equal(
      problem('po', '# c\n\nmsgid "a"\nmsgstr ""\n"Halo \\"semua\\""\n#~ msgid "old"\n'),
      undefined,
    );
  });
});

describe('an XLIFF of several languages', () => {
  it('has each string in its own', () => {
    const file = (language: string, text: string) =>
      `<file source-language="zh-CN" target-language="${language}"><body><trans-unit id="1"><source>颜色</source><target>${text}</target></trans-unit></body></file>`;
    const { segments, multilingual } = formatOf('a.xliff')!.parse(
      `<xliff version="1.2">${file('id', 'Warna')}${file('en-US', 'Colour')}</xliff>`,
    );
    assert.deepEqual([multilingual, segments.map(({ language }) => language)], [true, ['id', 'en-US']]);
  });
});
