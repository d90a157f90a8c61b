/**
 * Files of data beside the pages of a site: Hugo's `data/`, content collections of Astro, `src/data`. Most of what they
 * hold is no copy; read is what plainly is.
 */
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import { isSentence, kindByName } from '../prose-keys.ts';
import { type Bundle, bundleContent, type DataFormat } from './bundle.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import { localKeys } from './languages.ts';
import type { StringEntry } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** A format of data that reads only what is plainly copy. */
export function asData(format: DataFormat): DataFormat {
  return {
    ...format,
    parse: (text, _previous, markets = shippedMarkets) =>
      bundleContent(format.bundle(text), (bundle) => plainCopy(bundle, markets)),
  };
}

/** Finds what in a bundle is plainly copy: most of what data and code hold is none. */
export function plainCopy({ roots, decode }: Bundle, markets: Markets): StringEntry[] {
  const entries: StringEntry[] = [];
  interface Place {
    readonly path: readonly string[];
    /** The nearest key that is no index, without a locale. */
    readonly name: string;
    readonly language: string | undefined;
    /** The same stands beside it in another language. */
    readonly hasTwin: boolean;
  }
  const visit = (value: JsonValue, { path, name, language, hasTwin }: Place) => {
    const keys = value.kind === 'object' ? value.members.map(({ key }) => key) : [];
    const locals = namesLanguages(value, decode) ? none : localKeys(keys, markets);
    const stems = new Set([...locals.values()].map(({ stem }) => stem));
    const isChosen = value.members.some((member) => member.language !== undefined);
    for (const { key, span, value: member, language: chosen } of value.members) {
      const local = locals.get(key);
      const stem = local?.stem ?? key;
      const here: Place = {
        path: stem ? [...path, stem] : path,
        name: value.kind === 'array' || !stem ? name : stem,
        language: local?.language ?? chosen ?? language,
        hasTwin: hasTwin || isChosen || stems.has(stem),
      };
      if (member.kind !== 'string') visit(member, here);
      else {
        const decoded = decode(member);
        const { text } = decoded.value;
        const isMenu = here.path.some((part) => /^menus?$/.test(part));
        if (isMenu ? !/^(?:name|title)$/.test(here.name) : !isPlainCopy(here.name, text, here.hasTwin))
          continue;
        const kind = tag.test(text) ? 'html' : (kindByName(here.name) ?? 'string');
        const { path, language } = here;
        entries.push({ ...decoded, key: path.join('.'), block: span, language, kind, isCopy: true });
      }
    }
  };
  for (const [index, root] of roots.entries()) {
    const path = roots.length > 1 ? [String(index)] : [];
    visit(root, { path, name: '', language: undefined, hasTwin: false });
  }
  return entries;
}

const none: ReturnType<typeof localKeys> = new Map();
const namesOf = (type: 'language' | 'region') =>
  ['en', 'zh'].map((locale) => new Intl.DisplayNames(locale, { type, fallback: 'none' }));
const [languageNames, regionNames] = [namesOf('language'), namesOf('region')];

/** True for a table of the names of languages or countries by their codes: each is in one language. */
function namesLanguages({ members }: JsonValue, decode: Bundle['decode']): boolean {
  const isNamed = ({ key, value }: JsonMember) => {
    if (value.kind !== 'string' || !/^(?:[A-Z]{2}|[a-z]{2,3}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}))?)$/.test(key))
      return false;
    const name = decode(value).value.text;
    const names = /^[A-Z]{2}$/.test(key) ? regionNames : languageNames;
    return names.some((list) => list.of(key.replace('_', '-')) === name);
  };
  return members.filter(isNamed).length > 1;
}

const tag = /<(?:p|br|div|h[1-6]|[uo]l|li|span|strong|em|b|i|a|table|img|section)\b[^<>]*>/i;

/** Where a fact is from, for those who look after it; and what Hugo goes by in a language. */
const notShown = /^(?:sources?(?![a-z])|language(?:direction|code|name)$)/i;

/**
 * True where a value is plainly copy: rich text, what its key calls a title, a text or the like and is no single word in
 * lower case, what stands beside the same in another language, and sentences.
 */
function isPlainCopy(name: string, value: string, hasTwin: boolean): boolean {
  const text = value.trim();
  if (!isTranslatable(name, text) || notShown.test(name)) return false;
  if (hasTwin || tag.test(text)) return true;
  if (kindByName(name) && !/^[a-z\d]+$/.test(text)) return true;
  return isSentence(text);
}
