import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Content } from '../../src/core/content/content.ts';
import { asciidoc } from '../../src/core/content/documents/asciidoc.ts';
import { restructuredText } from '../../src/core/content/documents/restructured-text.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { markdown } from '../../src/core/content/markdown.ts';
import { mdx } from '../../src/core/content/mdx.ts';
import { formatIds } from '../../src/core/file-types.ts';
import { openSite } from '../../src/core/index.ts';

const page = readFileSync('test/sites/yunfan/content/en-SG/about.md', 'utf8');

/** What authors type and paste, with all that opens or closes a block. */
const typed = fc.constantFrom(
  ...[
    'a',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '#',
    '# ',
    '- ',
    '> ',
    '1. ',
    '```',
    '~~~\n',
    '    ',
    '\t',
    '|',
    '| a | b |\n|---|---|\n',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '[',
    '](/x)',
    '![',
    '<div>',
    '</div>',
    '<!-- ',
    ' -->',
    '{{< x >}}',
    '{% x %}',
    ':::note',
    '\n---\n',
    '---\n',
  ],
  ...[
    ':::tip A\n',
    ':::\n',
    '[^1]: ',
    '[^1]',
    ': means\n',
    '    more\n',
    '{#id}',
    '$x^2$',
    '> [!NOTE]\n',
    '[a](b "c")',
  ],
  ...[
    '{% raw %}\n',
    '{% endraw %}\n',
    '{{< highlight go >}}\n',
    '{{< /highlight >}}\n',
    '+++\n',
    '{"title": "a"}\n',
  ],
  ...[
    '== ',
    '\n----\n',
    '\n====\n',
    '|===\n',
    'footnote:[b c]',
    '<<a,b>>',
    '.. note:: ',
    '::\n',
    '``',
    '`a <b>`_',
    '   ',
  ],
  ...['!!! note "A"\n', '^[a b]', '~a~'],
  ...['{', '}', '{a}', '<Card title="A b">', '</Card>', '<', 'import a\n', 'export {\n', '{/* c */}'],
  ...['title: x\n', '[a]: /b\n', '&amp;', '，', '云', '😀', '<pre>', '</pre>', '===\n', '\\'],
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 40 }),
  typed,
});

function apply(text: string, { at, cut, typed }: { at: number; cut: number; typed: string }): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + typed + text.slice(from + cut);
}

/** What a reader of a content sees; what it keeps for the next version is its own affair. */
const seen = ({ memory: _, ...content }: Content) => content;

describe('typing', () => {
  for (const [format, start, numRuns] of [
    [markdown, page, 200],
    [mdx, readFileSync('test/sites/formats/mdx/en-SG/start.mdx', 'utf8'), 200],
    [asciidoc, readFileSync('test/sites/formats/asciidoc/en-SG/guide.adoc', 'utf8'), 200],
    [restructuredText, readFileSync('test/sites/formats/rst/en-SG/overview.rst', 'utf8'), 200],
  ] as const)
    it(`${format.id}: what is read after an edit is what is read afresh, over thousands of edits`, () => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 30 }), (edits) => {
          let text = start;
          let content = format.parse(text);
          for (const one of edits) {
            text = apply(text, one);
            content = format.parse(text, content);
            assert.deepEqual(seen(content), seen(format.parse(text)), JSON.stringify(one));
          }
        }),
        { numRuns },
      );
    });

  it('what is read incrementally is every format that keeps a memory', () => {
    const kept = formatIds.filter((id) => formatOf('x', id)!.parse('a').memory !== undefined);
    assert.deepEqual(kept, ['markdown', 'mdx', 'asciidoc', 'rst']);
  });

  it('what is found after an edit is what a fresh review finds', async () => {
    const path = 'content/en-SG/about.md';
    const source = readFileSync('test/sites/yunfan/content/zh/about.md', 'utf8');
    const files: Record<string, string> = { [path]: page, 'content/zh/about.md': source };
    const host = {
      read: async (name: string) =>
        name in files ? { text: files[name]! } : ({ problem: 'missing' } as const),
      list: async () => Object.keys(files).sort(),
    };
    const reviewer = openSite(host, { uiLanguage: 'en' });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        files[path] = edits.reduce(apply, page);
        const fresh = openSite(host, { uiLanguage: 'en' });
        assert.deepEqual(await reviewer.review(path), await fresh.review(path));
      }),
      { numRuns: 15 },
    );
  });
});
