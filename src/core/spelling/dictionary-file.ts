import type { Dictionary } from '../host.ts';
import { decode } from '../text/decode.ts';

/**
 * A dictionary from the bytes of a trie of cspell, or of a list of words.
 * @throws where the bytes are no trie, or no text
 */
export async function dictionaryFrom(bytes: Uint8Array, isList = false): Promise<Dictionary> {
  // Loaded with the first dictionary: who checks no spelling does without.
  const { decodeTrie, parseDictionary } = await import('cspell-trie-lib');
  const trie = isList ? parseDictionary(listOf(bytes)) : decodeTrie(new Uint8Array(bytes));
  return {
    has: (word) => trie.hasWord(word, true),
    hasInAnyCase: (word) => trie.hasWord(word.toLowerCase(), false),
  };
}

function listOf(bytes: Uint8Array): string {
  const file = decode(bytes);
  if ('text' in file) return file.text;
  throw new Error(`a list of words that is no text: ${file.problem}`);
}
