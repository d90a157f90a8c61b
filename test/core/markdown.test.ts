import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdown } from '../../src/core/content/markdown.ts';
import { isUnbroken, sourceSpan } from '../../src/core/content/segment.ts';
import { setFrontMatter } from '../../src/core/content/set-front-matter.ts';
import { holdsForAnyPage, readsExactly } from './content-laws.ts';

const cases: Record<string, string> = {
  'front matter: prose values, not keys or data': `---
title: ⟦title:"Inventory \\"live\\""⟧
description: ⟦description:Counts that add up⟧
slug: inventory-live
date: 2024-05-01
hero:
  heading: ⟦heading:'It''s counted'⟧
---
⟦paragraph:Text.⟧
`,
  'a quoted value that goes on at the start of a line': `---
title: ⟦title:"One
two"⟧
description: ⟦description:Three⟧
---
`,
  'folded and literal values': `---
description: ⟦description:>
  Two lines
  one sentence.
⟧title: ⟦title:|
  As it is
⟧---
`,
  'TOML: strings of every kind, in tables and lists': `+++
title = ⟦title:"Inventory \\"live\\""⟧ # no comment is prose
description = ⟦description:'Counts that add up'⟧
draft = false
date = 2024-05-01
[params]
hero.heading = ⟦heading:'''
It's counted'''⟧
cards = [{ heading = ⟦heading:"One"⟧, link = "/one" }]
[[sections]]
summary = ⟦description:"""
Two \\
    lines"""⟧
+++
⟦paragraph:Text.⟧
`,
  JSON: `{
  "title": ⟦title:"Inventory \\"live\\""⟧,
  "slug": "inventory",
  "hero": { "heading": ⟦heading:"It's counted"⟧ }
}
⟦paragraph:Text.⟧
`,
  'a page that begins with a brace is no JSON': '⟦paragraph:{{< x >}} One⟧\n',
  'carriage returns alone end lines': '# ⟦heading:One⟧\r\r⟦paragraph:two\rthree⟧\r',
  footnotes: `⟦paragraph:Prices[^1] and more[^note].⟧

[^1]: ⟦paragraph:Without tax,
  as agreed.⟧
[^note]:
    ⟦paragraph:More⟧

    ⟦paragraph:and more.⟧

⟦paragraph:After.⟧
`,
  'terms and what they mean': `⟦list-item:Stock⟧
: ⟦list-item:What is there⟧

  ⟦list-item:and counted⟧
: ⟦list-item:or a share⟧

⟦list-item:Shelf⟧

:   ⟦list-item:Where it lies⟧
`,
  'ids and classes are no prose': `## ⟦heading:Prices⟧ {#prices .wide}

⟦paragraph:One [button](/x){: .btn target="_blank"} here⟧
{: .lead}

⟦paragraph:A {name} stays⟧
`,
  'formulas are no prose, prices are': `⟦paragraph:It is $x_1^2$ or $n$; it costs $5 and $10, or US$5/HK$40.⟧

⟦paragraph:$$
\\sum_{i=0}^n text
$$⟧
`,
  'titles of links, pictures and references': `[⟦paragraph:One](/a "⟦label:More \\"of\\" it⟧"), ![⟦alt:Two⟧](b.png '⟦label:A shelf⟧'), [three][t].⟧

[t]: /t "⟦label:Three of them⟧"
`,
  'alerts and callouts': `> [!NOTE]
> ⟦paragraph:Useful.⟧

> [!tip]- ⟦heading:With a title⟧
> ⟦paragraph:Text.⟧
`,
  'admonitions and tabs of MkDocs': `!!! note "⟦heading:Before *you* begin⟧"
    ⟦paragraph:Count
    everything.⟧

    - ⟦list-item:Twice⟧

            code

⟦paragraph:Text⟧
??? tip
    ⟦paragraph:Hidden⟧

    ???+ warning inline "⟦heading:Inside⟧"
        ⟦paragraph:Deep⟧

=== "⟦heading:Linux⟧"

    ⟦paragraph:One⟧

⟦paragraph:After⟧
`,
  'footnotes in their place': `⟦paragraph:Prices^[⟦paragraph:Without *tax*, see [this](/x).⟧] rise.⟧
`,
  'admonitions with titles': `:::tip ⟦heading:A title⟧
⟦paragraph:Use it.⟧
:::

:::note[⟦heading:Of **Docusaurus** here⟧]{.wide}
⟦paragraph:One⟧

::: details ⟦heading:Click me⟧ {open}
⟦paragraph:Two⟧
:::
::::
`,
  'shortcodes: properties and sentences that are read, code that is not': `{{< card title="⟦heading:One⟧" icon="star" link="/x" button_text="⟦button:Go⟧" >}}
{{< notice "⟦paragraph:Open on Sundays⟧" "wide" >}}

{{< highlight go >}}
func main() {}

more()
{{< /highlight >}}

⟦paragraph:Between {{< math >}}a + b{{< /math >}} and⟧

{% raw %}
code
{% endraw %}
`,
  'headings, lists, tables': `# ⟦heading:One⟧

⟦heading:Two⟧
---

- ⟦list-item:first⟧
- [x] ⟦list-item:done⟧
  1. ⟦list-item:inner⟧

| ⟦cell:a⟧ | ⟦cell:b **c⟧** |
|---|---|
| ⟦cell:d⟧ | |
`,
  'code, URLs, tags and shortcodes are not prose': `⟦paragraph:Run \`npm i\` at https://x.example <b>now⟧</b>.

\`\`\`sh
echo hello
\`\`\`

    indented code

{{< button href="/x" >}}⟦paragraph:Go⟧{{< /button >}}

<!-- a comment -->
<script>let a = 1</script>
`
    .replace(
      '⟦paragraph:Run `npm i` at https://x.example <b>now⟧</b>.',
      '⟦paragraph:Run `npm i` at https://x.example <b>now</b>.⟧',
    )
    .replace(
      '{{< button href="/x" >}}⟦paragraph:Go⟧{{< /button >}}',
      '⟦paragraph:{{< button href="/x" >}}Go{{< /button >}}⟧',
    ),
  'text that is indented as on paper is prose, indented code is not': `## ⟦heading:How long does it take?⟧

    ⟦paragraph:Depending on the number ordered:⟧
    ⟦paragraph:1. Up to 100 pieces 7 days⟧

    ⟦paragraph:2. More by agreement⟧

⟦paragraph:要多久⟧

    ⟦paragraph:1. 少于100件的订单大约7天⟧

⟦paragraph:As code⟧

    Checking out files: done.
    total = 1

⟦paragraph:As output⟧

    Hello World from here
`,
  'alternative text is its own': '⟦paragraph:See ![⟦alt:Our team⟧](/zh/a.png) here.⟧\n',
  'attributes people read, of shortcodes and tags': `{{< figure src="a.png" alt="⟦alt:A shelf⟧" caption='⟦caption:Our shelf⟧' >}}

⟦paragraph:<img alt="⟦alt:A box⟧" src="b.png" title="⟦label:Box⟧">⟧
`,
  'quotations and admonitions': `> ⟦paragraph:One
> two⟧

:::tip
⟦paragraph:Use it.⟧
:::
`,
  'HTML is read as HTML': `<ul><li>⟦list-item:One⟧</li><li><a href="/x">⟦link:Two⟧</a></li></ul>

⟦paragraph:See <img src="a.png" alt="⟦alt:A box⟧"> <abbr title="⟦label:so to speak⟧">here⟧</abbr>.

<div translate="no">Brand</div>
<button>⟦button:Go {{< param x >}} now⟧</button>
`.replace('here⟧</abbr>.', 'here</abbr>.⟧'),
  'text between HTML tags':
    '<div class="x"><p>⟦paragraph:Hello <b>you⟧</b></p>\n<p>⟦paragraph:Again⟧</p></div>\n',
  'Windows line ends and a byte order mark':
    '\uFEFF---\r\ntitle: ⟦title:A⟧\r\n---\r\n\r\n⟦paragraph:One\r\ntwo⟧\r\n',
  'front matter: sentences under any key, in lists too':
    '---\ntitle: ⟦title:A⟧\nfaqs:\n  - q: ⟦paragraph:What types do you supply?⟧\n    a: ⟦paragraph:"We supply all that are made."⟧\nspecs: [⟦paragraph:Fits into any pocket you have⟧, 20 cm]\nkeywords: Pumps for all that you make\nfull_name: Bureau of the things we do\nname_zh: 深圳市某某防护科技有限公司\nclass: flex items-center justify-between gap\n---\n',
  'front matter: the last word of a key, keys that are words, sheets of facts, scripts without capitals': `---
heroTitle: ⟦title:Armour that fits⟧
step_2_text: ⟦paragraph:Send us a drawing⟧
step: ⟦paragraph:确认尺码⟧
category: 防弹装备
image: /产品/头盔.jpg
"Outer fabric": ⟦paragraph:500D nylon⟧
specs: ⟦paragraph:|
  Shelf life: 8 years
  Colour: camo, customizable
⟧---
`,
  'front matter below empty lines': '\n \r\n---\ntitle: ⟦title:A⟧\nslug: a\n---\n# ⟦heading:B⟧\n',
  'front matter below an empty line and byte order marks':
    '\uFEFF\n\uFEFF+++\ntitle = ⟦title:"A"⟧\nslug = "a"\n+++\n# ⟦heading:B⟧\n',
  'JSON below an empty line': '\uFEFF\n{ "title": ⟦title:"A"⟧, "slug": "a" }\n# ⟦heading:B⟧\n',
  'JSON as code': '\n    { "title": "A" }\n\n⟦paragraph:B⟧\n',
  'a rule below an empty line is none': '\n---\n\n⟦paragraph:One:⟧\n\n---\n\n⟦paragraph:Two⟧\n',
  'a byte order mark where a file was joined on':
    '# ⟦heading:One⟧\n\n⟦paragraph:Two\n\uFEFFthree⟧\n\n\uFEFF# ⟦heading:Four⟧\n\n\uFEFF- ⟦list-item:Five⟧\n\n\uFEFF```\nsix\n```\n',
};

it('what is headed 中文 says that it is Chinese', () => {
  const text = `# About

| EN | 中文 |
|---|---|
| Ceramics | 金属与陶瓷 |

## 中文版

我们不收集数据。

### More

OK

# 联系

我们
`;
  const { segments } = markdown.parse(text);
  assert.deepEqual(
    segments.filter(({ language }) => language === 'zh').map((segment) => segment.text),
    ['中文', '金属与陶瓷', '中文版', '我们不收集数据。'],
  );
});

describe('Markdown', () => {
  readsExactly(markdown, cases);

  it('struck out between one tilde or two; a tilde before a number is no mark', () => {
    const { segments } = markdown.parse('Was ~nine~, ~~ten~~ days, now ~5 or ~6~.\n');
    assert.deepEqual(
      segments.map(({ text }) => text),
      ['Was nine, ten days, now ~5 or 6.'],
    );
  });

  it('decodes escapes, entities and line breaks, and maps them back', () => {
    const text = 'A \\* B &amp; *C*\n  d';
    const [segment] = markdown.parse(text).segments;
    assert.equal(segment!.text, 'A * B & C d');
    assert.deepEqual(sourceSpan(segment!, 6, 7), { from: 7, to: 12 });
    assert.equal(isUnbroken(segment!, 6, 9), false);
  });

  it('takes no template of front matter for broken YAML', () => {
    const archetype = '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\n---\nText.\n';
    const { problems, segments } = markdown.parse(archetype);
    assert.deepEqual([problems, segments.at(-1)!.text], [[], 'Text.']);
    assert.equal(markdown.parse('---\ntitle: "a" b\n---\n').problems.length, 1);
  });

  it('says where a front matter is broken, and still reads the page', () => {
    const { problems, segments } = markdown.parse('---\ntitle: [a\n---\n# Head\n');
    assert.equal(problems[0]!.kind, 'front-matter');
    assert.ok(segments.some(({ text }) => text === 'Head'));
  });

  it('says nothing of a front matter that a generator fills in', () => {
    for (const head of ['+++\ndate = {{ .Date }}\n+++\n', '---\ntitle: {{ replace .Name "-" " " }}\n---\n'])
      assert.deepEqual(markdown.parse(`${head}Text\n`).problems, []);
  });

  it('says that a front matter is never closed, and with what it would be', () => {
    for (const [text, mark] of [
      ['---\ntitle: a\n\nText\n', '---'],
      ['+++\ntitle = "a"\n\nText\n', '+++'],
      ['{ "title": "a",\n\nText\n', '}'],
    ] as const) {
      const { problems, segments } = markdown.parse(text);
      assert.deepEqual(
        problems.map(({ kind, detail }) => [kind, detail]),
        [['half-saved', mark]],
      );
      assert.equal(segments.at(-1)!.text.endsWith('Text'), true, text);
    }
  });

  it('a byte order mark within a paragraph is no part of its text', () => {
    const { segments } = markdown.parse('One\n\uFEFFtwo\n');
    assert.deepEqual(
      segments.map(({ text }) => text),
      ['One two'],
    );
  });

  it('TOML and JSON front matter: data, what is wrong with its place, and a value of its own', () => {
    const toml = '+++\ntitle = "a"\nmarket = "ID"\n[params]\nx = 1\n+++\nText\n';
    const json = '{\n  "title": "a",\n  "market": "ID"\n}\nText\n';
    for (const text of [toml, json]) {
      const { frontMatter } = markdown.parse(text);
      assert.equal(frontMatter!.data.market, 'ID');
      const set = (key: string) => {
        const { from, to, text: by } = setFrontMatter(text, frontMatter, key, 'TH')!;
        const changed = text.slice(0, from) + by + text.slice(to);
        assert.deepEqual(markdown.parse(changed).problems, [], changed);
        return markdown.parse(changed).frontMatter!.data;
      };
      assert.equal(set('market').market, 'TH');
      assert.deepEqual([set('audience').audience, set('audience').title], ['TH', 'a']);
    }
    const [problem] = markdown.parse('+++\ntitle = "a"\nprice = 5 $\n+++\nText\n').problems;
    assert.deepEqual([problem!.kind, problem!.from], ['front-matter', 26]);
    assert.match(problem!.detail, /^TOML: /);
    assert.equal(markdown.parse('{\n "title": "a",,\n "x": tru e }\nText').problems[0]!.kind, 'front-matter');
  });

  it('reads keeps where they stand', () => {
    const text = `---
# terroir-keep phrase/a: a name
title: One
---
<!-- terroir-keep phrase/b, reference: quoted law -->
Two.

Three <!-- terroir-keep phrase/c: here --> four.
`;
    const { keeps } = markdown.parse(text);
    assert.deepEqual(
      keeps.map(({ rules, reason, target }) => [rules, reason, text.slice(target.from, target.to)]),
      [
        [['phrase/a'], 'a name', 'One'],
        [['phrase/b', 'reference'], 'quoted law', 'Two.'],
        [['phrase/c'], 'here', 'Three <!-- terroir-keep phrase/c: here --> four.'],
      ],
    );
  });

  /** Pieces of pages in many shapes; whatever they add up to must be read exactly. */
  const mapping = fc.constantFrom(
    ...[
      '# Head\n\n',
      'word ',
      '**bold** ',
      '&amp;',
      '\\*',
      '`code` ',
      '[a](b) ',
      '![alt *x*](i.png)',
      '\n',
      '\r\n',
    ],
    ...[
      '- item\n',
      '> quote\n',
      '| a | b |\n|---|---|\n| c | d |\n',
      '<p>html</p>\n',
      '中文，',
      'ไทย ',
      '😀',
      'é',
      '\t',
    ],
    ...[
      '{{< x >}}',
      '<!-- c -->',
      '```\ncode\n```\n',
      '---\n',
      'title: x\n',
      ':::note\n',
      ':::tip Title\n',
      '[^1]: ',
      '[^1]',
      ': means\n',
      '{#id}',
      '$x^2$',
      '> [!NOTE]\n',
      '[a](b "word *x*")',
      '+++\n',
      'title = "word"\n',
      '\u200f',
      '"',
      "'",
    ],
  );
  holdsForAnyPage(markdown, mapping);
});
