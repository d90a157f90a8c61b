/** Files of data of which a view says what is copy. */
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import { type Bundle, bundleContent, type DataFormat } from './bundle.ts';
import type { JsonValue } from './json-reader.ts';
import { localKeys } from './languages.ts';
import type { StringEntry } from './string-content.ts';
import { atRoot, below, kindAt, type Progress, type View } from './view.ts';

const known = new WeakMap<View, Map<DataFormat, DataFormat>>();

/** A format of data that reads what a view says is copy, and nothing else; the same one for the same view. */
export function viewed(format: DataFormat, view: View): DataFormat {
  const formats = known.get(view) ?? new Map<DataFormat, DataFormat>();
  known.set(view, formats);
  const own = formats.get(format) ?? {
    ...format,
    parse: (text: string, _previous?: Content, markets = shippedMarkets) =>
      bundleContent(format.bundle(text), (bundle) => entriesOf(bundle, view, markets)),
  };
  formats.set(format, own);
  return own;
}

function entriesOf({ roots, decode }: Bundle, view: View, markets: Markets): StringEntry[] {
  const entries: StringEntry[] = [];
  const visit = (
    value: JsonValue,
    path: readonly string[],
    progress: Progress,
    language: string | undefined,
  ) => {
    const keys = value.kind === 'object' ? value.members.map(({ key }) => key) : [];
    const locals = localKeys(keys, markets);
    for (const { key, span, value: member } of value.members) {
      const next = below(view, progress, key, value.kind === 'array');
      const kind = kindAt(view, next);
      const { stem = key, language: own = language } = locals.get(key) ?? {};
      const place = stem ? [...path, stem] : path;
      if (member.kind !== 'string') visit(member, place, next, own);
      else if (kind)
        entries.push({
          ...decode(member),
          key: place.join('.'),
          block: span,
          language: own,
          kind,
          isCopy: true,
        });
    }
  };
  for (const root of roots) visit(root, [], atRoot(view), undefined);
  return entries;
}
