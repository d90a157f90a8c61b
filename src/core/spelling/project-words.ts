import type { Edit } from '../finding.ts';
import type { Host } from '../host.ts';
import type { Concept } from '../phrases/termbase.ts';
import { readGlob } from '../text/glob.ts';
import { bareWord, type CspellConfig, parseCspell } from './cspell-config.ts';

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

/** Where cspell's documentation has a site put its own word lists. */
const usualLists = /^(?:\.cspell\/[^/]+|(?:project|custom|cspell)-words)\.txt$/;

/** True for a file that `readProjectWords` reads; of the lists a config names, for those in the usual places. */
export function isWordList(path: string): boolean {
  return path === wordsPath || cspellPaths.includes(path) || usualLists.test(path);
}

/** So many files of settings and of words are read, at most. */
const mostFiles = 40;

/** The words a site has agreed on. */
export interface ProjectWords {
  /** @param word in lower case */
  has(word: string): boolean;
  /** Words not to be used, in lower case, with what to write instead where that is said. */
  readonly flagged: ReadonlyMap<string, string | undefined>;
  /** What a misspelling is to be, where the site says so; in lower case. */
  readonly suggested: ReadonlyMap<string, readonly string[]>;
  /** Two words in one are a word. */
  readonly allowsCompounds: boolean;
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
  const configs = await readConfigs(read);
  const merged = <Value>(of: (config: CspellConfig) => ReadonlyMap<string, Value>) =>
    new Map(configs.flatMap((config) => [...of(config)]));
  const flagged = merged((config) => config.flagged);
  const lists = new Set(configs.flatMap((config) => config.lists));
  for (const config of configs) for (const word of config.words) words.add(word);
  for (const path of [...lists].slice(0, mostFiles))
    for (const word of parseWords(await read(path)))
      if (word.startsWith('!')) flagged.set(bareWord(word), undefined);
      else words.add(bareWord(word));
  const globs = new Set(configs.flatMap((config) => config.ignorePaths));
  const ignored = [...globs].map((pattern) => readGlob(pattern) ?? (() => false));
  return {
    has: (word) => words.has(word),
    flagged,
    suggested: merged((config) => config.suggested),
    allowsCompounds: configs.some((config) => config.allowsCompounds),
    isIgnored: (path) => ignored.some((matches) => matches(path)),
  };
}

/** The configs of a site with what they import, each once. */
async function readConfigs(read: (path: string) => Promise<string>): Promise<CspellConfig[]> {
  const configs: CspellConfig[] = [];
  const asked = new Set<string>();
  const waiting = [...cspellPaths];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (asked.has(path) || asked.size >= cspellPaths.length + mostFiles) continue;
    asked.add(path);
    const text = await read(path);
    if (!text) continue;
    const config = parseCspell(text, path, path === 'package.json');
    configs.push(config);
    waiting.push(...config.imports);
  }
  return configs;
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
