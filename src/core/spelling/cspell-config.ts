/** What a site has told cspell, read as data: no config written as code runs, and no pattern of a site is one of ours. */

import { longestGlob } from '../text/glob.ts';
import { readYaml } from '../text/yaml.ts';

/** What one file of cspell's settings says. */
export interface CspellConfig {
  /** In lower case. */
  readonly words: readonly string[];
  /** Words not to be used, with what to write instead where that is said; both kinds in lower case. */
  readonly flagged: ReadonlyMap<string, string | undefined>;
  /** What a misspelling is to be: `hte` is `the`. */
  readonly suggested: ReadonlyMap<string, readonly string[]>;
  /** Globs of pages nobody wants checked. */
  readonly ignorePaths: readonly string[];
  /** Paths, from the site's root, of the word lists it has switched on. */
  readonly lists: readonly string[];
  /** Paths, from the site's root, of the settings it takes over. */
  readonly imports: readonly string[];
  /** Two words in one are a word. */
  readonly allowsCompounds: boolean;
}

/**
 * The settings of a cspell config: `words`, `ignoreWords`, `userWords`, `flagWords` and `suggestWords` (as `hte->the`), `ignorePaths`,
 * `enabled`, `allowCompoundWords`, `dictionaryDefinitions` of the site's own lists with `dictionaries`, `import` of other data, and of
 * `overrides` the words, which count everywhere, and the pages that are not to be checked. Nothing else is read:
 * `ignoreRegExpList` least, since a pattern of a site could take forever.
 * @param path of the file, from the site's root
 * @param inPackage the config is what `cspell` holds in a package.json
 */
export function parseCspell(text: string, path = 'cspell.json', inPackage = false): CspellConfig {
  const data = readCspellData(text);
  const config = field(inPackage ? field(data, 'cspell') : data, undefined);
  const overrides = records(field(config, 'overrides'));
  const definitions = records(field(config, 'dictionaryDefinitions'));
  const named = strings(field(config, 'dictionaries'));
  const isOn = ({ name }: Readonly<Record<string, unknown>>) =>
    typeof name === 'string' && named.includes(name) && !named.includes(`!${name}`);
  const owners = [config, ...overrides, ...definitions.filter(isOn)];
  const listed = (keys: readonly string[]) =>
    owners.flatMap((one) => keys.flatMap((key) => strings(field(one, key))));
  const isOff = (one: unknown) => field(one, 'enabled') === false;
  return {
    words: listed(['words', 'ignoreWords', 'userWords']).map(bareWord),
    flagged: new Map(
      [config, ...definitions.filter(isOn)]
        .flatMap((one) => strings(field(one, 'flagWords')))
        .map((entry) => {
          const [word = '', instead = ''] = entry.split(/->|:|,/).map((part) => part.trim());
          return [word.toLowerCase(), instead || undefined] as const;
        }),
    ),
    suggested: new Map(
      listed(['suggestWords']).flatMap((entry) => {
        const [word = '', ...instead] = entry.split(/->|:|,/).map((part) => part.trim());
        const better = instead.filter(Boolean);
        return better.length ? [[word.toLowerCase(), better] as const] : [];
      }),
    ),
    ignorePaths: [
      ...(isOff(config) ? ['**'] : []),
      ...strings(field(config, 'ignorePaths')).flatMap(asGlobs),
      ...overrides.filter(isOff).flatMap(({ filename }) => strings([filename].flat()).flatMap(asGlobs)),
    ],
    lists: definitions
      .filter(isOn)
      .flatMap(({ path: list }) => (typeof list === 'string' ? within(path, list, /\.txt$/) : [])),
    imports: strings([field(config, 'import')].flat()).flatMap((one) =>
      within(path, one, /\.(?:jsonc?|ya?ml)$/),
    ),
    allowsCompounds: field(config, 'allowCompoundWords') === true,
  };
}

/** A word of a list without cspell's marks: `+`, `*` and `~` say how it may be joined to others. */
export function bareWord(word: string): string {
  return word.replace(/^[~*+!]+|[*+]+$/g, '').toLowerCase();
}

/** The plain data of a file of cspell: YAML, or JSON with comments. */
export function readCspellData(text: string): unknown {
  return readYaml(withoutComments(text)).data;
}

/** A value of data that may be anything; undefined where there is none, and with no key the data itself if it is a map. */
export function field(data: unknown, key: string | undefined): unknown {
  if (data === null || typeof data !== 'object') return undefined;
  return key === undefined ? data : Object.hasOwn(data, key) ? data[key as keyof typeof data] : undefined;
}

/** The maps of a list; none where it is no list. */
export function records(value: unknown): Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : []).filter((one) => typeof one === 'object' && one !== null);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
}

/** A path that a file names, from the site's root; none for another ending, a package, an address, or a place outside the site. */
function within(file: string, named: string, ending: RegExp): string[] {
  if (!ending.test(named) || /^(?:[/\\~@]|[a-z]+:)|\$\{/i.test(named)) return [];
  const parts = file.split('/').slice(0, -1);
  for (const part of named.split('/')) {
    if (part === '..' && !parts.length) return [];
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return [parts.join('/')];
}

/** JSON with comments, as cspell allows, is YAML once these are gone. */
function withoutComments(text: string): string {
  if (!/^\s*[{/]/.test(text)) return text;
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/g, (part) =>
    part.startsWith('"') ? part : ' ',
  );
}

/** A pattern without a slash is of a name anywhere, and a folder stands for all in it, as in .gitignore. */
function asGlobs(pattern: string): string[] {
  const name = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  const rooted = name.includes('/') ? name : `**/${name}`;
  return rooted.length > longestGlob ? [] : [rooted, `${rooted}/**`];
}
