/** Bundles as trees of objects, lists and strings: what JSON, modules of JavaScript and arrays of PHP have in common. */
import type { Markets } from '../../regions/market.ts';
import type { Comment, ContentProblem } from '../content.ts';
import type { Syntax } from '../syntax.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import { languageRoots, withLanguages } from './languages.ts';
import type { Decoded } from './message.ts';
import { recordOf } from './record.ts';
import type { StringEntry, StringFile } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** A bundle as its parser gives it. */
export interface Bundle {
  readonly root: JsonValue | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly ContentProblem[];
}

/**
 * Collects the strings of a bundle by the path to each; those under keys that are locales say their language.
 * @param decode reads a value that is a string
 * @param markets the markets of the site
 */
export function stringsOf(
  { root, comments, problems }: Bundle,
  decode: (value: JsonValue) => { readonly value: Decoded; readonly syntax: Syntax },
  markets: Markets,
): StringFile {
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
    if (isTranslatable(path.at(-1)!, decoded.value.text))
      entries.push({ ...decoded, key: path.join('.'), block: span, language });
  };
  // Chrome's `hi` is a greeting: what is below it is one message.
  const isMessages = root?.members.some(({ value }) => recordMembers(value).text) ?? true;
  const roots = isMessages ? undefined : languageRoots(root!.members, markets);
  if (root && roots) for (const { key, value } of root.members) visit(value, [], roots.get(key));
  else if (root) visit(root, [], undefined);
  return withLanguages({ entries, comments, problems });
}

function recordMembers({ kind, members }: JsonValue): { text?: JsonMember; id?: JsonMember } {
  if (kind !== 'object') return {};
  const record = recordOf(members.map(({ key, value }) => [key, value.kind === 'string']));
  const find = (name: string | undefined) => members.find(({ key }) => key === name);
  const [text, id] = [find(record?.text), find(record?.id)];
  return { ...(text && { text }), ...(id && { id }) };
}
