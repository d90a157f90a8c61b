import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SheetPage } from '../../src/core/report/sheet.ts';
import { type Scratch, SheetStore } from '../../src/core/report/sheet-store.ts';

/** A file in memory that may be full. */
function file(most = Number.POSITIVE_INFINITY): Scratch & { size(): number } {
  let bytes = new Uint8Array(0);
  return {
    write(at, more) {
      if (at + more.length > most) throw new Error('No space left.');
      const longer = new Uint8Array(Math.max(bytes.length, at + more.length));
      longer.set(bytes);
      longer.set(more, at);
      bytes = longer;
    },
    read: (at, length) => bytes.slice(at, at + length),
    size: () => bytes.length,
  };
}

/** A page of about so many random characters, which pack badly. */
const pageOf = (path: string): SheetPage => ({
  path,
  source: null,
  market: null,
  words: path.length,
  measures: { mirror: null, local: null },
  sourceConfidence: null,
  findings: [],
  known: { length: 0 },
  signOff: { state: 'none' },
  authorship: null,
});

const steps = fc.array(
  fc.record({
    uri: fc.constantFrom(...'abcdefgh'),
    // Undefined deletes it.
    path: fc.option(fc.string({ minLength: 1, maxLength: 4000, size: 'max' }), { nil: undefined }),
  }),
  { maxLength: 60 },
);

describe('the store of sheets', () => {
  for (const [name, most] of [
    ['a file', Number.POSITIVE_INFINITY],
    ['a file that is soon full', 6000],
    ['no file', undefined],
  ] as const)
    it(`gives what was set last, with ${name}`, () => {
      fc.assert(
        fc.property(steps, fc.nat({ max: 8000 }), (steps, room) => {
          const store = new SheetStore(most === undefined ? undefined : file(most), room);
          const model = new Map<string, SheetPage>();
          for (const { uri, path } of steps) {
            if (path === undefined) store.delete(uri);
            else store.set(uri, pageOf(path));
            model.delete(uri);
            if (path !== undefined) model.set(uri, pageOf(path));
            assert.equal(store.has(uri), model.has(uri));
          }
          for (const uri of 'abcdefgh') assert.deepEqual(store.get(uri), model.get(uri));
          assert.deepEqual([...store.all()], [...model.values()]);
        }),
      );
    });

  it('keeps no more in memory than it has room for, and uses what is free in the file', () => {
    const scratch = file();
    const store = new SheetStore(scratch, 0);
    for (let round = 0; round < 50; round++)
      for (const uri of 'abcdefgh') store.set(uri, pageOf(`${uri} ${round}`));
    assert.ok(scratch.size() > 0 && scratch.size() <= 8 * 1024, String(scratch.size()));
  });
});
