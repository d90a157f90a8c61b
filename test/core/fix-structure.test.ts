import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';

/** The segments of a page, as kinds, before and after all its fixes, and how many fixes there were. */
async function fixed(path: string, text: string) {
  const open = (content: string) => openSite(memoryHost({ [path]: content }), { uiLanguage: 'en' });
  const { findings } = (await open(text).review(path))!;
  const edits = findings.flatMap(({ fixes }) => fixes[0]?.edits ?? []).sort((a, b) => b.from - a.from);
  let after = text;
  for (const edit of edits) after = after.slice(0, edit.from) + edit.text + after.slice(edit.to);
  const shape = async (content: string) =>
    (await open(content).content(path))!.content.segments.map(({ kind, marks }) => [
      kind,
      ...marks.map((mark) => mark.kind),
    ]);
  return { before: await shape(text), after: await shape(after), text: after, count: edits.length };
}

describe('a fix', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'content/en/a.md': [
      '１. Buy a box\n\n２）Open it\n\n３． Close it\n\n４。 Done\n',
      'Buy one\n１. Open it\n',
      '- １）Buy a box\n- ２. Open it\n',
      'Look here！[the page](b.md) is new\n',
      'Ten～twenty and thirty～forty days\n',
      '| a | b |\n|---|---|\n| x，y | ５ |\n',
      'Note：： this\n',
      'Open now：\n\n：：：tip\n',
      '（１）Buy a box\n',
      '１２３．４ litres，or more\n',
    ],
    'content/en/a.mdx': ['１. Buy a box\n', '２）Open <b>it</b>，now\n'],
    'content/en/a.adoc': ['１. Buy a box\n', 'NOTE：read it\n', 'Paris：： a town，large\n'],
    'content/en/a.rst': ['１. Buy a box\n', '（１）Buy a box\n', '：a： b，c\n'],
    'config/locales/en.yml': ['en:\n  a: １２\n  b: ２４，７\n  c: １．５\n', 'en:\n  a: ５ days，more\n'],
  };
  for (const [path, texts] of Object.entries(cases))
    for (const text of texts)
      it(`leaves a page the shape it has: ${path} ${JSON.stringify(text)}`, async () => {
        const { before, after } = await fixed(path, text);
        assert.deepEqual(after, before);
      });

  it('is still offered where it makes no structure', async () => {
    assert.equal((await fixed('content/en/a.md', 'Open ２４ hours，daily\n')).text, 'Open 24 hours, daily\n');
    assert.equal((await fixed('content/en/a.md', '２４ hours，daily\n')).text, '24 hours, daily\n');
    assert.equal((await fixed('content/en/a.md', 'Look！Now\n')).text, 'Look! Now\n');
    assert.equal(
      (await fixed('config/locales/en.yml', 'en:\n  a: ５ days more\n')).text,
      'en:\n  a: 5 days more\n',
    );
  });
});
