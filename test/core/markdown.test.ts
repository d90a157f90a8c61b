import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keepEdit } from '../../src/core/content/content.ts';
import { markdown } from '../../src/core/content/markdown.ts';
import { encodeFor, isUnbroken, type Segment, sourceSpan } from '../../src/core/content/segment.ts';
import { unmark } from './marked.ts';

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
  'alternative text is its own': '⟦paragraph:See ![⟦alt:Our team⟧](/zh/a.png) here.⟧\n',
  'attributes people read, of shortcodes and tags': `{{< figure src="a.png" alt="⟦alt:A shelf⟧" caption='⟦paragraph:Our shelf⟧' >}}

<img alt="⟦alt:A box⟧" src="b.png" title="⟦paragraph:Box⟧">
`,
  'quotations and admonitions': `> ⟦paragraph:One
> two⟧

:::tip
⟦paragraph:Use it.⟧
:::
`,
  'text between HTML tags':
    '<div class="x"><p>⟦paragraph:Hello <b>you⟧</b></p>\n<p>⟦paragraph:Again⟧</p></div>\n',
  'Windows line ends and a byte order mark':
    '\uFEFF---\r\ntitle: ⟦title:A⟧\r\n---\r\n\r\n⟦paragraph:One\r\ntwo⟧\r\n',
};

describe('Markdown', () => {
  for (const [name, marked] of Object.entries(cases)) {
    it(name, () => {
      const { text, spans } = unmark(marked);
      const found = markdown.parse(text).segments.map(({ kind, from, to }) => ({ kind, from, to }));
      const shown = (list: readonly { kind: string; from: number; to: number }[]) =>
        list.map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);
      assert.deepEqual(shown(found), shown(spans));
      assert.deepEqual(found, spans);
    });
  }

  it('decodes escapes, entities and line breaks, and maps them back', () => {
    const text = 'A \\* B &amp; *C*\n  d';
    const [segment] = markdown.parse(text).segments;
    assert.equal(segment!.text, 'A * B & C d');
    assert.deepEqual(sourceSpan(segment!, 6, 7), { from: 7, to: 12 });
    assert.equal(isUnbroken(segment!, 6, 9), false);
  });

  it('says where a front matter is broken, and still reads the page', () => {
    const { problems, segments } = markdown.parse('---\ntitle: [a\n---\n# Head\n');
    assert.equal(problems[0]!.kind, 'front-matter');
    assert.ok(segments.some(({ text }) => text === 'Head'));
  });

  it('says that a front matter is never closed', () => {
    const { problems } = markdown.parse('---\ntitle: a\n\nText\n');
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['half-saved'],
    );
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
  const piece = fc.constantFrom(
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
      '\u200f',
      '"',
      "'",
    ],
  );
  const page = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

  it('any page: segments are sorted and exact', () => {
    fc.assert(
      fc.property(page, (text) => {
        let last = 0;
        for (const segment of markdown.parse(text).segments) {
          assert.ok(segment.from >= last && segment.to >= segment.from && segment.to <= text.length);
          last = segment.from;
          checkPieces(text, segment);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('any page: a replaced word is the only thing that changes', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { segments } = markdown.parse(text);
        const target = segments.find((segment) => /\bword\b/.test(segment.text));
        if (!target) return;
        const at = target.text.indexOf('word');
        const { from, to } = sourceSpan(target, at, at + 4);
        const fixed = text.slice(0, from) + encodeFor(target, 'term')! + text.slice(to);
        const after = markdown.parse(fixed).segments.map((segment) => segment.text);
        const expected = segments.map((segment) =>
          segment === target ? segment.text.replace('word', 'term') : segment.text,
        );
        assert.deepEqual(after, expected);
      }),
      { numRuns: 300 },
    );
  });

  it('any page: a keep is read back for the block it was written for', () => {
    fc.assert(
      fc.property(page, fc.nat(), (text, pick) => {
        const content = markdown.parse(text);
        if (!content.segments.length || content.problems.length) return;
        const { from } = content.segments[pick % content.segments.length]!;
        const edit = keepEdit(markdown, text, content, from, 'phrase/a', 'our name')!;
        const after = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
        const moved = from + edit.text.length;
        const keeps = markdown.parse(after).keeps.filter((keep) => keep.rules[0] === 'phrase/a');
        assert.ok(
          keeps.some(({ target }) => target.from <= moved && moved < target.to),
          JSON.stringify({ text, from, after }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function checkPieces(text: string, segment: Segment): void {
  segment.pieces.forEach((piece, index) => {
    const decoded = segment.text.slice(piece.at, segment.pieces[index + 1]?.at);
    assert.ok(decoded.length > 0 && piece.from >= segment.from && piece.to <= segment.to);
    const source = text.slice(piece.from, piece.to);
    if (decoded.length === source.length && !/[\n\uFFFC]/.test(source + decoded))
      assert.equal(decoded, source);
  });
}
