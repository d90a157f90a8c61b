import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../src/core/content/content.ts';
import { jsx, svelte, vue } from '../../src/core/content/markup/components.ts';
import { ejs, handlebars, html, jinja, php } from '../../src/core/content/markup/html.ts';
import { liquid } from '../../src/core/content/markup/liquid.ts';
import { isUnbroken, sourceSpan } from '../../src/core/content/segment.ts';
import { holdsForAnyPage, readsExactly } from './content-laws.ts';

describe('HTML', () => {
  readsExactly(html, {
    'head and body': `<!doctype html>
<html lang="en-SG">
<head>
  <title>⟦title:Yunfan &amp; you⟧</title>
  <meta name="description" content="⟦description:Counts that add up⟧">
  <meta property="og:title" content='⟦title:Yunfan⟧'>
  <meta property="og:image" content="/img/hero.png">
  <meta name="viewport" content="width=device-width">
  <script>let a = "<p>no</p>";</script>
  <style>p { content: "no" }</style>
</head>
<body>
  <h1>⟦heading:One⟧</h1>
  <p>⟦paragraph:Two <b>three</b>,
    four <br>and five⟧</p>
</body>
</html>
`,
    'scripts: tables of products, texts by language, messages; nothing of programs': `<script src="a.js">const a = [{ title: 'Not this one' }];</script>
<script>
gtag('config', { page_title: 'Not for people here' });
const products = { "a1": { "name": "Box", "tagline": "⟦heading:Start it, then call it.⟧", "steps": ["⟦string:Unzip it and run the file.⟧", "npm install"] } };
const T = {};
T.en = { hero: "⟦string:Made in Zhongshan⟧", cta: '⟦button:Get a quote⟧' };
T.es = { hero: "⟦string:Hecho en Zhongshan⟧", cta: '⟦button:Pide precio⟧' };
toast(isZh ? "⟦paragraph:已发送⟧" : "⟦paragraph:Sent⟧");
label.textContent = \`\${isZh ? "⟦string:应用⟧" : "⟦string:Application⟧"} / \${n}\`;
const title = '{{ .Title }} is what the template says';
</script><p>⟦paragraph:After⟧</p>
`,
    'inline elements join, blocks part':
      '<div>⟦paragraph:a <em>b</em>c⟧<p>⟦paragraph:d⟧</p> ⟦paragraph:e⟧</div>',
    'lists, tables and their omitted ends': `<ul><li>⟦list-item:one⟧<li>⟦list-item:two⟧</ul>
<dl><dt>⟦list-item:a⟧<dd>⟦list-item:b⟧</dl>
<table summary="⟦caption:Prices⟧"><caption>⟦caption:All prices⟧</caption><tr><th>⟦cell:c⟧<td>⟦cell:d⟧</table>
`,
    'a text that is one link':
      '<nav><a href="/a">⟦link:Products⟧</a> <a href="/b">⟦link:Prices⟧</a></nav><p>⟦paragraph:See <a href="/b">all⟧</a></p>',
    forms: `<form><label>⟦label:Name<input name="n" placeholder="⟦label:Your name⟧">⟧</label>
<select><option value="x">⟦label:Choose⟧</option></select>
<input type="submit" value="⟦button:Send⟧"><input type="hidden" value="token">
<button type="button" aria-label="⟦label:Close⟧">⟦button:Go⟧</button></form>
`,
    // A text without words still ties two pages together by its picture.
    pictures: `<figure>⟦paragraph:<img src="a.png" alt="⟦alt:A shelf⟧" title="⟦label:Shelf⟧">⟧
<figcaption>⟦caption:Our shelf⟧</figcaption></figure>
`,
    'code is no prose': '<p>⟦paragraph:Run <code>npm i</code> or <kbd>F5</kbd>.⟧</p><pre>echo hello</pre>',
    'what is not for readers, or not for translation': `<p hidden>no</p><p hidden="until-found">⟦paragraph:yes⟧</p>
<p translate="no">Brand</p><p>⟦paragraph:By <span class="x notranslate">Brand</span> alone⟧</p>
<!-- <p>no</p> --><!--[if IE]><p>no</p><![endif]-->
`,
    'attributes without quotes': '<p>⟦paragraph:a <img alt=⟦alt:Box⟧ src=a.png>⟧</p>',
    'upper case': '<H1>⟦heading:A⟧</H1><P>⟦paragraph:B <BR>c⟧',
    'half saved': '<p>⟦paragraph:One <b>two⟧</p><div><p>⟦paragraph:Three⟧<p',
    'components among text and on their own':
      '<p>⟦paragraph:See <my-term>this</my-term> now⟧</p><my-card title="⟦heading:A card⟧" variant="wide">⟦paragraph:One⟧</my-card><my-card>⟦paragraph:Two⟧</my-card>',
    'linked data: names and descriptions, not addresses and people': `<script type="application/ld+json">
{ "@context": "https://schema.org", "@type": "Product", "name": "⟦title:Stock \\u0026 more⟧",
  "description": "⟦description:Counts {{ n }} shelves⟧", "sku": "A one", "url": "https://example.com",
  "review": [{ "reviewBody": "⟦paragraph:It <b>counts⟧</b>", "author": { "@type": "Person", "name": "Some One" } }],
  "image": "{% if a %}x{% endif %}", "abstract": "{% if a %}x{% endif %}", "half": "
</script><script type="module">let name = "no";</script><p>⟦paragraph:After⟧</p>
`,
    'front matter': '---\ntitle: ⟦title:A⟧\nlayout: page\n---\n<p>⟦paragraph:B⟧</p>\n',
    'Windows line ends and a byte order mark': '\uFEFF<p>⟦paragraph:One\r\n  two⟧</p>\r\n',
  });

  it('decodes references and white space, and maps them back', () => {
    const [segment] = html.parse('<p>A &lt; B &amp;\n\t C&nbsp;D &copy</p>').segments;
    assert.equal(segment!.text, 'A < B & C\u00a0D ©');
    assert.deepEqual(sourceSpan(segment!, 2, 3), { from: 5, to: 9 });
    assert.deepEqual(sourceSpan(segment!, 6, 9), { from: 12, to: 21 });
    assert.equal(isUnbroken(segment!, 6, 9), true);
  });

  it('says what language a page, and a part of it, declares', () => {
    const { locale, segments } = html.parse(
      '<html lang="id"><p>a <i lang="zh">云</i></p><p lang="id-ID">b</p><blockquote lang="en"><p>c</p></blockquote>',
    );
    assert.deepEqual(locale, { tag: 'id', certain: false, span: { from: 12, to: 14 } });
    assert.deepEqual(
      segments.map(({ text, language }) => [text, language]),
      [
        ['a \uFFFC', undefined],
        ['b', 'id-ID'],
        ['c', 'en'],
      ],
    );
  });

  it('takes what Blade writes with arguments for code', () => {
    const texts = (text: string) => html.parse(text).segments.map((segment) => segment.text);
    assert.deepEqual(texts("<p>@lang('x.color') shelf</p>\n@include('parts.color')\n<p>Two</p>"), [
      '\uFFFC shelf',
      'Two',
    ]);
    assert.deepEqual(
      texts("  @if (strpos($_SERVER['SOFTWARE'], 'nginx') !== false)\n  <p>One</p>\n  @endif"),
      ['One'],
    );
    assert.deepEqual(texts("@if (a(')'))<p>One</p>\n@if(f(1, ')'))\n<p>Two</p>"), ['One', 'Two']);
    assert.deepEqual(texts('<p>Mail a@lang(x) and @name or @lang(open</p>'), [
      'Mail a@lang(x) and @name or @lang(open',
    ]);
  });

  it('takes what a block says of its language, though the root says the same', () => {
    const { segments } = html.parse(
      '<html lang="zh-CN"><p>Shelf <b lang="zh">x</b></p><p lang="zh-CN">货架</p>',
    );
    assert.deepEqual(
      segments.map(({ language }) => language),
      [undefined, 'zh-CN'],
    );
  });

  it('keeps marks that tie pages together', () => {
    const [segment] = html.parse('<p><a href="/a/">x</a> <code>y()</code> <img src="z.png"></p>').segments;
    assert.deepEqual(
      segment!.marks.map(({ kind, value }) => `${kind} ${value}`),
      ['link /a/', 'code y()', 'image z.png'],
    );
  });

  const mapping = fc.constantFrom(
    ...['<p>', '</p>', '<div>', '</div>', '<b>', '</b>', '<li>', '<br>', '<ul>', '</ul>', '<td>', '</a>'],
    ...[
      '<a href="/x" title="a word">',
      '<img alt="word" src=x>',
      '<input placeholder=word>',
      '<x-y label="A word">',
    ],
    ...[
      '<p lang="th">',
      '<span translate=no>',
      '<h2>',
      '</h2>',
      '<title>',
      '</title>',
      '<textarea>',
      '<svg>',
      '</svg>',
    ],
    ...[
      '<!-- c -->',
      '<!--',
      '-->',
      '<!doctype html>',
      '<pre>',
      '</pre>',
      '<code>',
      '</code>',
      '<script>',
      '</script>',
    ],
    ...[
      'word ',
      'word',
      ' a &amp; b',
      '&lt;',
      '&',
      '&nbsp;',
      '\n',
      '\r\n',
      '\t',
      '  ',
      '<',
      '>',
      '"',
      "'",
      '=',
      '/>',
    ],
    ...[
      '中文，',
      'ไทย ',
      '😀',
      'e\u0301',
      '\u200f',
      '\uFFFC',
      '{{ x }}',
      '{% if a %}',
      '\n{% endif %}\n',
      '{{',
      '}}',
      '{#- c #}',
    ],
    ...[
      '<%= y %>',
      '<?php echo "?>"; ?>',
      '<?php',
      '{{!-- c --}}',
      '{% comment %}',
      '{% endcomment %}',
      '---\n',
    ],
  );
  holdsForAnyPage(html, mapping);
  const inScript = [
    '{title: "A word here"},',
    "{text: 'One \\u0041 word'},",
    '`A word`,',
    'zh ? "中文词" : "word it",',
  ];
  const marks = [
    '"',
    "'",
    '`',
    '\\',
    '{',
    '}',
    '$' + '{a}',
    '</',
    '<b>',
    '\n',
    'word ',
    'A word ',
    '中文',
    '😀',
    '//',
    '/*',
    '*/',
  ];
  holdsForAnyPage(html, fc.constantFrom(...inScript, ...marks), ['<script>a = [', ']</script><p>a</p>']);
});

describe('what a template shows in one language', () => {
  it('in the branches of a switch of PHP', () => {
    const text =
      "<?php f(function () { switch ($locale) { case 'zh_CN': ?><p>首页<?php if ($a) { ?><b>注意</b><?php } ?></p><?php break; case 'ja': ?><p>ホーム</p><?php break; default: ?><p>Home</p><?php } }); ?><p>Two</p>";
    const read = php.parse(text).segments.map((segment) => [segment.language, segment.text.trim()]);
    assert.deepEqual(
      read.map(([language]) => language),
      ['zh-CN', 'ja', undefined, undefined],
    );
  });
  const languagesOf = (format: Format, text: string) =>
    format.parse(text).segments.map((segment) => [segment.language, segment.text.trim()]);
  const cases: readonly (readonly [string, Format, string])[] = [
    ['Go', html, '<p>{{ if $isZh }}首页{{ else }}Home{{ end }}</p>{{ range .x }}<p>Two</p>{{ end }}'],
    [
      'Go, by function',
      html,
      '<p>{{- if eq .Site.Language.Lang "zh" -}}首页{{ else }}Home{{ end }}</p><p>Two</p>',
    ],
    [
      'Liquid',
      liquid,
      "{% if request.locale.iso_code == 'zh-CN' %}<p>首页</p>{% else %}{% for a in b %}<p>Home</p>{% else %}{% endfor %}{% endif %}<p>Two</p>",
    ],
    ['Jinja', jinja, "{% if lang != 'zh' %}Home{% else %}首页{% endif %}<p>Two</p>"],
    ['EJS', ejs, "<% if (lang === 'zh') { %><p>首页</p><% } else { %><p>Home</p><% } %><p>Two</p>"],
    ['PHP', php, "<?php if ($lang == 'zh'): ?><p>首页</p><?php else: ?><p>Home</p><?php endif; ?><p>Two</p>"],
    ['Svelte', svelte, "{#if $locale === 'zh'}\n<p>首页</p>\n{:else}\n<p>Home</p>\n{/if}\n<p>Two</p>"],
    ['Vue', vue, `<template><p v-if="locale === 'zh'">首页</p><p v-else>Home</p><p>Two</p></template>`],
    ['JSX', jsx, "const a = <>{isZh && <p>首页</p>}<p>{isZh ? '' : 'Home'}</p><p>Two</p></>;"],
  ];
  for (const [name, format, text] of cases)
    it(name, () => {
      const found = languagesOf(format, text).filter(([, words]) => /^(?:首页|Home|Two)$/.test(words!));
      assert.deepEqual(
        found.sort(([, a], [, b]) => (a! < b! ? -1 : 1)),
        [
          [undefined, 'Home'],
          [undefined, 'Two'],
          [found.at(-1)![0], '首页'],
        ],
      );
      assert.match(found.at(-1)![0]!, /^zh/);
    });
});

describe('templates', () => {
  readsExactly(handlebars, {
    Handlebars: `{{!-- a comment --}}
{{#if user}}
  <h1>⟦heading:Welcome, {{user.name}}!⟧</h1>
{{else}}
  <p class="{{style}}" title="⟦label:Hello {{you}}⟧">⟦paragraph:Please {{> link}} first⟧</p>
{{/if}}
<p>{{{raw}}}</p>
{{#get "posts" filter="id:-{{id}}" as |posts|}}<h2>⟦heading:More⟧</h2>{{/get}}
<input placeholder="{{title}}">
<p><i class="material-icons tiny">delete</i></p>
<p>⟦paragraph:<i class="material-symbols-outlined">mail</i> Write to us⟧</p>
{{#contentFor "body_class"}} has-wide-image{{/contentFor}}
{{img_url image size="s"}} 400w,
{{img_url image size="m"}} 750w
`,
  });
  readsExactly(jinja, {
    'texts that a macro is given by name': `{{ section(title="⟦title:Why us⟧", items=[{ "type": "list", "content": "⟦string:It is kept safe for twelve years.⟧" }], class="Wide one") }}
<p>⟦paragraph:{{ t("Not this") }} and {{ x | default("Nor this") }} more⟧</p>
`,
    'texts that blocks and included parts are given by name': `{% call(slot) quote(size="Very small thing", quote_text="⟦paragraph:It is kept safe.⟧", source={"title": "⟦title:Head of IT⟧"}) -%}
  <p>⟦paragraph:Inside⟧</p>
{% endcall %}
{% with h1="⟦heading:Ask us⟧", class="Wide one" %}{% include "form.html" %}{% endwith %}
{{ list(items=[${`{ "type": "a", "href": "/x" },\n`.repeat(200)}{ "content": "⟦string:It is long, and kept safe.⟧" }]) }}
`,
    'Nunjucks, Jinja and Twig': `{# a comment #}
{% extends "base.njk" %}
{% block main %}
  ⟦paragraph:Loose text⟧
  {% for item in items %}
    <li {% if loop.first %}class="a"{% endif %}>⟦list-item:Item {{ item.name | upper }} of {{ n }}⟧</li>
  {% endfor %}
{% endblock %}
`,
  });
  readsExactly(liquid, {
    Liquid: `---
layout: home
title: ⟦title:Home⟧
---
{% comment %} <p>no</p> {% endcomment %}
<p>⟦paragraph:From {{ price | money }} a month⟧</p>
{% highlight js %}let a = "no";{% endhighlight %}
{% raw %}<p>{{ no }} is code</p>{% endraw %}
{% capture note %}⟦paragraph:Kept for later⟧{% endcapture %}
{%- capture image_sizes -%}(min-width: {{ page }}px) 50vw, 100vw{%- endcapture -%}
{% doc %}What the snippet is for{% enddoc %}
{% schema %}{ "name": "no" }{% endschema %}
`,
  });
  readsExactly(ejs, {
    'EJS and ERB': `<%# a comment %>
<% if (user) { %>
  <h2>⟦heading:Hi <%= user.name %>⟧</h2>
<% } %>
<a href="<%= url %>">⟦link:Go⟧</a>
`,
  });
  readsExactly(php, {
    PHP: `<?php /* a comment */ ?>
<?php if ($x > 1): echo '?>'; ?>
<p>⟦paragraph:Hello <?= $name ?>, welcome⟧</p>
<?php endif; ?>
<?php
// don't stop here
function no() { return "<p>no</p>"; }
`,
    'a file of code alone': `<?php\nclass A { public $b = '<p>no</p>'; }\n`,
  });

  const formats = { html, handlebars, jinja, liquid, ejs, php };
  for (const [name, format] of Object.entries(formats)) {
    it(`${name}: a keep is written as a comment of its own and read back`, () => {
      const text = '<p>One</p>\n';
      const comment = format.comment(format.parse(text), 0, 'terroir-keep phrase/a: our -- name')!;
      const { keeps, segments } = format.parse(`${comment}\n${text}`);
      assert.deepEqual(
        keeps.map(({ rules, target }) => [rules, target.to - target.from]),
        [[['phrase/a'], 10]],
      );
      assert.match(keeps[0]!.reason, /^our (?:--|––?) name$/);
      assert.equal(segments.length, 1);
    });
  }
});
