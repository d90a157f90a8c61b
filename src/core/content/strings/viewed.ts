/** Files of data of which a view says what is copy. */
import { type Bundle, bundleContent, type DataFormat } from './bundle.ts';
import type { JsonValue } from './json-reader.ts';
import type { StringEntry } from './string-content.ts';
import { atRoot, below, kindAt, type Progress, type View } from './view.ts';

const known = new WeakMap<View, Map<DataFormat, DataFormat>>();

/** A format of data that reads what a view says is copy, and nothing else; the same one for the same view. */
export function viewed(format: DataFormat, view: View): DataFormat {
  const formats = known.get(view) ?? new Map<DataFormat, DataFormat>();
  known.set(view, formats);
  const own = formats.get(format) ?? {
    ...format,
    parse: (text: string) => bundleContent(format.bundle(text), (bundle) => entriesOf(bundle, view)),
  };
  formats.set(format, own);
  return own;
}

function entriesOf({ roots, decode }: Bundle, view: View): StringEntry[] {
  const entries: StringEntry[] = [];
  const visit = (value: JsonValue, path: readonly string[], progress: Progress) => {
    for (const { key, span, value: member } of value.members) {
      const next = below(view, progress, key, value.kind === 'array');
      const kind = kindAt(view, next);
      const place = [...path, key];
      if (member.kind !== 'string') visit(member, place, next);
      else if (kind) entries.push({ ...decode(member), key: place.join('.'), block: span, kind });
    }
  };
  for (const root of roots) visit(root, [], atRoot(view));
  return entries;
}
