import assert from 'node:assert/strict';
import { readCedict } from '../../src/core/alignment/cedict.ts';
import { completed, induceLexicon } from '../../src/core/alignment/lexicon.ts';

const entry = (simplified: unknown, ...english: unknown[]) => ({ simplified, english });

describe('CC-CEDICT', () => {
  const lexicon = readCedict(
    JSON.stringify([
      entry('仓库', 'depot', 'storehouse; warehouse'),
      entry('货仓', 'warehouse'),
      entry('数据库', '(computing) database'),
      entry('保存', 'to save (a file etc)', 'to keep'),
      entry('快速', 'fast'),
      entry('和', 'and'),
      entry('一石二鸟之计', 'plan'),
    ]),
  )!;

  it('translates words in any of their forms', () => {
    assert.deepEqual(lexicon('warehouse').sources, ['仓库', '货仓']);
    assert.deepEqual(lexicon('warehouses').sources, ['仓库', '货仓']);
    for (const word of ['save', 'saves', 'saved', 'saving'])
      assert.deepEqual(lexicon(word).sources, ['保存']);
    assert.deepEqual(lexicon('database').sources, ['数据', '据库']);
  });

  it('knows nothing of explanations, single characters and long phrases', () => {
    for (const word of ['file', 'computing', 'and', 'plan', 'unheard-of', '__proto__'])
      assert.deepEqual(lexicon(word), { sources: [], kept: 0 }, word);
  });

  it('answers where a site has not taught a word', () => {
    const taught = induceLexicon(
      Array.from({ length: 60 }, (_, n) => ({
        source: [`填${n % 20}`, ...(n % 12 ? [] : ['库房'])],
        target: [`f${n % 20}`, ...(n % 12 ? [] : ['warehouse'])],
      })),
    );
    const both = completed(taught, lexicon);
    assert.deepEqual(both('warehouse').sources, ['库房']);
    assert.deepEqual(both('database').sources, ['数据', '据库']);
    assert.deepEqual(both('unheard-of').sources, []);
  });

  it('passes over what has another shape', () => {
    for (const text of ['', '{', 'null', '{}', '"a"']) assert.equal(readCedict(text), undefined, text);
    const odd = [
      null,
      1,
      [],
      entry(1, 'odd'),
      entry('仓库'),
      { simplified: '仓库', english: 'odd' },
      entry('仓库', null, 7),
    ];
    assert.deepEqual(readCedict(JSON.stringify(odd))!('odd').sources, []);
    const long = entry('仓库', `${'('.repeat(5_000_000)} odd`);
    assert.deepEqual(readCedict(JSON.stringify([long]))!('odd').sources, []);
  });
});
