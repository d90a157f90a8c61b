/**
 * What a page costs grows with the page and with nothing else. Costs are those of this process, in time of its own: others on
 * the machine do not count. The limits are far above what is needed; what is quadratic passes none of them.
 */
import assert from 'node:assert/strict';
import { formatOf } from '../../src/core/content/index.ts';
import { type FormatId, fileTypes, formatIds } from '../../src/core/file-types.ts';
import { openSite } from '../../src/core/index.ts';
import { rules } from '../../src/core/rules/index.ts';
import { memoryHost } from './memory-host.ts';

const size = 15_000;
const repeated = (unit: string) => unit.repeat(Math.ceil(size / unit.length));

/** Milliseconds of work. */
async function cost(run: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** A review starts by reading what ships, which is no matter of the page. */
before(async () => {
  for (const path of ['content/id/a.md', 'content/de/a.md', 'content/en-SG/a.md', 'content/fr/a.md'])
    await openSite(memoryHost({ [path]: 'Halo\n' }), { uiLanguage: 'en' }).review(path);
});

describe('a finding costs what is its own', () => {
  for (const { id, examples } of rules) {
    it(`${id}: its examples, a thousand times on a page`, async () => {
      for (const { path, text, source, files } of [...examples.fails, ...examples.passes]) {
        const site = openSite(
          memoryHost({
            ...files,
            [path]: repeated(`${text.trim()} `),
            ...(source ? { [path.replace(/content\/[^/]+/, 'content/zh')]: repeated(source) } : {}),
          }),
          { uiLanguage: 'en' },
        );
        const took = await cost(() => site.review(path));
        assert.ok(took < 2500, `${took} ms for ${text}`);
      }
    });
  }

  it('a page of keeps', async () => {
    const pages = {
      'content/en-SG/a.md': repeated('<!-- terroir-keep convention/yuan-sign: ours -->\n\n¥1\n\n').repeat(5),
      'content/en-SG/b.md': repeated('<!-- terroir-keep convention/yuan-sign: ours --> ¥1 ').repeat(5),
      'content/en-SG/c.html': repeated('<p lang="id">¥1</p><p>¥1</p>').repeat(5),
    };
    for (const [path, text] of Object.entries(pages)) {
      const site = openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' });
      assert.ok((await cost(() => site.review(path))) < 10_000, path);
    }
  });
});

/** What readers look far ahead for, or nest by. */
const units = [
  '1. ',
  '¥1',
  '：',
  '[[a]]',
  '{{< a >}}',
  '{a',
  '/*',
  'class a{',
  '<<<A\n',
  '"{$a',
  '- ',
  '> ',
  '`${',
  '<!--',
  "'",
];

describe('reading takes time linear in the text', () => {
  for (const id of formatIds) {
    it(id, async () => {
      const format = formatOf(`en-SG/a${fileTypes[id as FormatId].extensions[0]}`, id as FormatId)!;
      for (const unit of units) {
        const start = id === 'php-array' ? '<?php ' : '';
        for (const text of [start + repeated(unit), start + repeated(`${unit}\n`)]) {
          const took = await cost(() => format.parse(text));
          assert.ok(took < 2500, `${took} ms for ${JSON.stringify(unit)}`);
        }
      }
    });
  }
});
