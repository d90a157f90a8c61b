import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Content, type Format, keepEdit } from '../../src/core/content/content.ts';
import { encodeFor, type Segment, sourceSpan } from '../../src/core/content/segment.ts';
import { unmark } from './marked.ts';

/** Marked texts are read with exactly the spans and kinds that are marked in them. */
export function readsExactly(format: Format, cases: Readonly<Record<string, string>>): void {
  for (const [name, marked] of Object.entries(cases)) {
    it(name, () => {
      const { text, spans } = unmark(marked);
      const found = format.parse(text).segments.map(({ kind, from, to }) => ({ kind, from, to }));
      const shown = (list: readonly { kind: string; from: number; to: number }[]) =>
        list.map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);
      assert.deepEqual(shown(found), shown(spans));
      assert.deepEqual(found, spans);
    });
  }
}

/** Throws unless segments are sorted and exact: every character that is read as it stands is the source's own. */
export function checkContent(text: string, { segments, blocks, keeps }: Content): void {
  let last = 0;
  for (const segment of segments) {
    assert.ok(segment.from >= last && segment.to >= segment.from && segment.to <= text.length);
    last = segment.from;
    checkPieces(text, segment);
    checkMarks(text, segment);
  }
  for (const { from, to } of [...blocks, ...keeps]) assert.ok(from >= 0 && from <= to && to <= text.length);
  blocks.forEach((block, index) => {
    assert.ok(index === 0 || block.from >= blocks[index - 1]!.from, 'blocks are sorted');
  });
  const spans = segments.flatMap((segment) => [segment, ...segment.mappings, ...segment.marks]);
  for (const { from, to } of [...spans, ...blocks, ...keeps])
    for (const at of [from, to]) assert.ok(!isWithinPair(text, at), `${at} is between the halves of a pair`);
}

/** True for an offset between the two units of one character. */
export function isWithinPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** Throws unless the marks of a segment lie on the page, and addresses are what stands there. */
function checkMarks(text: string, { marks }: Segment): void {
  for (const { kind, value, from, to } of marks) {
    assert.ok(from >= 0 && from <= to && to <= text.length, JSON.stringify({ kind, value, from, to }));
    const source = text.slice(from, to);
    // An address in an attribute may hold entities, in a string escapes, in a document it may be broken over lines.
    if (kind !== 'code' && !/[&\r\n\\]|''/.test(source)) assert.equal(value, source);
  }
}

/** Throws unless the pieces of a segment stand in order inside it, and spell what stands there. */
export function checkPieces(text: string, segment: Segment): void {
  let last = segment.from;
  segment.mappings.forEach((mapping, index) => {
    const decoded = segment.text.slice(mapping.at, segment.mappings[index + 1]?.at);
    assert.ok(decoded.length > 0 && mapping.from >= last && mapping.to <= segment.to);
    last = mapping.to;
    const source = text.slice(mapping.from, mapping.to);
    if (decoded.length === source.length && !/\uFFFC/.test(source + decoded))
      assert.equal(
        decoded,
        source.replace(/[\r\n\t\f]/g, (blank) => (decoded.includes(blank) ? blank : ' ')),
      );
  });
}

/**
 * What holds for any page of a format, however its pieces are put together: segments are exact, a replaced word is
 * the only thing that changes, and a keep is read back for the block it was written for.
 * @param mapping pieces of pages, one of them holding `word`
 * @param around what every page begins and ends with
 */
export function holdsForAnyPage(
  format: Format,
  mapping: fc.Arbitrary<string>,
  [before, after]: readonly [string, string] = ['', ''],
): void {
  const page = fc.array(mapping, { maxLength: 40 }).map((parts) => before + parts.join('') + after);

  it('any page: segments are sorted and exact', () => {
    fc.assert(
      fc.property(page, (text) => checkContent(text, format.parse(text))),
      { numRuns: 300 },
    );
  });

  it('any page: a replaced word is the only thing that changes', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { segments } = format.parse(text);
        const target = segments.find((segment) => /\bword\b/.test(segment.text));
        if (!target) return;
        const at = target.text.search(/\bword\b/);
        const { from, to } = sourceSpan(target, at, at + 4);
        const fixed = text.slice(0, from) + encodeFor(target, 'term')! + text.slice(to);
        const changed = format.parse(fixed).segments.map((segment) => segment.text);
        const expected = segments.map((segment) =>
          segment === target ? segment.text.replace(/\bword\b/, 'term') : segment.text,
        );
        assert.deepEqual(changed, expected);
      }),
      { numRuns: 300 },
    );
  });

  it('any page: a keep is read back for the block it was written for', () => {
    fc.assert(
      fc.property(page, fc.nat(), (text, pick) => {
        const content = format.parse(text);
        if (!content.segments.length || content.problems.length) return;
        const { from } = content.segments[pick % content.segments.length]!;
        const edit = keepEdit(format, text, content, from, 'phrase/a', 'our name');
        if (!edit) return;
        const kept = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
        const moved = from + edit.text.length;
        const { keeps, segments } = format.parse(kept);
        const own = keeps.filter((keep) => keep.rules[0] === 'phrase/a');
        assert.ok(
          own.some(
            ({ target, reason }) => target.from <= moved && moved < target.to && reason === 'our name',
          ),
          JSON.stringify({ text, from, kept }),
        );
        assert.deepEqual(
          segments.map((segment) => segment.text),
          content.segments.map((segment) => segment.text),
        );
      }),
      { numRuns: 300 },
    );
  });
}
