/** Edits of a document's text: how they are put into it, and whether what is read then is what was meant. */
import type { Edit, Span } from '../finding.ts';
import type { Content, Format } from './content.ts';
import { type Mapping, objectCharacter, type Segment } from './segment.ts';

/** A text with edits put into it; no two of them overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let after = '';
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    after += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return after + text.slice(at);
}

/**
 * The edits of a text that come to the same as two sets one behind the other.
 * @param first edits of the text, none overlapping
 * @param middle the text with those
 * @param second edits of `middle`, none overlapping
 * @returns in their order; edits that touch are one
 */
export function joinEdits(first: readonly Edit[], middle: string, second: readonly Edit[]): Edit[] {
  const inOrder = (a: Span, b: Span) => a.from - b.from || a.to - b.to;
  let shift = 0;
  const before = first.toSorted(inOrder).map(({ from, to, text }) => {
    const grown = text.length - (to - from);
    const placed = { from: from + shift, to: from + shift + text.length, grown, later: [] as Edit[] };
    shift += grown;
    return placed;
  });
  const after = second.map((edit) => ({ from: edit.from, to: edit.to, grown: 0, later: [edit] }));
  const joined: (typeof before)[number][] = [];
  for (const part of [...before, ...after].sort(inOrder)) {
    const last = joined.at(-1);
    if (last && part.from <= last.to) {
      last.to = Math.max(last.to, part.to);
      last.grown += part.grown;
      last.later.push(...part.later);
    } else joined.push(part);
  }
  let moved = 0;
  return joined.map(({ from, to, grown, later }) => {
    const start = from - moved;
    moved += grown;
    const own = later.map((edit) => ({ from: edit.from - from, to: edit.to - from, text: edit.text }));
    return { from: start, to: to - moved, text: applyEdits(middle.slice(from, to), own) };
  });
}

/**
 * The document with some edits in it, if it is read as was meant: every text is what it was, but for what stands in place of the
 * edited parts, and nothing is broken that was not. Undefined otherwise.
 * @param edits none overlapping
 */
export function readAsMeant(
  format: Format,
  text: string,
  content: Content,
  edits: readonly Edit[],
): { readonly text: string; readonly content: Content } | undefined {
  const after = applyEdits(text, edits);
  const read = format.parse(after);
  if (read.problems.length > content.problems.length) return undefined;
  const areSame =
    sameTexts(content.segments, read.segments, edits) &&
    sameTexts(content.units ?? [], read.units ?? [], edits);
  return areSame ? { text: after, content: read } : undefined;
}

type Part = Pick<Segment, 'text' | 'mappings' | 'syntax'>;

function sameTexts(before: readonly Part[], after: readonly Part[], edits: readonly Edit[]): boolean {
  if (before.length !== after.length) return false;
  const sorted = edits.toSorted((a, b) => a.from - b.from);
  return before.every((part, index) => {
    const now = after[index]!.text;
    if (now === part.text) return true;
    const own = editsIn(part, sorted);
    return own.length > 0 && isWritten(part, own, now);
  });
}

/** Edits of a part's text, each with the decoded range it takes. */
function editsIn({ mappings, text }: Part, edits: readonly Edit[]): (Edit & { readonly at: Span })[] {
  const [from, to] = [mappings[0]?.from ?? 0, mappings.at(-1)?.to ?? 0];
  // Edits do not overlap and mappings are in order, so that both are walked through once.
  let index = firstFrom(edits, from);
  const found: (Edit & { readonly at: Span })[] = [];
  for (; index < edits.length && edits[index]!.from <= to; index++) {
    const edit = edits[index]!;
    found.push({
      ...edit,
      at: { from: decodedAt(mappings, text, edit.from), to: decodedAt(mappings, text, edit.to) },
    });
  }
  return found;
}

function firstFrom(edits: readonly Edit[], from: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.to < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where an offset of the source is in decoded text. */
function decodedAt(mappings: readonly Mapping[], text: string, offset: number): number {
  let [low, high] = [0, mappings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mappings[middle]!.to < offset) low = middle + 1;
    else high = middle;
  }
  const mapping = mappings[low];
  if (!mapping) return text.length;
  const end = mappings[low + 1]?.at ?? text.length;
  const isPlain = end - mapping.at === mapping.to - mapping.from;
  if (offset <= mapping.from) return mapping.at;
  return isPlain ? mapping.at + offset - mapping.from : end;
}

/** White space within a text is read as one blank, and none at its ends. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** True where a text is what it was, with what the edits say in place of their ranges. */
function isWritten(part: Part, edits: readonly (Edit & { readonly at: Span })[], now: string): boolean {
  const literal = edits.map(({ at, text }) => ({ ...at, text }));
  // One placeholder in place of another is read as such.
  const filled = literal.map((edit) =>
    part.text.slice(edit.from, edit.to) === objectCharacter ? { ...edit, text: objectCharacter } : edit,
  );
  if ([literal, filled].some((one) => plain(applyEdits(part.text, one)) === plain(now))) return true;
  // What is written with escapes is read without them: what stands around it is as it was, and it is written back the same.
  let at = 0;
  let last = 0;
  const pieces = [...edits.map(({ at: { from, to } }) => ({ from, to })), { from: part.text.length, to: 0 }];
  return pieces.every(({ from, to }, index) => {
    const kept = part.text.slice(last, from).trim();
    const found = index === edits.length && kept === '' ? now.length : now.indexOf(kept, at);
    if (found < 0) return false;
    const written = now.slice(at, found);
    const edit = edits[index - 1];
    const isSame =
      !edit ||
      [written, written.trim()].some(
        (one) => part.syntax.write(one) === edit.text.trim() || part.syntax.write(one) === edit.text,
      );
    at = found + kept.length;
    last = to;
    return isSame;
  });
}
