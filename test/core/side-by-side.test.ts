import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AlignedBlock, Alignment } from '../../src/core/alignment/align.ts';
import { sideBySide } from '../../src/core/alignment/side-by-side.ts';

/** An alignment of blocks written `mirrors 0 1`, `local`, `moved 3`, `-` (no sentence). */
function alignment(
  blocks: readonly string[],
  sourceCount: number,
  without: readonly number[] = [],
): Alignment {
  const aligned = blocks.map((written): AlignedBlock | undefined => {
    const [state, ...sources] = written.split(' ');
    return state === '-'
      ? undefined
      : { state: state as AlignedBlock['state'], sources: sources.map(Number).sort((a, b) => a - b) };
  });
  const used = new Set([...without, ...aligned.flatMap((block) => block?.sources ?? [])]);
  const dropped = Array.from({ length: sourceCount }, (_, index) => index).filter(
    (index) => !used.has(index),
  );
  return { blocks: aligned, dropped, sentences: blocks.length, links: [], mirror: 0 };
}

/** Rows as `sources|targets state`. */
const draw = (blocks: readonly string[], sourceCount: number, without?: readonly number[]) =>
  sideBySide(alignment(blocks, sourceCount, without), sourceCount).map(
    ({ sources, targets, state, displaced }) =>
      `${sources.join(' ')}|${targets.join(' ')} ${state ?? '-'}${displaced ? ' elsewhere' : ''}`,
  );

describe('pages side by side', () => {
  it('local and dropped blocks have a row to themselves', () => {
    assert.deepEqual(draw(['mirrors 0', 'local', 'mirrors 2'], 3), [
      '0|0 mirrors',
      '|1 local',
      '1| dropped',
      '2|2 mirrors',
    ]);
  });

  it('blocks split or merged stand in one row', () => {
    assert.deepEqual(draw(['mirrors 0', 'mirrors 0', 'mirrors 1 2'], 3), ['0|0 1 mirrors', '1 2|2 mirrors']);
    assert.deepEqual(draw(['mirrors 0', 'adapted 0'], 1), ['0|0 1 adapted']);
  });

  it('what moved is shown where it went and where it was', () => {
    assert.deepEqual(draw(['moved 2', 'mirrors 0', 'mirrors 1'], 3), [
      '2|0 moved elsewhere',
      '0|1 mirrors',
      '1|2 mirrors',
      '2| moved',
    ]);
  });

  it('a block that follows two places stands beside one, and takes nothing between along', () => {
    assert.deepEqual(draw(['mirrors 0', 'adapted 1 5', 'mirrors 5'], 6), [
      '0|0 mirrors',
      '1|1 adapted',
      '2| dropped',
      '3| dropped',
      '4| dropped',
      '5|2 mirrors',
    ]);
    assert.deepEqual(draw(['adapted 0 4 5'], 6), [
      '0| moved',
      '1| dropped',
      '2| dropped',
      '3| dropped',
      '4 5|0 adapted',
    ]);
  });

  it('one far link does not pull the rest out of step', () => {
    assert.deepEqual(draw(['adapted 3', 'mirrors 0', 'mirrors 1', 'mirrors 2'], 4), [
      '3|0 adapted elsewhere',
      '0|1 mirrors',
      '1|2 mirrors',
      '2|3 mirrors',
      '3| moved',
    ]);
  });

  it('a local block stays local, whatever sentence of the source it holds', () => {
    assert.deepEqual(draw(['mirrors 0', 'local 1'], 2), ['0|0 mirrors', '|1 local', '1| dropped']);
  });

  it('nothing is claimed of blocks without a sentence', () => {
    assert.deepEqual(draw(['-', 'mirrors 1'], 2, [0]), ['|0 -', '0| -', '1|1 mirrors']);
  });

  it('of any alignment, both pages can be read from top to bottom', () => {
    const sourceCount = fc.integer({ min: 0, max: 12 });
    const blocks = (count: number) =>
      fc.array(
        fc.oneof(
          fc.constant('-'),
          fc.constant('local'),
          ...(count
            ? [
                fc
                  .tuple(
                    fc.constantFrom('mirrors', 'adapted', 'moved', 'local'),
                    fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { minLength: 1, maxLength: 3 }),
                  )
                  .map(([state, sources]) => [state, ...sources].join(' ')),
              ]
            : []),
        ),
        { maxLength: 12 },
      );
    fc.assert(
      fc.property(
        sourceCount.chain((count) => blocks(count).map((list) => ({ count, list }))),
        ({ count, list }) => {
          const rows = sideBySide(alignment(list, count), count);
          assert.deepEqual(
            rows.flatMap(({ targets }) => targets),
            [...list.keys()],
          );
          assert.deepEqual(
            rows.filter(({ displaced }) => !displaced).flatMap(({ sources }) => sources),
            Array.from({ length: count }, (_, index) => index),
          );
        },
      ),
    );
  });
});
