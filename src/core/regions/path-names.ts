/** What the names of folders and files say of a locale by themselves, whatever stands beside them. */
import { perLocaleExtensions } from '../file-types.ts';
import { isAccepted, type NamedLocale, readCountry, readLocaleName } from './locale.ts';
import type { Markets } from './market.ts';

/** Part of a path that may name its locale. */
export interface Candidate {
  readonly found: NamedLocale;
  /** `whole`: a file named like a locale; `dotted`, `suffix`: one whose name ends in it. */
  readonly kind: 'folder' | 'whole' | 'dotted' | 'suffix';
  /** Names with the same place stand beside each other. */
  readonly place: string;
  /** Which part of the path, and what is left of it; undefined where nothing is. */
  readonly part: number;
  readonly rest: string | undefined;
}

/** Codes that Java, and so Android, kept from an older ISO 639. */
const oldCodes: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi' };

/** Codes that are words of English: behind a hyphen they are a language only beside others. */
const wordCodes =
  /^(?:am|an|as|at|be|by|do|fa|go|ha|he|hi|if|in|is|it|la|lo|ma|me|mi|my|no|of|on|or|pa|so|to|us)(?:$|[-_])/i;

/** A folder named like a host, as sites kept one folder a domain have them. */
const hostShape = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

/** What a folder says: a locale, and the folder without it; undefined for a folder that is all locale. */
export interface LocaleFolder {
  readonly found: NamedLocale | undefined;
  readonly rest: string | undefined;
}

/**
 * Reads a folder that is a host: `id.example.com` and `zh.example.com` have the rest `example.com`, `www.example.id` and
 * `www.example.com.cn` the rest `example`. A top-level domain is a country, never a language: `.my` is Malaysia.
 */
function readHost(name: string, markets: Markets): LocaleFolder | undefined {
  if (!hostShape.test(name)) return undefined;
  const labels = name.split('.');
  const first = labels.length > 2 ? readSure(labels[0]!, markets) : undefined;
  if (first) return { found: first, rest: labels.slice(1).join('.') };
  const top = labels.at(-1)!;
  // `com.example.in` is a package of Java.
  if (/^(?:com|org|net|io)$/.test(labels[0]!)) return undefined;
  const found = readCountry(top === 'uk' ? 'gb' : top, markets);
  if (!found) return undefined;
  const rest = labels.slice(0, -1).filter((label) => label !== 'www');
  if (rest.length > 1 && /^(?:co|com|net|org|or|ne|go)$/.test(rest.at(-1)!)) rest.pop();
  return { found: { ...found, sureness: 'sure' }, rest: rest.join('.') };
}

function readSure(name: string, markets: Markets): NamedLocale | undefined {
  const found = readLocaleName(name, markets);
  return found && isAccepted(found, []) ? { ...found, sureness: 'sure' } : undefined;
}

/**
 * Reads a folder: `id`, Android's `values-in` and `values-b+zh+Hans`, Apple's `id.lproj`. Their folders without a
 * locale, `values` and `Base.lproj`, are the same without one.
 */
export function readFolder(name: string, markets: Markets): LocaleFolder | undefined {
  const android =
    /^values(?:-mcc\d+)?(?:-mnc\d+)?-(?:b\+([\w+]+)|([a-z]{2,3})(?:-r([A-Z]{2}))?)((?:-[\w+]+)*)$/.exec(name);
  if (android) {
    const [, tag, language, region, more] = android;
    const found = readJavaLocale(
      tag?.replaceAll('+', '-') ?? [language, region].filter(Boolean).join('-'),
      markets,
    );
    // The network a phone is in says nothing of what the strings follow.
    return found && { found: { ...found, sureness: 'sure' }, rest: `values${more}` };
  }
  const apple = /^([\w-]+)\.lproj$/.exec(name);
  if (apple) {
    const found = apple[1] === 'Base' ? undefined : readLocaleName(apple[1]!, markets);
    return { found: found && { ...found, sureness: 'sure' }, rest: '.lproj' };
  }
  const found = readLocaleName(name, markets);
  if (found?.sureness === 'rare') return undefined;
  return found ? { found, rest: undefined } : readHost(name, markets);
}

function readJavaLocale(name: string, markets: Markets): NamedLocale | undefined {
  const [language = '', ...rest] = name.split(/[-_]/);
  return readLocaleName([oldCodes[language] ?? language, ...rest].join('-'), markets);
}

/** Files of strings, whose whole name may be a locale, and those whose names end in one behind `_` or `-`. */
const stringEndings = [...perLocaleExtensions, '.toml', '.ftl', '.ts', '.js', '.cjs', '.mjs', '.php'];
const stringFile = new RegExp(`(?:${stringEndings.map((ending) => `\\${ending}`).join('|')})$`);
const suffixedFile = /\.(?:po|arb|properties|xlf|xliff)$/;
const suffixedName =
  /^(?:app|common|i18n|intl|l10n|lang|language|locales?|messages|strings|translations?|site)[_-]/i;
/** What is data as often as copy: `user_id.json` stands beside `user.json`. */
const dataFile = /\.(?:json[5c]?|ya?ml|toml|csv|tsv|xml|ts|[cm]?js|php|txt)$/;
/** Language, script, region and variant. */
const mostParts = 4;

/** Reads a file's name: `about.id.md`, `welcome.id.text.erb`, `id.json`, `messages_pt_BR.properties`, `about-zh.md`. */
export function readName(name: string, folder: string, part: number, markets: Markets): Candidate[] {
  const candidates: Candidate[] = [];
  const placed = (stem: string, ending: string) => `${folder}/${stem}*${ending}`;
  // A number before it makes no page in a language: `5.es.md` is the fifth page, about Elasticsearch.
  for (const pattern of [
    /^(.*\p{L}.*)\.([\w-]+)(\.\w+)$/u,
    /^(.*\p{L}.*)\.([\w-]+)(\.(?:html|text|txt)\.\w+)$/u,
  ]) {
    const [, stem = '', code = '', ending = ''] = pattern.exec(name) ?? [];
    const found = code ? readLocaleName(code, markets) : undefined;
    if (found && found.sureness !== 'word')
      candidates.push({ found, kind: 'dotted', place: placed(stem, ending), part, rest: stem + ending });
  }
  if (stringFile.test(name)) {
    // Shopify marks the file that the others follow.
    const [, code = '', ending = ''] = /^([\w@-]+)(?:\.default)?(\.\w+)$/.exec(name) ?? [];
    const found = code ? readLocaleName(code, markets) : undefined;
    if (found) candidates.push({ found, kind: 'whole', place: placed('', ending), part, rest: ending });
  }
  return [...candidates, ...readSuffixes(name, folder, part, markets)];
}

/** Every end of a name that may be a locale: `en-US` and `US` of `index-en-US.md`. */
function readSuffixes(name: string, folder: string, part: number, markets: Markets): Candidate[] {
  const separator = Math.max(name.lastIndexOf('-'), name.lastIndexOf('_'));
  const dot = name.indexOf('.', separator);
  if (separator < 1 || dot < 0 || readLocaleName(name.slice(0, dot), markets)) return [];
  const [ending, isData] = [name.slice(dot), dataFile.test(name)];
  const isStrings = suffixedFile.test(name) || (stringFile.test(name) && suffixedName.test(name));
  let candidates: Candidate[] = [];
  for (let at = separator, parts = 1; at > 0 && parts <= mostParts; parts++) {
    const [stem, code] = [name.slice(0, at), name.slice(at + 1, dot)];
    at = Math.max(stem.lastIndexOf('-'), stem.lastIndexOf('_'));
    const found = /\p{L}/u.test(stem) ? readJavaLocale(code, markets) : undefined;
    if (!found || found.sureness === 'word' || found.sureness === 'rare') continue;
    const isWord = wordCodes.test(code) && !/[A-Z]/.test(code);
    const isSure = isStrings ? found.sureness !== 'among' : found.sureness === 'sure' && !isWord;
    const sureness = isSure ? 'sure' : isWord || isData ? 'among' : found.sureness;
    const place = `${folder}/${stem}*${ending}`;
    const candidate: Candidate = {
      found: { ...found, sureness },
      kind: 'suffix',
      place,
      part,
      rest: stem + ending,
    };
    // `CN` is no country behind `zh-`.
    candidates = isSure ? [candidate] : [...candidates, candidate];
  }
  return candidates;
}
