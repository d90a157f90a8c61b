import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../src/core/content/content.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { rewrite } from '../../src/core/content/rewrite.ts';
import { readsAsItself, splitAt, type Tagged, tagged } from '../../src/core/content/tagged.ts';
import { fileTypes, formatIds } from '../../src/core/file-types.ts';
import { anyFile, samples } from './samples.ts';

/** What is shown of each segment of a text. */
const shownIn = (format: Format, text: string) =>
  format.parse(text).segments.map((segment) => tagged(segment, text).shown);

/** What people write, with all that a format or a formatter could take for its own. */
const written = [
  'New words',
  'Neue Wörter – für „alle“',
  '新的文字，第一句。',
  "it's new",
  '"quoted" words',
  '50% off, $299 & more',
  'R&D <b>bold</b> *stars* _x_',
  '=SUM(A1)',
  '- item',
  '1. first',
  '{brace} and {{two}}',
  'a: b # c',
  'back\\slash `code`',
  '😀 ไทย ‏مرحبا',
  'two\nlines',
  '| a | b |',
  'true',
  '# heading',
  'ends with a backslash \\',
];

/** Throws where a text is written in any other way than whole, as it was asked for, and alone. Gives whether it was. */
function check(format: Format, text: string, pick: number, make: (one: Tagged) => string): boolean {
  const content = format.parse(text);
  const index = pick % content.segments.length;
  const before = content.segments.map((segment) => tagged(segment, text));
  const shown = make(before[index]!);
  const after = rewrite(format, text, content, [{ index, shown }]);
  if (after.refused.length) {
    assert.equal(after.text, text);
    return false;
  }
  const flat = (texts: readonly string[]) =>
    texts
      .map((one) => one.replace(/\s+/g, ' '))
      .join('\0')
      .trim();
  const now = format.parse(after.text).segments.map((segment) => tagged(segment, after.text));
  assert.deepEqual(
    now.map(({ texts }) => flat(texts)),
    before.map(({ texts, tags }, at) => flat(at === index ? splitAt(shown, tags).texts : texts)),
    after.text,
  );
  if (content.segments[index]!.key !== undefined)
    assert.equal(now[index]!.shown.split('\n').length, shown.trim().split('\n').length);
  return true;
}

describe('texts that people edited elsewhere', () => {
  const files = samples();
  const sources = anyFile();

  it('are tested in every format', () => {
    assert.deepEqual(
      formatIds.filter((id) => !sources.has(id)),
      [],
    );
  });

  for (const [id, source] of sources) {
    const format = formatOf(`x${fileTypes[id].extensions[0]}`, id)!;

    it(`${id}: not a byte changes where no text does`, () => {
      fc.assert(
        fc.property(source, (text) => {
          const content = format.parse(text);
          const same = shownIn(format, text).map((shown, index) => ({ index, shown }));
          const after = rewrite(format, text, content, same);
          assert.equal(after.text, text);
          for (const { index, problem } of after.refused) {
            assert.equal(problem, 'ambiguous');
            assert.ok(!readsAsItself(tagged(content.segments[index]!, text)));
          }
        }),
        { numRuns: 30 },
      );
    });

    it(`${id}: a new text is what is read there, and nothing else changes; or it is refused`, () => {
      fc.assert(
        fc.property(
          source,
          fc.nat(),
          fc.constantFrom(...written),
          fc.boolean(),
          (text, pick, by, isWhole) => {
            if (!format.parse(text).segments.length) return;
            check(format, text, pick, ({ shown, tags }) => {
              const tail = tags.map(({ label }, at) => (at % 2 ? `${label} word` : ` ${label}word`));
              return isWhole
                ? by + tail.join('')
                : shown.replace(/(?<!⟨)\p{L}{2,}/u, (word) => `${word} ${by}`);
            });
          },
        ),
        { numRuns: 75 },
      );
    });

    it(`${id}: plain words can be written into every text of the sample pages`, () => {
      for (const text of files.get(id) ?? []) {
        const content = format.parse(text);
        for (const [index, segment] of content.segments.entries()) {
          const { texts } = tagged(segment, text);
          const at = texts.findIndex((one) => /\p{L}/u.test(one));
          if (at < 0) continue;
          const make = ({ tags }: Tagged) =>
            texts
              .map((one, run) => (run === at ? one.replace(/\S(?:.*\S)?/su, 'New words') : one))
              .map((one, run) => one + (tags[run]?.label ?? ''))
              .join('');
          assert.ok(check(format, text, index, make), `${text.slice(segment.from, segment.to)}`);
        }
      }
    });
  }

  const markdown = formatOf('x.md')!;
  const edited = (text: string, shown: string, index = 0) =>
    rewrite(markdown, text, markdown.parse(text), [{ index, shown }]);
  const shown = (text: string) => shownIn(markdown, text);

  it('are shown with numbers for markup, and placeholders as they are', () => {
    assert.deepEqual(shown('Buy **now** at [our shop](/x), `{name}`.\n\n**Fast**: *yes*\n'), [
      'Buy ⟨1⟩now⟨/1⟩ at ⟨2⟩our shop⟨/2⟩, `{name}`.',
      '⟨1⟩Fast⟨/1⟩: ⟨2⟩yes⟨/2⟩',
    ]);
  });

  it('keep their markup where the person kept the tags, in any order', () => {
    const text = 'Buy **now** at [our shop](/x "t").\n';
    assert.equal(edited(text, 'Visit ⟨2⟩us⟨/2⟩ ⟨1⟩today⟨/1⟩!').text, 'Visit [us](/x "t") **today**!\n');
    assert.equal(edited(text, 'Buy ⟨1⟩now⟨/1⟩ at ⟨2⟩our store⟨/2⟩.').text, text.replace('shop', 'store'));
  });

  it('are refused where a tag is lost, doubled or made up', () => {
    const text = 'Buy **now**, `{name}`.\n';
    const refused = (shown: string) =>
      edited(text, shown).refused.map(({ problem, tags }) => `${problem} ${tags.join(' ')}`);
    assert.deepEqual(refused('Buy now, `{name}`.'), ['lost ⟨1⟩ ⟨/1⟩']);
    assert.deepEqual(refused('Buy ⟨1⟩now⟨/1⟩.'), ['lost `{name}`']);
    assert.deepEqual(refused('Buy ⟨1⟩now⟨/1⟩ ⟨1⟩x⟨/1⟩, `{name}`.'), ['added ⟨1⟩ ⟨/1⟩']);
    assert.deepEqual(refused('Buy ⟨1⟩now⟨/1⟩ ⟨2⟩, `{name}`.'), ['added ⟨2⟩']);
    assert.deepEqual(refused('  '), ['empty ']);
  });

  it('are escaped where the format would take them for its own', () => {
    const text = '---\ntitle: Prices\n---\n\nOur *price*.\n';
    assert.equal(edited(text, 'Prices: new # 1').text, text.replace('Prices', '"Prices: new # 1"'));
    assert.equal(edited(text, 'Our ⟨1⟩*best* price⟨/1⟩ is $299 & R_D_x.', 1).refused.length, 0);
    assert.equal(edited('Old.\n', '1. Buy <b>').text, '1\\. Buy \\<b\\>\n');
  });

  it('of a heading make the lines around it as long', () => {
    const rst = formatOf('x.rst')!;
    for (const [before, shown, after] of [
      ['API\r\n===\r\n\r\nText.\n', 'Our new API', 'Our new API\r\n===========\r\n\r\nText.\n'],
      ['===\nAPI\n===\n\nText.\n', '价格', '====\n价格\n====\n\nText.\n'],
    ] as const) {
      const { text, refused } = rewrite(rst, before, rst.parse(before), [{ index: 0, shown }]);
      assert.deepEqual([text, refused], [after, []]);
    }
  });

  it('one that cannot be written stops no other', () => {
    const text = '{\n  "a": "One {n}",\n  "b": "Two",\n  "c": "Three"\n}\n';
    const json = formatOf('id.json')!;
    const after = rewrite(json, text, json.parse(text), [
      { index: 0, shown: 'Eins {n}' },
      { index: 1, shown: 'Zwei {x}' },
      { index: 2, shown: 'Drei' },
    ]);
    assert.equal(after.text, text.replace('One', 'Eins').replace('Three', 'Drei'));
    assert.deepEqual(after.refused, [{ index: 1, problem: 'unreadable', tags: [] }]);
  });
});
