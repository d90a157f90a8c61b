import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cloneRuns, leastWords, sharedBlocks } from '../../src/core/alignment/clones.ts';
import { findLocaleVariants } from '../../src/core/alignment/locale-variants.ts';
import { findVersions } from '../../src/core/alignment/versions.ts';
import { parseConfig } from '../../src/core/config.ts';
import { openSite } from '../../src/core/index.ts';
import { countWords } from '../../src/core/text/tokens.ts';
import { memoryHost } from './memory-host.ts';

const words = 'stock shelf count night phone team order lane scale price parcel van store clerk paper'.split(
  ' ',
);
const block = fc
  .array(fc.constantFrom(...words), { minLength: 8, maxLength: 40 })
  .map((list) => ({ text: `${list.join(' ')}.` }));
const page = fc.array(block, { minLength: 1, maxLength: 12 });
const length = (blocks: readonly { readonly text: string }[]) =>
  blocks.reduce((sum, { text }) => sum + countWords(text), 0);

describe('clones', () => {
  it('finds a page whole on its own copy, and nothing on an empty one', () => {
    fc.assert(
      fc.property(page, (blocks) => {
        const runs = cloneRuns(blocks, [[], blocks.map(({ text }) => ({ text }))]);
        const whole = { from: 0, to: blocks.length, words: length(blocks), localeVariants: [1] };
        assert.deepEqual(runs, length(blocks) < leastWords ? [] : [whole]);
      }),
    );
  });

  it('gives runs in order, apart, long enough, and each shared by all twins named', () => {
    fc.assert(
      fc.property(page, page, page, fc.nat(12), (own, one, two, at) => {
        const localeVariants = [
          [...own.slice(0, at), ...one],
          [...two, ...own.slice(at)],
        ];
        let end = 0;
        for (const run of cloneRuns(own, localeVariants)) {
          assert.ok(run.from >= end && run.to <= own.length);
          end = run.to;
          assert.equal(run.words, length(own.slice(run.from, run.to)));
          assert.ok(run.words >= leastWords && run.localeVariants.length);
          for (const twin of run.localeVariants)
            assert.ok(sharedBlocks(own, localeVariants[twin]!).slice(run.from, run.to).every(Boolean));
        }
      }),
    );
  });

  it('knows the same page for other markets by its path', () => {
    const paths = [
      'en-MY/a.md',
      'en-SG/a.md',
      'en-SG/b.md',
      'en/a.md',
      'id/a.md',
      'zh/a.md',
      'a.md',
      'en-SG/a.png',
    ];
    const { config } = parseConfig('exclude: ["en/**"]');
    const twinsOf = findLocaleVariants(findVersions(paths, config), config);
    assert.deepEqual(twinsOf('en-MY/a.md'), ['en-SG/a.md', 'a.md']);
    assert.deepEqual(twinsOf('en-SG/b.md'), []);
    assert.deepEqual(twinsOf('zh/a.md'), []);
    assert.deepEqual(twinsOf('id/a.md'), ['a.md']);
  });

  it('says which blocks are the same, where, and how many', async () => {
    const local =
      'Our team at Paya Lebar answers before the hawker centre opens, and PayNow is enough to start.';
    const shared = [1, 2, 3].map(
      (n) => `Every shelf has a tag with number ${n}, and a phone reads it in the dark.`,
    );
    const of = (...blocks: string[]) => `${blocks.join('\n\n')}\n`;
    const files = {
      'en-SG/a.md': of('# Shelves', local, ...shared),
      'en-MY/a.md': of('# Rak', ...shared, 'Pay with DuitNow, or at the counter in Subang Jaya.'),
      'en-US/a.md': of('# Shelves', ...shared),
      'id/a.md': of('# Shelves', local, ...shared),
    };
    const reviewer = openSite(memoryHost(files), { uiLanguage: 'en' });
    const clones = async (path: string) =>
      (await reviewer.review(path))!.findings.filter(({ ruleId }) => ruleId === 'copy/clone');
    const [run, ...rest] = await clones('en-SG/a.md');
    assert.deepEqual(
      rest.map(({ message }) => message),
      [],
    );
    assert.equal(run!.message, '¶3–5 (48 words) are the same as on the page for Malaysia and 1 other.');
    assert.match(run!.note, /`en-MY\/a\.md`, `en-US\/a\.md`/);
    assert.equal(files['en-SG/a.md'].slice(run!.from, run!.to), shared.join('\n\n'));
    assert.deepEqual(await clones('id/a.md'), []);
  });
});
