import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createReviewer } from '../../src/core/index.ts';
import { dictionariesIn } from '../../src/node/dictionaries.ts';
import { folderHost } from '../../src/node/files.ts';
import { siteDictionariesIn } from '../../src/node/site-dictionaries.ts';

const german =
  'die und Rechnung kommt pünktlich wir verschicken jede bestellung sofort einfach schnell zuverlässig lieferung'.split(
    ' ',
  );

async function trie(words: readonly string[]): Promise<Uint8Array> {
  const { buildITrieFromWords, encodeITrieToBTrie } = await import('cspell-trie-lib');
  return gzipSync(encodeITrieToBTrie(buildITrieFromWords(words)));
}

/** The `cspell-ext.json` of a package with one dictionary, with comments as cspell writes them. */
const extension = (locale: string, file: string) => `{
  // Words of ${locale}
  "dictionaryDefinitions": [{ "name": "words", "path": ${JSON.stringify(file)} }],
  "languageSettings": [{ "languageId": "*", "locale": "${locale}", "dictionaries": ["words"] }]
}`;

describe('dictionaries a site has installed', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-words-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): string {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  function install(locale: string, file: string, content: string | Uint8Array, name = 'dict-x'): void {
    write(`site/node_modules/@cspell/${name}/cspell-ext.json`, extension(locale, file));
    write(`site/node_modules/@cspell/${name}/${file}`, content);
  }

  const has = async (locale: string, word: string) =>
    (await siteDictionariesIn(path.join(root, 'site'))(locale)).map((dictionary) => dictionary.has(word));

  async function review(page: string, text: string) {
    write(`site/${page}`, text);
    const disk = folderHost(path.join(root, 'site'));
    const host = { ...disk, dictionary: dictionariesIn(path.resolve('dist/dictionaries')) };
    const reviewer = createReviewer({ host, speaks: 'en' });
    const atOnce = await reviewer.review(page, false);
    const { findings } = (await reviewer.review(page))!;
    const misspelt = findings.filter(({ ruleId }) => ruleId === 'spelling/misspelt');
    return {
      waits: atOnce!.isPartial,
      words: misspelt.map(({ from, to, fixes }) => [text.slice(from, to), fixes[0]?.edits[0]?.text]),
    };
  }

  it('judge the pages of their language, off the typing path, and no others', async () => {
    install('de, de-DE', 'de_DE.trie.gz', await trie(german), 'dict-de-de');
    const text = 'Wir verschicken jede Lieferung püntklich, einfach per Dashboard und schnellzuverlässig.\n';
    assert.deepEqual(await review('content/de/a.md', text), {
      waits: true,
      words: [['püntklich', 'pünktlich']],
    });
    assert.deepEqual((await review('content/fr/a.md', text)).words, []);
    write('site/.terroir/words.txt', 'püntklich\n');
    assert.deepEqual((await review('content/de/a.md', text)).words, []);
  });

  it('read lists of words, packed or not, and elided words by what is behind', async () => {
    install('fr', 'words.txt', 'entreprise\nboutique\n');
    assert.deepEqual((await review('content/fr/a.md', "Pour l'entrepise et l’entreprise.\n")).words, [
      ["l'entrepise", "l'entreprise"],
    ]);
    install('fr', 'words.txt.gz', gzipSync('boutique\n'));
    assert.deepEqual(await has('fr', 'boutique'), [true]);
  });

  it('go by the language, and by the locale where one has it', async () => {
    install('pt,pt-PT,pt_PT', 'a.trie.gz', await trie(['facto']), 'dict-pt-pt');
    assert.deepEqual(await has('pt-BR', 'facto'), [true]);
    install('pt-BR', 'a.trie.gz', await trie(['fato']), 'dict-pt-br');
    assert.deepEqual(await has('pt-BR', 'facto'), [false]);
    assert.deepEqual(await has('pt', 'facto'), [true]);
    assert.deepEqual(await has('es', 'facto'), []);
  });

  it('read nothing outside the site, and are none where they are broken or too large', async () => {
    const outside = write('outside.trie.gz', await trie(['geheim']));
    write('site/node_modules/@cspell/dict-a/cspell-ext.json', extension('de', '../../../../outside.trie.gz'));
    assert.deepEqual(await has('de', 'geheim'), []);
    write('site/node_modules/@cspell/dict-a/cspell-ext.json', extension('de', './link.trie.gz'));
    symlinkSync(outside, path.join(root, 'site/node_modules/@cspell/dict-a/link.trie.gz'));
    assert.deepEqual(await has('de', 'geheim'), []);
    rmSync(path.join(root, 'site/node_modules/@cspell/dict-a'), { recursive: true });
    for (const broken of ['', 'no trie', gzipSync('TrieXv9\nbase=1\n')]) {
      install('de', 'b.trie.gz', broken, 'dict-b');
      assert.deepEqual(await has('de', 'geheim'), [], String(broken));
    }
    for (const config of [
      '',
      '{',
      '[]',
      '{"languageSettings": [null, {"locale": {}}]}',
      '{"languageSettings": 1}',
    ])
      write('site/node_modules/@cspell/dict-c/cspell-ext.json', config);
    install('de', 'bomb.txt.gz', gzipSync(Buffer.alloc(90_000_000, 'a')), 'dict-a');
    assert.deepEqual(await has('de', 'geheim'), []);
  });
});
