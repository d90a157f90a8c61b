import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, joinEdits, readAsMeant } from '../../src/core/content/applied-edits.ts';
import { formatOf } from '../../src/core/content/index.ts';
import type { Edit, Finding } from '../../src/core/finding.ts';
import { openSite } from '../../src/core/index.ts';
import { chooseFixes } from '../../src/core/site/fixing.ts';
import { memoryHost } from './memory-host.ts';

/** Edits of a text that do not overlap, nor begin at one place. */
const editsOf = (text: string) =>
  fc.uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 10 }).chain((places) =>
    fc.array(fc.string({ maxLength: 3 }), { minLength: 5, maxLength: 5 }).map((words) => {
      const sorted = places.toSorted((a, b) => a - b);
      const edits: Edit[] = [];
      for (let index = 0; index + 1 < sorted.length; index += 2)
        edits.push({ from: sorted[index]!, to: sorted[index + 1]!, text: words[index / 2]! });
      return edits;
    }),
  );

describe('edits', () => {
  it('two sets one behind the other are one set of the text', () => {
    const all = fc.string({ minLength: 12, maxLength: 40 }).chain((text) =>
      editsOf(text).chain((first) => {
        const middle = applyEdits(text, first);
        return fc.tuple(
          fc.constant(text),
          fc.constant(first),
          middle.length < 2 ? fc.constant([]) : editsOf(middle),
        );
      }),
    );
    fc.assert(
      fc.property(all, ([text, first, second]) => {
        const middle = applyEdits(text, first);
        const joined = joinEdits(first, middle, second);
        assert.equal(applyEdits(text, joined), applyEdits(middle, second));
        for (const [index, edit] of joined.entries())
          assert.ok(edit.from <= edit.to && (!index || joined[index - 1]!.to < edit.from));
      }),
      { numRuns: 2000 },
    );
  });

  const cases: readonly (readonly [string, string, string, string, boolean])[] = [
    ['a.json', '{"a": "Fast，safe", "b": "B"}', '，', ', ', true],
    ['a.json', '{"a": "Fast，safe", "b": "B"}', '，', '"', false],
    ['a.json', '{"a": "Fast，safe", "b": "B"}', '，', '\\"', true],
    ['a.json', '{"a": "Fast，safe", "b": "B"}', 'safe"', 'safe', false],
    ['a.md', 'Fast，safe\n\n- one\n', '，', ', ', true],
    ['a.md', 'Fast，safe\n\n- one\n', '，', '\n\n', false],
    ['a.md', '１. Buy\n', '１', '1', false],
    ['a.html', '<p lang="xx">Fast</p>', 'xx', 'en', true],
    ['a.html', '<p lang="xx">Fast</p>', 'xx', 'en">x<b a="', false],
  ];
  for (const [name, text, part, words, isMeant] of cases)
    it(`${JSON.stringify(words)} for ${part} in ${text} ${isMeant ? 'is' : 'is not'} read as meant`, () => {
      const format = formatOf(`locales/${name}`)!;
      const from = text.indexOf(part);
      const edits = [{ from, to: from + part.length, text: words }];
      assert.equal(readAsMeant(format, text, format.parse(text), edits) !== undefined, isMeant);
    });
});

describe('the safe fixes of a page', () => {
  const finding = (edits: readonly Edit[], safe = true) =>
    ({ from: 0, to: 1, fixes: [{ title: '', edits, safe }] }) as unknown as Finding;

  it('a fix is put in whole or not at all, and of two that overlap the first', () => {
    const one = [
      { from: 0, to: 2, text: 'a' },
      { from: 8, to: 9, text: 'b' },
    ];
    const two = [
      { from: 4, to: 5, text: 'c' },
      { from: 8, to: 10, text: 'd' },
    ];
    const three = [{ from: 5, to: 6, text: 'e' }];
    const unsafe = [{ from: 6, to: 7, text: 'f' }];
    const found = chooseFixes([finding(two), finding(one), finding(three), finding(unsafe, false)]);
    assert.deepEqual(found, { chosen: [one, three], isMore: true });
  });

  it('of a rule or of all, and once more where some overlapped', async () => {
    const path = 'locales/id.json';
    const text = '{"a": "Halo，{Nama}", "b": "Cepat，aman"}';
    const files = { [path]: text, 'locales/zh.json': '{"a": "你好，{name}", "b": "又快又安全"}' };
    const site = openSite(memoryHost(files), { uiLanguage: 'en' });
    const one = await site.fixed(path, 'string/placeholder');
    assert.equal(one?.after, text.replace('{Nama}', '{name}'));
    const all = await site.fixed(path);
    assert.equal(all?.after, '{"a": "Halo, {name}", "b": "Cepat, aman"}');
    assert.equal(all.fixes, 3);
    assert.equal(applyEdits(text, all.edits), all.after);
    assert.equal(await site.fixed(path, 'convention/date-order'), undefined);
  });
});
