/** Views: which keys of a file of data are copy, as a site's config says. */
import type { SegmentKind } from '../segment.ts';

/** Documents that a string may hold. */
export const documentKinds = ['markdown', 'html'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const isDocument = (kind: string): kind is DocumentKind =>
  documentKinds.some((document) => document === kind);

/** What a string may be: one text of a kind, or a document. */
export const copyKinds = [
  'title',
  'heading',
  'description',
  'paragraph',
  'button',
  'label',
  'alt',
  'caption',
  'string',
  ...documentKinds,
] as const satisfies readonly (SegmentKind | DocumentKind)[];
export type CopyKind = (typeof copyKinds)[number];

/** A key that is copy, and as what. */
export interface ViewKey {
  readonly parts: readonly string[];
  readonly kind: CopyKind;
}

/** The keys of a file that are copy; of several that fit, the first decides what it is. */
export type View = readonly ViewKey[];

/** So many parts a pattern may have. */
const mostParts = 30;

/** True for keys joined by dots, `features.*.text`: `*` stands for any key or part of one, `**` for any number of keys. */
export function isKeyPattern(pattern: string): boolean {
  const parts = pattern.split('.');
  return (
    parts.length <= mostParts && parts.every((part) => part !== '' && (part === '**' || !/\*\*/.test(part)))
  );
}

/** The view a table of patterns describes. */
export function makeView(keys: Readonly<Record<string, CopyKind>>): View {
  return Object.entries(keys).map(([pattern, kind]) => ({ parts: pattern.split('.'), kind }));
}

/**
 * How far the keys so far have come in each pattern of a view: the parts that may be next. To begin with
 * {@link atRoot}, then one {@link below} a key; {@link kindAt} tells what stands there.
 */
export type Progress = readonly (readonly number[])[];

/** The progress at the root of a file. */
export function atRoot(view: View): Progress {
  return view.map(({ parts }) => reach(parts, [0]));
}

/** The progress below a key. Items of a list need no part of their own, and may have a `*`; `a.b` are two keys. */
export function below(view: View, progress: Progress, key: string, isItem: boolean): Progress {
  if (isItem)
    return view.map(({ parts }, index) => {
      const here = progress[index]!;
      return reach(parts, [...here, ...here.filter((at) => parts[at] === '*').map((at) => at + 1)]);
    });
  return key.split('.').reduce((now, name) => advance(view, now, name), progress);
}

function advance(view: View, progress: Progress, name: string): Progress {
  return view.map(({ parts }, index) =>
    reach(
      parts,
      progress[index]!.flatMap((at) => {
        const part = parts[at];
        if (part === undefined) return [];
        return part === '**' ? [at] : fits(part, name) ? [at + 1] : [];
      }),
    ),
  );
}

/** `**` may stand for nothing. */
function reach(parts: readonly string[], from: readonly number[]): number[] {
  const all = new Set(from);
  for (const at of all) if (parts[at] === '**') all.add(at + 1);
  return [...all];
}

/** What stands where the keys have come to; undefined where it is no copy. */
export function kindAt(view: View, progress: Progress): CopyKind | undefined {
  return view.find(({ parts }, index) => progress[index]!.includes(parts.length))?.kind;
}

/** Looks for the pieces between stars one behind the other. */
function fits(part: string, name: string): boolean {
  const pieces = part.split('*');
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (pieces.length === 1) return part === name;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  const end = name.length - last.length;
  let at = first.length;
  return pieces.slice(1, -1).every((piece) => {
    const found = name.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0 && at <= end;
  });
}
