import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChineseMatcher, sampleChinese } from '../../src/core/phrases/chinese.ts';
import { PatternError } from '../../src/core/phrases/pattern.ts';

/** What a pattern finds in a text, as it is written there. */
function find(pattern: string, text: string): string[] {
  const matcher = new ChineseMatcher();
  matcher.add(pattern, 0);
  return matcher.match(text).map(({ from, to }) => text.slice(from, to));
}

describe('patterns of Chinese stock phrases', () => {
  it('finds characters wherever they are, whatever words they belong to', () => {
    assert.deepEqual(find('匠心', '以匠心打造，独具匠心'), ['匠心', '匠心']);
    assert.deepEqual(find('(秉承|秉持)', '秉持初心'), ['秉持']);
    assert.deepEqual(find('强大[的|之]实力', '强大实力、强大的实力'), ['强大实力', '强大的实力']);
    assert.deepEqual(find('[粤港澳]大湾区', '立足大湾区'), ['大湾区']);
  });

  it('does not mind white space, width, case and Traditional forms', () => {
    assert.deepEqual(find('7×24小时', '７ × 24 小時在線'), ['７ × 24 小時']);
    assert.deepEqual(find('赋能', '賦\n能千行百業'), ['賦\n能']);
    assert.deepEqual(find('vip专享', 'VIP 專享'), ['VIP 專享']);
  });

  it('bridges a gap inside a sentence only, and no wider than thirty characters', () => {
    assert.deepEqual(find('集…于一体', '公司集研发、生产、销售于一体。'), ['集研发、生产、销售于一体']);
    assert.deepEqual(find('集…于一体', '集中采购。融于一体'), []);
    assert.deepEqual(find('集…于一体', `集${'研'.repeat(31)}于一体`), []);
    assert.deepEqual(find('集…于一体', `集${'研'.repeat(30)}于一体`).length, 1);
    assert.deepEqual(find('小(身材|机身)[,|…]大(能量|容量)', '小身材，大能量'), ['小身材，大能量']);
  });

  it('finds no Latin word or unit inside a longer one', () => {
    assert.deepEqual(find('QQ', 'IDQQExpM、加QQ群、QQ：1'), ['QQ', 'QQ']);
    assert.deepEqual(find('0-1', '0-1，0-10V，0-1V'), ['0-1']);
  });

  it('reads numbers in any writing', () => {
    assert.deepEqual(find('专注…#[余]年', '专注母婴用品20余年'), ['专注母婴用品20余年']);
    assert.deepEqual(find('#大优势', '三大优势与10大优势'), ['三大优势', '10大优势']);
  });

  it('tells what of the text is the phrase’s own', () => {
    const matcher = new ChineseMatcher();
    matcher.add('以…为核心', 0);
    assert.deepEqual(
      matcher.match('我们以客户需求为核心').map(({ term }) => term),
      ['以…为核心'],
    );
    assert.equal(sampleChinese('(秉承|秉持)…[经营](理念|宗旨)'), '秉承…理念');
  });

  for (const pattern of ['', '…于一体', '集…', '(秉承', '秉承)', '(秉承|)', '[]', '#', '[匠心]'])
    it(`refuses ${pattern || 'nothing'}`, () => {
      assert.throws(() => new ChineseMatcher().add(pattern, 0), PatternError);
    });

  it('takes time that is linear in the text and in the pattern, whatever gaps it has', () => {
    const steps = (gaps: number, length: number) => {
      const matcher = new ChineseMatcher();
      matcher.add(
        Array(gaps + 1)
          .fill('一二')
          .join('…'),
        0,
      );
      const start = process.cpuUsage();
      matcher.match('一二'.repeat(length));
      return process.cpuUsage(start).user;
    };
    steps(2, 500);
    // Each gap once took six times as long as the one before; now ten of them do not take ten times what five do.
    assert.ok(steps(10, 2000) < 12 * Math.max(20_000, steps(5, 2000)));
  });

  it('finds what a pattern stands for in any text around it', () => {
    const character = fc.constantFrom(...'匠心品质研发，、客户');
    const around = fc.string({ unit: character, maxLength: 12 });
    const mapping = fc.string({ unit: character, minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(around, mapping, around, mapping, around, (before, first, between, second, after) => {
        const text = before + first + between + second + after;
        assert.ok(find(`${first}…${second}`, text).length > 0);
        for (const found of find(`${first}…${second}`, text)) {
          assert.ok(found.startsWith(first) && found.endsWith(second));
        }
      }),
    );
  });
});
