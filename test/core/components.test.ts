import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keepEdit } from '../../src/core/content/content.ts';
import { astro, jsx, svelte, vue } from '../../src/core/content/markup/components.ts';
import { holdsForAnyPage, readsExactly } from './content-laws.ts';

const words = ['word ', 'word', 'a &amp; b', '中文，', 'ไทย ', '😀', 'e\u0301', '\u200f', '\n', '\r\n', '\t'];
const tags = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '<br />',
    '<li>',
    '</li>',
    '<Card title="A word">',
    '</Card>',
  ],
  ...['<img alt="word" />', '<a href={x}>', '</a>', '<!-- c -->', '<', '>', '"', "'", '`'],
];
const braces = [
  ...[
    '{',
    '}',
    '{name}',
    '{" "}',
    "{'word'}",
    '{/* c */}',
    '{x && ',
    '{list.map((i) => (',
    '))}',
    '{`a $',
    '{b}`}',
  ],
  ...['{x ? ', ' : ', '<X y={<b>word</b>}>', '</X>', '{"}"}', '{/}/}', '<>', '</>', 'title={'],
];

describe('Vue', () => {
  readsExactly(vue, {
    'the template alone': `<script setup lang="ts">
const title = '<p>no</p>';
</script>

<template>
  <section :title="no" title="⟦label:A tip⟧" @click="no">
    <h1>⟦heading:Hello {{ name }}, welcome⟧</h1>
    <template v-if="shown"><p>⟦paragraph:Shown <NuxtLink to="/a">here⟧</NuxtLink></p></template>
    <BaseButton label="⟦label:Send it⟧" variant="primary" />
  </section>
</template>

<style scoped>p { color: red }</style>
<i18n>{ "en": { "a": "no" } }</i18n>
`,
    'strings of i18n blocks': `<template><p>⟦paragraph:{{ $t('a') }} here⟧</p></template>
<i18n>
{ "en": { "title": "⟦title:Stock \\"live\\"⟧", "href": "/a" }, "zh": { "title": "⟦title:库存⟧" } }
</i18n>
<i18n lang="yaml" locale="id">
lead: ⟦string:Semua stok⟧
# a note
items:
  - "⟦string:Satu {n}⟧"
</i18n>
<i18n src="./more.json"></i18n>
<i18n lang="toml">a = "no"</i18n>
<i18n>{ "en": { "half": "⟦string:Half saved⟧
`,
    'a template in another language': '<template lang="pug">\np no\n</template>\n',
  });
  it('the strings of a block are in its language, and follow the Chinese', () => {
    const { segments, multilingual } = vue.parse(
      '<template><p>Hi there</p></template><i18n>{"zh":{"a":"你好"},"id":{"a":"Halo semua"}}</i18n><i18n locale="th">{"b":"สวัสดี"}</i18n>',
    );
    assert.equal(multilingual, true);
    assert.deepEqual(
      segments.map(({ text, language, key, original }) => [text, language, key, original]),
      [
        ['Hi there', undefined, undefined, undefined],
        ['你好', 'zh', 'a', undefined],
        ['Halo semua', 'id', 'a', '你好'],
        ['สวัสดี', 'th', 'b', undefined],
      ],
    );
  });

  holdsForAnyPage(vue, fc.constantFrom(...words, ...tags, '{{ x }}', '{{', '}}'), [
    '<template>',
    '</template>',
  ]);
});

describe('Svelte', () => {
  readsExactly(svelte, {
    'blocks, expressions and attributes': `<script>let a = "{ <p>no</p>";</script>

{#if shown}
  <h1>⟦heading:Hello {name}!⟧</h1>
{:else}
  <p title="⟦label:Hi {name ? "a}" : 'b'} there⟧" class={no}>⟦paragraph:Bye {@html raw} now⟧</p>
{/if}
{#each items as item (item.id)}
  <li>⟦list-item:{item.count} left⟧</li>
{/each}
<style>p { color: red }</style>
`,
  });
  holdsForAnyPage(svelte, fc.constantFrom(...words, ...tags, ...braces, '\n{#if x}\n', '\n{/if}\n'));
});

describe('Astro', () => {
  readsExactly(astro, {
    'script, expressions with markup, elements without end': `---
import Card from '../components/Card.astro';
const no = '<p>no</p>';
---
<html lang="en">
  <head><title>⟦title:{title} | Yunfan⟧</title><meta charset="utf-8"></head>
  <body>
    <p>⟦paragraph:Hi {name}<br>and {formal ? <b>⟦paragraph:you⟧</b> : <i>⟦paragraph:thou⟧</i>} there⟧</p>
    {items.map((item) => <li>⟦list-item:{item.name}: one<br>two⟧</li>)}
    <Card title="⟦heading:A card⟧" body={\`no \${no}\`} icon="home" />
    <script>const no = "{";</script>
  </body>
</html>
`,
    'data in the script': `---
import { no } from 'no way to read this one';
const cards = [
  { icon: 'star', title: '⟦title:Fast to ship⟧', body: "⟦string:It takes two days to get there.⟧", class: 'grid gap-4 md:flex items-center' },
];
const { title = '⟦title:Read, as it is what is mostly shown⟧', size = 'large' } = Astro.props;
---
<p aria-label={lang === 'zh' ? '⟦string:联系⟧' : '⟦string:Get in touch⟧'}>⟦paragraph:Text {lang === 'zh' ? '⟦string:关于我们⟧' : '⟦string:About us⟧'}⟧</p>
`,
    'a script that is not closed yet': '---\nconst no = "<p>no</p>";\n',
  });
  holdsForAnyPage(astro, fc.constantFrom(...words, ...tags, ...braces, '<br>', '---\n'));
});

describe('JSX', () => {
  readsExactly(jsx, {
    'copy in the code': `import { no } from 'no way to read this one';
const features = [
  { icon: 'star', title: '⟦title:Free shipping⟧', text: '⟦paragraph:It\\'s with you in two days.⟧', to: '/a b', className: 'Flex items center' },
];
export const metadata = { title: '⟦title:About us⟧', robots: 'noindex' };
const names = { en: 'English', fr: 'French', ja: 'Japanese' };
const shown = defineMessage({ defaultMessage: '⟦string:Your cart is empty⟧', description: 'Shown when nobody has bought.' });
const engine = locale === 'zh' ? 'baidu' : 'google';
const query = 'Select all of the items from here.';
function About({ title = '⟦title:Our story⟧' }: Props) {
  const [state] = useState('idle');
  console.log('Nobody but us reads this one.');
  if (!title) throw new Error('That never happens to anybody.');
  const send = () => alert('⟦paragraph:Sent⟧');
  el.textContent = '⟦paragraph:Thank you⟧';
  return (
    <p className={state ? 'Flex one' : 'Grid two'} title={state ? '⟦title:Open now⟧' : \`⟦title:Closed⟧\`}>
      <Code>{'data file.json'}</Code>
      ⟦paragraph:{state ? '⟦paragraph:Some left⟧' : '⟦paragraph:Sold out⟧'} and {isZh ? '⟦paragraph:关于⟧' : '⟦paragraph:About⟧'} more⟧
    </p>
  );
}
`.replaceAll('\\`', '`'),
    'elements in a module': `import { no } from './no';
const pattern = /<p>no<\\/p>/;
type Make = <T>(of: T) => T;
const same = <T,>(of: T) => (1 < 2 ? of : of);

export default function Home({ name, items }: Props) {
  return (
    <Layout title="⟦heading:Home page⟧" icon={<b>⟦paragraph:An island⟧</b>} theme="dark">
      {/* a comment */}
      <h1>⟦heading:Hello {name}, don&apos;t{' '}go⟧</h1>
      {items.length > 1 && <p>⟦paragraph:More than <em>one⟧</em></p>}
      <ul>{items.map((item) => (<li key={item.id}>⟦list-item:Item {item.name}⟧</li>))}</ul>
      <p>
        ⟦paragraph:You have {items.length} items.
        <Link href="/a">See all⟧</Link>
      </p>
      <List<Item> label="⟦label:All items⟧" />
      <Title>⟦heading:Big <b>title⟧</b></Title>
      <>⟦paragraph:A fragment⟧</>
      <PageStyles>⟦paragraph:Styled⟧</PageStyles>
      <Global.Style>{'p { color: red }'}</Global.Style>
      <Field
        name="mail" // so that the browser's store is not confused by <b>
        /* it's "one" */
        label="⟦label:Your mail⟧"
      />
      <style jsx>{\`p { color: red }\`}</style>
    </Layout>
  );
}
`,
    'an expression that is still typed': `const a = (
  <div>
    <p>⟦paragraph:One⟧ {name</p>
    <p>⟦paragraph:Two⟧</p>
  </div>
);
`,
    'a module without elements': 'export const no = (a: number, b: number) => a < b && b > a;\n',
  });

  const mapping = fc.constantFrom(...words, ...tags, ...braces);
  holdsForAnyPage(jsx, mapping, ['const a = (<div>', '</div>);']);

  it('offers no comment where it would be script', () => {
    const text = 'const a = <p>One</p>;\nconst b = <div>{x && <p>Two</p>}<p>Three</p></div>;\n';
    const content = jsx.parse(text);
    const keep = (word: string) =>
      keepEdit(jsx, text, content, text.indexOf(word), 'phrase/a', 'a */ name')?.text;
    assert.deepEqual([keep('One'), keep('Two')], [undefined, undefined]);
    assert.equal(keep('Three'), '{/* terroir-keep phrase/a: a * / name */}');
  });
});

describe('markup that script chooses by language', () => {
  /** Texts with their languages, where one is told. */
  const read = (format: typeof jsx, text: string) =>
    format.parse(text).segments.map((one) => [one.text, one.language]);

  it('is in the language of its key', () => {
    const table = `const t = {
  en: (<>Do not install it.</>),
  'zh-cn': (<><p>请勿安装。</p><p>立即挂断 <b>电话</b>。</p></>),
  zh_TW: <p>請勿安裝，{name}。</p>,
  "ja": (
    <p title="説明">インストールしない。</p>
  ),
};
export default () => <div>{t[lang]} for all</div>;
`;
    assert.deepEqual(read(jsx, table), [
      ['Do not install it.', 'en'],
      ['请勿安装。', 'zh-CN'],
      ['立即挂断 电话。', 'zh-CN'],
      ['請勿安裝，\uFFFC。', 'zh-TW'],
      ['説明', 'ja'],
      ['インストールしない。', 'ja'],
      ['\uFFFC for all', undefined],
    ]);
    assert.deepEqual(
      read(astro, '<div>{{ en: <p>Hello</p>, zh: <p>你好</p> }[lang]}</div><p>New</p>').slice(0, 2),
      [
        ['Hello', 'en'],
        ['你好', 'zh'],
      ],
    );
  });

  it('is in the language of its condition', () => {
    const chosen = [
      "const a = () => lang === 'zh' ? <p>你好</p> : <p>Hello</p>;",
      'const a = () => <div>{locale == "zh" && <p>你好</p>}</div>;',
      "function a() { if (i18n.language === 'zh') return <p>你好</p>; return <p>Hello</p>; }",
      "function a() { if (lang === 'zh') { return (<p>你好</p>); } return <p>Hello</p>; }",
      "function a() { switch (x) { case 'zh': return <p>你好</p>; default: return <p>Hello</p>; } }",
    ];
    for (const text of chosen) {
      const found = read(jsx, text);
      assert.deepEqual(
        found.find(([one]) => one === '你好'),
        ['你好', 'zh'],
        text,
      );
      assert.equal(found.find(([one]) => one === 'Hello')?.[1], undefined, text);
    }
  });

  it('is not told by keys that are no languages', () => {
    assert.deepEqual(
      read(jsx, 'const t = { id: <b>Number</b>, no: <b>Never</b>, is: <b>Being</b> };').map(([, one]) => one),
      [undefined, undefined, undefined],
    );
    assert.deepEqual(
      read(jsx, 'const t = { en: <b>One</b>, title: <b>Two</b> };').map(([, one]) => one),
      [undefined, undefined],
    );
  });
});
