import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerptOf } from '../../src/core/report/excerpt.ts';

/** The excerpt of a text whose finding stands between ⟦ and ⟧. */
function excerpt(marked: string) {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧') - 1;
  return excerptOf(marked.replace(/[⟦⟧]/g, ''), { from, to });
}

describe('what a report shows around a finding', () => {
  it('is its sentence', () => {
    assert.deepEqual(excerpt('One. We are a ⟦leading⟧ maker. Two.'), ['We are a ', 'leading', ' maker.']);
    assert.deepEqual(excerpt('一。我们⟦秉承⟧初心。二。'), ['我们', '秉承', '初心。']);
    assert.deepEqual(excerpt('One ⟦two. Three⟧ four. Five.'), ['One ', 'two. Three', ' four.']);
  });

  it('stays on its line and between tags', () => {
    assert.deepEqual(excerpt('title: x\n- ⟦Buy⟧ now\nend'), ['- ', 'Buy', ' now']);
    assert.deepEqual(excerpt('<p class="a">Please ⟦kindly⟧ wait</p>'), ['Please ', 'kindly', ' wait']);
    assert.deepEqual(excerpt('⟦two\r\nlines⟧ here'), ['', 'two', '…']);
  });

  it('is cut where it is long, never inside a character', () => {
    const [before, words, after] = excerpt(`${'𠮷'.repeat(300)}x⟦here⟧x${'𠮷'.repeat(300)}`);
    assert.equal(words, 'here');
    assert.match(before, /^…𠮷+x$/u);
    assert.match(after, /^x𠮷+…$/u);
  });

  it('is nothing for a finding on a whole page', () => {
    assert.deepEqual(excerptOf('Page', { from: 0, to: 0 }), ['', '', '']);
  });

  it('is a part of the text, short and well formed, whatever the text', () => {
    const any = fc.string({
      unit: fc.constantFrom('a', ' ', '.', '。', '\n', '<', '>', '𠮷', 'ع'),
      maxLength: 900,
    });
    const place = fc.record({ text: any, start: fc.nat(900), length: fc.nat(400) });
    fc.assert(
      fc.property(place, ({ text, start, length }) => {
        const from = [...text].slice(0, start).join('').length;
        const to = from + [...text.slice(from)].slice(0, length).join('').length;
        const joined = excerptOf(text, { from, to }).join('').replaceAll('…', '');
        assert.ok(text.includes(joined));
        assert.ok(joined.length <= 3 * 160);
        assert.equal(joined, Buffer.from(joined).toString());
      }),
    );
  });
});
