import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyMix, groups } from '../../src/core/authorship/shares.ts';
import { categories, severities } from '../../src/core/finding.ts';
import { sheetHtml } from '../../src/core/report/html.ts';
import { packPages, type SheetPage, unpackPages } from '../../src/core/report/sheet.ts';
import { SheetStore } from '../../src/core/report/sheet-store.ts';
import { type PastPage, trendPoint } from '../../src/core/review/trend.ts';
import { signOffStates } from '../../src/core/signoff/state.ts';
import { columnsOf, firstView, rowsOf, select, type View } from '../../src/webview/review/model.ts';

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('</script><script>alert(1)</script>', '<!--', '"\'&', '共赢'),
);
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const finding = fc.record({
  line: fc.nat(),
  column: fc.nat(),
  ruleId: text,
  message: text,
  note: text,
  excerpt: fc.tuple(text, text, text),
  severity: fc.constantFrom(...severities),
  category: fc.constantFrom(...categories),
});
const page: fc.Arbitrary<SheetPage> = fc.record({
  path: text,
  source: fc.option(text),
  market: fc.option(text),
  words: fc.nat(),
  measures: fc.record({ mirror: share, local: share }),
  sourceConfidence: share,
  findings: fc.array(finding),
  known: fc.record({ length: fc.nat() }),
  signOff: fc.record({ state: fc.constantFrom(...signOffStates) }),
  authorship: fc.option(fc.record(Object.fromEntries(groups.map((group) => [group, fc.nat()])) as never)),
});

const major = (message: string) =>
  ({
    line: 1,
    column: 1,
    severity: 'major',
    category: 'style',
    ruleId: 'phrase/x',
    message,
    note: 'Why.',
    excerpt: ['', '', ''],
  }) as const;
const unmeasured = { mirror: null, local: null };
const site = (pages: Record<string, Partial<SheetPage>>) =>
  new Map(
    Object.entries(pages).map(([path, own]): [string, SheetPage] => [
      path,
      {
        path,
        source: null,
        market: 'Singapore',
        words: 1000,
        measures: unmeasured,
        sourceConfidence: null,
        findings: [],
        known: { length: 0 },
        signOff: { state: 'none' },
        authorship: null,
        ...own,
      },
    ]),
  );

describe('the sheet of a review', () => {
  it('is kept and comes back as it was', () => {
    fc.assert(
      fc.property(page, (one) => {
        const store = new SheetStore();
        store.set('a', one);
        assert.deepEqual(store.get('a'), JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it('comes out of its package as it went in', () => {
    const packed = (pages: readonly SheetPage[]) => JSON.parse(JSON.stringify(packPages(pages)));
    fc.assert(
      fc.property(fc.array(page), (pages) => {
        assert.deepEqual(unpackPages(packed(pages)), JSON.parse(JSON.stringify(pages)));
      }),
    );
  });

  it('saved as a file lets no text of a page become markup', () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 5 }), (pages) => {
        const verdict = { state: 'failed' as const, reasons: ['<b>'], mends: ['</ul>'] };
        const html = sheetHtml(pages, verdict, 'en', { names: ['<b>shop'], date: new Date('2027-03-31') });
        assert.equal(html.match(/<\/?script\b/gi)?.length, 4);
        assert.doesNotMatch(html.slice(0, html.indexOf('<script')), /<b>|<!--/);
        const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)!;
        assert.deepEqual(JSON.parse(json!).saved.pages, JSON.parse(JSON.stringify(packPages(pages))));
      }),
      { numRuns: 30 },
    );
  });

  const pages = site({
    a: { findings: [major('one'), major('two')] },
    b: {
      findings: [{ ...major('three'), severity: 'critical' }],
      measures: { mirror: 0.5, local: 0.5 },
    },
    c: { market: 'Thailand' },
  });
  const shown = (view: Partial<View>) =>
    select(pages, { ...firstView, ...view }).markets.map(
      ({ name, pages: group }) => `${name}: ${group.map(({ key }) => key).join(' ')}`,
    );

  it('is sorted by the worst first, or by any column, what is not known last', () => {
    assert.deepEqual(shown({}), ['Singapore: b a', 'Thailand: c']);
    assert.deepEqual(shown({ sort: { column: 'major', descending: true } }), [
      'Singapore: a b',
      'Thailand: c',
    ]);
    assert.deepEqual(shown({ sort: { column: 'name', descending: true } }), [
      'Thailand: c',
      'Singapore: b a',
    ]);
    for (const descending of [true, false])
      assert.deepEqual(shown({ sort: { column: 'mirror', descending } })[0], 'Singapore: b a');
  });

  it('is filtered by text, severity and dimension, and counts what is left', () => {
    assert.deepEqual(shown({ text: 'THREE' }), ['Singapore: b']);
    assert.deepEqual(shown({ text: 'thai' }), ['Thailand: c']);
    assert.deepEqual(shown({ severities: ['major'] }), ['Singapore: a']);
    assert.deepEqual(shown({ category: 'accuracy' }), []);
    const { sums, dimensions } = select(pages, { ...firstView, text: 'two' });
    assert.deepEqual([sums.pages, sums.bySeverity.major, dimensions.get('style')?.major], [1, 1, 1]);
  });

  it('unfolds markets, pages and findings', () => {
    const selection = select(pages, firstView);
    const kinds = (...open: string[]) => rowsOf(selection, new Set(open), null).map(({ kind }) => kind);
    assert.deepEqual(kinds(), ['market', 'market']);
    assert.deepEqual(kinds('market Singapore'), ['market', 'page', 'page', 'market']);
    const rows = rowsOf(selection, new Set(['market Singapore', 'b']), null);
    assert.deepEqual(
      rows.map(({ kind, level, position, siblings }) => [kind, level, position, siblings]),
      [
        ['market', 1, 1, 2],
        ['page', 2, 1, 2],
        ['finding', 3, 1, 1],
        ['page', 2, 2, 2],
        ['market', 1, 2, 2],
      ],
    );
    assert.deepEqual(kinds('market Singapore', 'b', rows[2]!.key), [
      'market',
      'page',
      'finding',
      'note',
      'page',
      'market',
    ]);
  });

  it('tells of a market how many pages are signed and who wrote them, where anybody is asked', () => {
    assert.deepEqual(columnsOf(pages.values()).slice(-1), ['penalty']);
    const people = site({
      a: { signOff: { state: 'approved' }, authorship: { ...emptyMix, '1.0': 60, '4.0': 20 } },
      b: { signOff: { state: 'void' }, authorship: { ...emptyMix, '4.0': 20 } },
      c: { market: 'Thailand' },
    });
    assert.deepEqual(columnsOf(people.values()).slice(-3), ['penalty', 'signed', 'authors']);
    const sorted = select(people, { ...firstView, sort: { column: 'authors', descending: true } });
    assert.deepEqual(
      sorted.markets.map(({ name, sums, pages: own }) => [
        name,
        sums.signed,
        sums.mix,
        own.map(({ key }) => key),
      ]),
      [
        ['Singapore', 1, { ...emptyMix, '1.0': 60, '4.0': 40 }, ['b', 'a']],
        ['Thailand', 0, null, ['c']],
      ],
    );
    const html = sheetHtml([...people.values()], { state: 'passed', reasons: [], mends: [] }, 'en', {
      names: ['shop'],
      date: new Date('2027-03-31'),
    });
    assert.match(
      html,
      /Singapore<\/th>(?:<td>[^<]*<\/td>)+<td>1 of 2<\/td><td>1.0 \(from China\) 60%, 4.0 \(local\) 40%<\/td>/,
    );
  });

  it('shows beside a market how its local share went, where anybody asked', () => {
    const past = (local: number | null): PastPage => ({
      market: 'SG',
      words: 100,
      measures: { ...unmeasured, local },
      findings: [],
      known: { length: 0 },
      signOff: { state: 'none' },
    });
    const nameOf = () => 'Singapore';
    const trend = [
      trendPoint('2026-09-30', [], nameOf),
      trendPoint('2026-10-31', [past(0.2)], nameOf),
      trendPoint('2026-11-27', [past(0.2), past(0.6), past(null)], nameOf),
    ];
    const rows = rowsOf(select(pages, firstView), new Set(), trend);
    const shown = rows.map((row) => row.kind === 'market' && [row.name, row.trend]);
    assert.deepEqual(shown, [
      [
        'Singapore',
        [
          { date: '2026-09-30', share: null },
          { date: '2026-10-31', share: 0.2 },
          { date: '2026-11-27', share: 0.4 },
        ],
      ],
      ['Thailand', undefined],
    ]);
  });
});
