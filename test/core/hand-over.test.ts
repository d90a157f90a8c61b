import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../src/core/content/content.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { tagged } from '../../src/core/content/tagged.ts';
import { fileTypes } from '../../src/core/file-types.ts';
import type { Returned } from '../../src/core/handover/hand-over.ts';
import { readXliff } from '../../src/core/handover/read-xliff.ts';
import { readXlsx } from '../../src/core/handover/read-xlsx.ts';
import { rowsOf } from '../../src/core/handover/rows.ts';
import { takeIn } from '../../src/core/handover/take-in.ts';
import { writeXlsx } from '../../src/core/handover/write-xlsx.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { formats } from '../../src/core/report/formats.ts';
import { plainPaint } from '../../src/core/report/terminal.ts';
import { withoutReview } from '../../src/core/review/page.ts';
import type { SitePage } from '../../src/core/review/site.ts';
import { readSetup } from '../../src/core/setup.ts';
import { memoryHost } from './memory-host.ts';
import { anyFile } from './samples.ts';

const messages = messagesFor('en');
const none = { ruleId: 'config/x', from: 0, to: 0 } as never;

/** A page as a review hands it over, without what the review found. */
function pageOf(format: Format, text: string): SitePage {
  const review = { ...withoutReview('id/page', none), findings: [] };
  return { review, text, contents: { page: format.parse(text), source: undefined } };
}

function inWorkbook(page: SitePage): Returned {
  const handed = { path: page.review.path, hashes: { page: 'a', source: '' }, rows: rowsOf(page) };
  const read = readXlsx(writeXlsx({ market: 'Indonesia', language: 'en', pages: [handed] }));
  assert.ok(!('problem' in read));
  return read;
}

describe('a hand-over', function () {
  this.timeout(120_000);
  let inXliff: (page: SitePage) => Returned | { problem: string };

  before(async () => {
    const setup = await readSetup(memoryHost({}), messages);
    inXliff = (page) =>
      readXliff(
        formats.xliff({
          site: { pages: [page] } as never,
          ...{
            messages,
            uiLanguage: 'en',
            paint: plainPaint,
            names: ['shop'],
            date: new Date('2027-03-31'),
            explainGate: false,
            isWhole: false,
            onlyChanged: false,
          },
          ...{ trend: undefined, onlyStale: false, makesStale: undefined, setups: [setup], version: '1' },
        }),
      );
  });

  for (const [id, source] of anyFile()) {
    const format = formatOf(`x${fileTypes[id].extensions[0]}`, id)!;

    it(`${id}: comes back as it went, in a workbook and in XLIFF, and no byte of the file changes`, () => {
      fc.assert(
        fc.property(source, (text) => {
          const page = pageOf(format, text);
          const { page: content } = page.contents!;
          if (!content.segments.length) return;
          for (const returned of [inWorkbook(page), inXliff(page)]) {
            assert.ok(!('problem' in returned), JSON.stringify(returned));
            const [one] = returned.pages;
            assert.equal(one!.rows.length, content.segments.length);
            for (const { write, problem } of one!.rows)
              assert.deepEqual([write, problem], [undefined, undefined]);
            const taken = takeIn(one!, { format, text, content });
            assert.deepEqual([taken.text, taken.edits, taken.left], [text, [], []]);
          }
        }),
        { numRuns: 8 },
      );
    });
  }

  it('holds any text whatever, as a text', () => {
    const format = formatOf('x.txt', 'text')!;
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            '=',
            '+',
            '-',
            '@',
            '_x0041_',
            '_x005F_',
            '\t',
            '\r',
            '\n',
            '\0',
            '\x1f',
            '\ud800',
            '\ufffe',
            '<',
            '&',
            '"',
            "'",
            ' ',
            'a',
          ),
          {
            maxLength: 12,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(any, (words) => {
        const page = pageOf(format, 'Word.\n');
        const [segment] = page.contents!.page.segments;
        const shown = { ...tagged(segment!, page.text), shown: words, texts: [words], tags: [] };
        const row = { ...rowsOf(page)[0]!, tagged: shown };
        const bytes = writeXlsx({
          market: 'x',
          language: 'zh',
          pages: [{ path: words, hashes: { page: 'a', source: 'b' }, rows: [row] }],
        });
        const read = readXlsx(bytes);
        assert.ok(!('problem' in read));
        assert.equal(read.pages[0]!.path, words);
        assert.equal(read.pages[0]!.rows[0]!.before ?? '', words);
        assert.equal(read.pages[0]!.rows[0]!.problem, undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('shows the text of the Chinese file beside a string whose key is Chinese too', () => {
    const parse = (text: string) => formatOf('i18n/en.json')!.parse(text);
    const text = '{"立即购买": "Buy now"}';
    const { review } = pageOf(formatOf('i18n/en.json')!, text);
    const contents = { page: parse(text), source: parse('{"立即购买": "现在就买"}') };
    const shown = (sourceBlocks: number[][]) =>
      rowsOf({ review: { ...review, sourceBlocks }, text, contents } as SitePage).map(({ source }) => source);
    assert.deepEqual(shown([[0]]), ['现在就买']);
    assert.deepEqual(shown([[]]), ['立即购买']);
  });

  it('finds texts that moved, and takes none for another', () => {
    const format = formatOf('x.md')!;
    const before = 'Buy now\n\nOne.\n\nBuy now\n\nTwo.\n';
    const returned = inWorkbook(pageOf(format, before)).pages[0]!;
    const changed = (index: number, write: string) => ({
      ...returned,
      rows: returned.rows.map((row, at) => (at === index ? { ...row, write } : row)),
    });
    const take = (text: string, index: number, write: string) =>
      takeIn(changed(index, write), { format, text, content: format.parse(text) });
    assert.equal(take(before, 2, 'Order now').text, before.replace(/Buy now(?=\n\nTwo)/, 'Order now'));
    const moved = `New.\n\n${before}`;
    assert.equal(take(moved, 1, 'Eins.').text, moved.replace('One.', 'Eins.'));
    // Which of the two it was nobody can tell any more.
    const { text, left } = take(moved, 2, 'Order now');
    assert.equal(text, moved);
    assert.deepEqual(
      left.map(({ problem, write }) => [problem, write]),
      [['changed', 'Order now']],
    );
  });
});
