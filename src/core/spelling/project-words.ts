import type { Edit } from '../finding.ts';
import type { Host } from '../host.ts';
import type { Concept } from '../phrases/termbase.ts';
import { longestGlob, readGlob } from '../text/glob.ts';
import { readYaml } from '../text/yaml.ts';

/** Path of a site's word list: one word a line, comments after `#`. */
export const wordsPath = '.terroir/words.txt';

/** Paths at which cspell looks for its config; configs written in code are never run. */
export const cspellPaths = [
  'cspell.json',
  '.cspell.json',
  'cspell.jsonc',
  '.cspell.jsonc',
  'cSpell.json',
  '.vscode/cspell.json',
  'cspell.config.json',
  'cspell.config.jsonc',
  'cspell.config.yaml',
  'cspell.config.yml',
  'cspell.yaml',
  'cspell.yml',
  '.cspell.yaml',
  '.cspell.yml',
  'package.json',
];

/** True for a file that `readProjectWords` reads. */
export function isWordList(path: string): boolean {
  return path === wordsPath || cspellPaths.includes(path);
}

/** The words a site has agreed on. */
export interface ProjectWords {
  /** @param word in lower case */
  has(word: string): boolean;
  /** Words not to be used, in lower case, with what to write instead where that is said. */
  readonly flagged: ReadonlyMap<string, string | undefined>;
  /** True for pages whose spelling nobody wants checked. */
  isIgnored(path: string): boolean;
}

/** Reads a site's word lists. What cannot be read counts as empty: it is another tool's to complain about. */
export async function readProjectWords(host: Host, concepts: readonly Concept[]): Promise<ProjectWords> {
  const read = async (path: string) => {
    const file = await host.read(path);
    return 'text' in file ? file.text : '';
  };
  const words = new Set(parseWords(await read(wordsPath)));
  for (const { terms } of concepts) {
    for (const { preferred, admitted } of terms.values())
      for (const term of [preferred ?? '', ...admitted]) for (const word of parseWords(term)) words.add(word);
  }
  const flagged = new Map<string, string | undefined>();
  const ignored: ((path: string) => boolean)[] = [];
  for (const path of cspellPaths) {
    const text = await read(path);
    if (!text) continue;
    const config = parseCspell(text, path === 'package.json');
    for (const word of config.words) words.add(word);
    for (const [word, instead] of config.flagged) flagged.set(word, instead);
    for (const pattern of config.ignorePaths) ignored.push(readGlob(pattern) ?? (() => false));
  }
  return {
    has: (word) => words.has(word),
    flagged,
    isIgnored: (path) => ignored.some((matches) => matches(path)),
  };
}

/** The edit that adds a word to a list as it stands, on a line of its own at the end. */
export function addWord(list: string, word: string): Edit {
  const end = list.includes('\r\n') ? '\r\n' : '\n';
  const before = list === '' || list.endsWith('\n') ? '' : end;
  return { from: list.length, to: list.length, text: `${before}${word}${end}` };
}

/** The words of a list, in lower case. `'Acme Cloud # our name\n\nfoobar'` has `acme`, `cloud` and `foobar`. */
export function parseWords(text: string): string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => line.replace(/#.*/, '').toLowerCase().split(/\s+/))
    .filter(Boolean);
}

interface CspellWords {
  readonly words: readonly string[];
  readonly flagged: ReadonlyMap<string, string | undefined>;
  readonly ignorePaths: readonly string[];
}

/**
 * The words of a cspell config: `words`, `ignoreWords`, `userWords`, `flagWords` (also as `hte->the`) and
 * `ignorePaths`. Nothing else is read, and nothing it imports.
 * @param inPackage the config is what `cspell` holds in a package.json
 */
export function parseCspell(text: string, inPackage = false): CspellWords {
  const data = readCspellData(text);
  const config = field(inPackage ? field(data, 'cspell') : data, undefined);
  const listed = ['words', 'ignoreWords', 'userWords'].flatMap((key) => strings(field(config, key)));
  const flagged = strings(field(config, 'flagWords')).map((entry) => {
    const [word = '', instead = ''] = entry.split(/->|:|,/).map((part) => part.trim());
    return [word.toLowerCase(), instead || undefined] as const;
  });
  return {
    words: listed.map((word) => word.replace(/^[~*+!]+|[*+]+$/g, '').toLowerCase()),
    flagged: new Map(flagged),
    ignorePaths: strings(field(config, 'ignorePaths')).flatMap(asGlobs),
  };
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

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
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
