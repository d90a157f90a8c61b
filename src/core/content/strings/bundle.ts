/** Files of data as trees of objects, lists and strings: what JSON, YAML, TOML, modules and arrays of PHP have in common. */
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import type { Comment, Content, ContentProblem, Format } from '../content.ts';
import type { Syntax } from '../syntax.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import { languageRoots, withLanguages } from './languages.ts';
import type { Decoded } from './message.ts';
import { pluralKeys } from './plurals.ts';
import { recordOf } from './record.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** A file of data as its parser gives it. */
export interface Bundle {
  /** The file itself. */
  readonly text: string;
  /** What the file holds: one value, in YAML one a document. */
  readonly roots: readonly JsonValue[];
  readonly comments: readonly Comment[];
  readonly problems: readonly ContentProblem[];
  /** Reads a value that is a string. */
  decode(value: JsonValue): { readonly value: Decoded; readonly syntax: Syntax };
}

/** A format whose files are trees of objects, lists and strings, whatever these are for. */
export interface DataFormat extends Format {
  /** Reads a file as {@link Format.parse} does, before it is decided what in it is copy. */
  bundle(text: string): Bundle;
}

/** A format of data that takes its files for bundles of strings. */
export function bundleFormat(format: Pick<DataFormat, 'id' | 'comment' | 'bundle'>): DataFormat {
  return {
    ...format,
    takesFrontMatter: false,
    parse: (text, _previous, markets = shippedMarkets) =>
      bundleContent(format.bundle(text), (bundle) => stringsOf(bundle, markets)),
  };
}

/** The content of a file of data, of which `read` finds the copy. */
export function bundleContent(bundle: Bundle, read: (bundle: Bundle) => readonly StringEntry[]): Content {
  const { comments, problems } = bundle;
  return stringContent(withLanguages({ entries: read(bundle), comments, problems }));
}

/**
 * Collects the strings of a bundle by the path to each; those under keys that are locales say their language.
 * @param markets the markets of the site
 */
function stringsOf({ roots, decode }: Bundle, markets: Markets): StringEntry[] {
  const entries: StringEntry[] = [];
  const visit = (value: JsonValue, path: readonly string[], language: string | undefined) => {
    for (const member of value.members) {
      const { text: message, id } = recordMembers(member.value);
      const own = id && decode(id.value).value.text;
      const place = [...path, own ?? member.key];
      if (message) add({ ...message, span: member.span }, place, language);
      else if (member.value.kind === 'string') add(member, place, language);
      else visit(member.value, place, language);
    }
  };
  const add = ({ value, span }: JsonMember, path: readonly string[], language: string | undefined) => {
    const decoded = decode(value);
    const isCopy = isTranslatable(path.at(-1)!, decoded.value.text);
    entries.push({ ...decoded, key: path.join('.'), block: span, language, isCopy });
  };
  for (const root of roots) {
    // Chrome's `hi` is a greeting: what is below it is one message.
    const isMessages = root.members.some(({ value }) => recordMembers(value).text);
    const languages = isMessages ? undefined : languageRoots(root.members, markets);
    if (!languages) visit(root, [], undefined);
    else for (const { key, value } of root.members) visit(value, [], languages.get(key));
  }
  const plurals = pluralKeys(entries.map(({ key }) => key));
  return entries.map((entry) => ({ ...entry, plural: plurals.get(entry.key) }));
}

function recordMembers({ kind, members }: JsonValue): { text?: JsonMember; id?: JsonMember } {
  if (kind !== 'object') return {};
  const record = recordOf(members.map(({ key, value }) => [key, value.kind === 'string']));
  const find = (name: string | undefined) => members.find(({ key }) => key === name);
  const [text, id] = [find(record?.text), find(record?.id)];
  return { ...(text && { text }), ...(id && { id }) };
}
