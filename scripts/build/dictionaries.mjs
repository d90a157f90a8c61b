// Writes the spelling dictionaries that ship, into dist/dictionaries: from the packages of cspell, encoded
// so that they load in milliseconds. Only what is under a permissive licence: English, and terms of software.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildITrieFromWords, decodeTrie, encodeITrieToBTrie, parseDictionary } from 'cspell-trie-lib';

const packages = path.join(import.meta.dirname, '../../node_modules/@cspell');

/** The packages whose words ship. */
export const dictionaryPackages = ['en_us', 'en-gb-mit', 'software-terms', 'fullstack', 'companies'].map(
  (name) => `@cspell/dict-${name}`,
);

function read(file) {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Word lists that are one a line, as one dictionary in lower case. */
function joinLists(...folders) {
  const words = folders
    .flatMap((folder) =>
      readdirSync(path.join(packages, folder)).map((name) => path.join(packages, folder, name)),
    )
    .filter((file) => /\.txt(?:\.gz)?$/.test(file))
    .flatMap((file) => [...parseDictionary(read(file).toString('utf8')).words()]);
  return buildITrieFromWords(new Set(words.map((word) => word.toLowerCase())));
}

/** @param {string} folder where the dictionaries go */
export function buildDictionaries(folder) {
  const dictionaries = {
    'en-US': decodeTrie(read(path.join(packages, 'dict-en_us/en_US.trie.gz'))),
    'en-GB': decodeTrie(read(path.join(packages, 'dict-en-gb-mit/en_GB.trie.gz'))),
    terms: joinLists('dict-software-terms/dict', 'dict-fullstack/dict', 'dict-companies/dict'),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, trie] of Object.entries(dictionaries)) {
    writeFileSync(path.join(folder, `${name}.btrie.gz`), gzipSync(encodeITrieToBTrie(trie), { level: 9 }));
  }
}
