import assert from 'node:assert/strict';
import path from 'node:path';
import * as fc from 'fast-check';
import type { DictionaryName } from '../../src/core/host.ts';
import { openSite } from '../../src/core/index.ts';
import { isCoined } from '../../src/core/spelling/coined.ts';
import { parseCspell } from '../../src/core/spelling/cspell-config.ts';
import { directivesIn } from '../../src/core/spelling/directives.ts';
import { nearWords } from '../../src/core/spelling/near-words.ts';
import { addWord, parseWords } from '../../src/core/spelling/project-words.ts';
import { respell } from '../../src/core/spelling/variety.ts';
import { dictionariesIn } from '../../src/node/dictionaries.ts';
import { memoryHost } from './memory-host.ts';

const dictionary = dictionariesIn(path.resolve('dist/dictionaries'));

/** What spelling says of pages, as `word: rule`, and which dictionaries it read. */
async function spell(files: Readonly<Record<string, string>>, page = 'content/us/a.md') {
  const read: DictionaryName[] = [];
  const host = {
    ...memoryHost(files),
    dictionary: (name: DictionaryName) => {
      read.push(name);
      return dictionary(name);
    },
  };
  const review = await openSite(host, { uiLanguage: 'en' }).review(page);
  const found = review!.findings.filter(({ ruleId }) => ruleId.startsWith('spelling/'));
  return { words: found.map(({ from, to }) => files[page]!.slice(from, to)), found, read, review: review! };
}

describe('spelling', () => {
  it('knows words of a trade that are made of two, and slips for what they are', async () => {
    const right = 'crankset offroading saponifiers handlebar wheelset';
    const slips =
      'seperate innner adderss mispelled untill occured recieve begining accomodate custome definately enviroment assistan';
    const found: string[] = [];
    for (const word of `${right} ${slips}`.split(' ')) {
      const { words } = await spell({
        'content/us/a.md': `All of our friends write ${word} when they are at work.\n`,
      });
      found.push(...words);
    }
    assert.deepEqual(found, slips.split(' '));
  });

  it('every pair of spellings leads to the word of the market', () => {
    const pairs = [
      ['color', 'colour'],
      ['organizing', 'organising'],
      ['analyzed', 'analysed'],
      ['travelers', 'travellers'],
      ['defense', 'defence'],
      ['pediatric', 'paediatric'],
      ['maneuver', 'manoeuvre'],
      ['skeptical', 'sceptical'],
      ['jewelry', 'jewellery'],
      ['airplane', 'aeroplane'],
      ['gray', 'grey'],
    ] as const;
    for (const [american, british] of pairs) {
      assert.ok([...respell(british, 'american')].includes(american), british);
      assert.ok([...respell(american, 'british')].includes(british), american);
    }
  });

  it('finds British words on a page for the United States that American dictionaries have too', async () => {
    const british =
      'flavour favours honoured rumours savoury centre theatre calibre fulfils skilful enrolment wilfully';
    const more =
      'instalments ploughed pyjamas cosy kerb storeys artefact anaesthetic endeavour sombre spectre moulding';
    const both =
      'cancelled catalogue dialogue glamour aesthetic archaeology timbre detour contour genre acre';
    const spelt = async (words: string) =>
      (
        await spell({
          'content/us/a.md': `${words
            .split(' ')
            .map((one) => `Take the ${one} now.`)
            .join('\n\n')}\n`,
        })
      ).words;
    assert.deepEqual(await spelt(`${british} ${more}`), `${british} ${more}`.split(' '));
    assert.deepEqual(await spelt(both), []);
  });

  it('finds the spelling of another country in capitals, in titles, beside tags and in words with soft hyphens', async () => {
    const spelt = async (name: string, text: string) => {
      const { found } = await spell({ [name]: text }, name);
      return found.map(({ fixes }) => fixes[0]?.edits[0]?.text);
    };
    assert.deepEqual(await spelt('content/us/a.md', '# CHOOSE A COLOUR\n\nTHE CENTRE OF IT.\n'), [
      'COLOR',
      'CENTER',
    ]);
    assert.deepEqual(await spelt('content/us/a.md', '## Choose Your Favourite Colour\n'), [
      'Favorite',
      'Color',
    ]);
    for (const name of [
      '# Visit the Lyric Theatre\n',
      '# Visit the Lyric Theatre Near Boston\n',
      'Ask the LABOUR party.\n',
    ])
      assert.deepEqual(await spelt('content/us/a.md', name), [], name);
    assert.deepEqual(
      await spelt(
        'content/gb/a.liquid',
        '<p>{% if a %}The color{% endif %} and {% if b %}favorite{% endif %} one</p>',
      ),
      ['colour', 'favourite'],
    );
    assert.deepEqual(await spelt('locales/en-GB.json', '{"a":"{n}color","b":"{n}recieve"}'), ['colour']);
    for (const hidden of ['&shy;', '\u00ad', '<wbr>', '\u200b', '\u2060', '\u200d'])
      assert.equal(
        (await spelt('content/us/a.html', `<p>The fa${hidden}vourite one</p>`)).length,
        1,
        JSON.stringify(hidden),
      );
    assert.deepEqual(
      await spelt('content/us/a.md', 'It is a won\u00adder\u00adful or\u00adgan\u00adi\u00adza\u00adtion.\n'),
      [],
    );
  });

  it('words that people make of words are no slips, nor are colours', async () => {
    const text = [
      'We favorited it at the checkin of the hotel, where the color abacae is in the popout of the menu.',
      'A handfull of parts was there.',
      'They were deliverd to the office by the river.',
      'He was draging them over the floor.',
    ].join('\n\n');
    const { words } = await spell({ 'content/us/a.md': text });
    assert.deepEqual(words, ['handfull', 'deliverd', 'draging']);
  });

  it('offers the likeliest slips first', () => {
    const isWord = (word: string) => ['receive', 'relieve', 'committed', 'design'].includes(word);
    assert.deepEqual(nearWords('recieve', isWord), { words: ['receive', 'relieve'], isUsualSlip: true });
    assert.deepEqual(nearWords('commited', isWord), { words: ['committed'], isUsualSlip: true });
    assert.deepEqual(nearWords('dasign', isWord), { words: ['design'], isUsualSlip: false });
    assert.deepEqual(nearWords('kubectl', isWord).words, []);
  });

  it('finds a word again after any one slip behind its first letter', () => {
    const word = 'management';
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const isWord = (one: string) => one === word;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: word.length - 1 }), letter, (at, put) => {
        const slips = [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + put + word.slice(at),
          word.slice(0, at) + put + word.slice(at + 1),
        ];
        for (const slip of slips)
          if (slip !== word) assert.deepEqual(nearWords(slip, isWord).words, [word], slip);
      }),
    );
  });

  it('words made of words are coined, not misspelt', () => {
    const isWord = (word: string) =>
      ['skill', 'set', 'mood', 'board', 'compete', 'writeup', 'fix'].includes(word);
    for (const word of ['skillset', 'moodboards', 'recompete', 'writeups', 'fixes', 'competers'])
      assert.ok(isCoined(word, isWord), word);
    assert.ok(isCoined('offroading', (word) => ['off', 'road'].includes(word)));
    assert.ok(isCoined('saponifiers', (word) => word === 'saponify'));
    for (const word of ['skilset', 'recompte', 'writups']) assert.ok(!isCoined(word, isWord), word);
  });

  it('leaves alone what the site’s lists know', async () => {
    const page = { 'content/us/a.md': 'We recieve, organise and managment; never blacklist.\n' };
    assert.deepEqual((await spell(page)).words, ['recieve', 'organise', 'managment']);
    const lists = {
      '.terroir/words.txt': '# ours\nrecieve   # a product\n',
      'cspell.json': '{ // ours\n "words": ["organise",], /* and */ "flagWords": ["blacklist->blocklist"] }',
      'package.json': '{ "name": "x", "cspell": { "ignoreWords": ["managment"] } }',
    };
    const { words, found } = await spell({ ...page, ...lists });
    assert.deepEqual(words, ['blacklist']);
    assert.deepEqual(
      found[0]!.fixes.map(({ edits, safe }) => [edits[0]!.text, safe]),
      [['blocklist', false]],
    );
    const termbase =
      'concepts:\n  - id: x\n    terms: { en: { preferred: recieve, admitted: [managment] } }\n';
    assert.deepEqual((await spell({ ...page, '.terroir/terms/ours.yaml': termbase })).words, ['organise']);
    assert.deepEqual((await spell({ ...page, '.cspell.yaml': 'ignorePaths: [content]\n' })).words, []);
    assert.deepEqual(
      (await spell({ ...page, '.cspell.yaml': 'ignorePaths: ["**/b.md"]\n' })).words.length,
      3,
    );
  });

  it('reads word lists of any kind, and broken ones as empty', () => {
    assert.deepEqual(parseWords('Foo\r\n# no\nbar # b\n\nTwo Words'), ['foo', 'bar', 'two', 'words']);
    for (const broken of [
      '{',
      '[]',
      'null',
      '"words"',
      '{"words": {"a": 1}}',
      '{"words": [1, null]}',
      '\u0000',
    ])
      assert.deepEqual(parseCspell(broken), {
        words: [],
        flagged: new Map(),
        suggested: new Map(),
        ignorePaths: [],
        lists: [],
        imports: [],
        allowsCompounds: false,
      });
    assert.deepEqual(parseCspell(`{"words": ["a"]} ${'/* '.repeat(50_000)}`).words, ['a']);
  });

  it('reads the lists and settings a cspell config names, and nothing outside the site', async () => {
    const page = {
      'content/us/a.md':
        'We recieve the goverment mail, and your managment reads it all day in the office.\n\nWrite the adress by the door, and the adress of the shop.\n',
    };
    assert.deepEqual((await spell(page)).words, ['recieve', 'goverment', 'managment', 'adress', 'adress']);
    const config = {
      'cspell.json': JSON.stringify({
        import: [
          './config/shared.yaml',
          '../outside.json',
          'config/code.js',
          '@cspell/dict-x/cspell-ext.json',
        ],
        dictionaryDefinitions: [
          { name: 'ours', path: './.cspell/ours.txt' },
          { name: 'unused', path: './.cspell/unused.txt' },
        ],
        dictionaries: ['ours'],
        suggestWords: ['adress->dress'],
      }),
      '.cspell/ours.txt': '# ours\nrecieve\n',
      '.cspell/unused.txt': 'goverment\n',
      'config/shared.yaml':
        'import: [../cspell.json, ./shared.yaml]\noverrides: [{filename: x.md, words: [managment]}]\n',
      'config/code.js': 'throw new Error()',
    };
    const { words, found } = await spell({ ...page, ...config });
    assert.deepEqual(words, ['goverment', 'adress', 'adress']);
    assert.equal(found.at(-1)!.fixes[0]!.edits[0]!.text, 'dress');
    const { imports, lists } = parseCspell(
      '{"import": ["../../a.json", "./b.json", "/c.json", "http://x/d.json"], "dictionaries": ["x"], "dictionaryDefinitions": [{"name": "x", "path": "../../../etc/words.txt"}]}',
      '.vscode/cspell.json',
    );
    assert.deepEqual([imports, lists], [['.vscode/b.json'], []]);
    const off = { '.cspell.yaml': 'overrides: [{filename: "content/us/**", enabled: false}]\n' };
    assert.deepEqual((await spell({ ...page, ...off })).words, []);
    assert.deepEqual((await spell({ ...page, '.cspell.yaml': 'enabled: false\n' })).words, []);
  });

  it('leaves alone what a page tells cspell to leave alone', async () => {
    const text = [
      '<!-- cspell:ignore recieve -->\n\nWe recieve the goverment mail every day of the week.\n',
      '<!-- cspell:disable-next-line -->\nYour managment is here.\n',
      '<!-- spell-checker: disable -->\n\nA goverment page.\n\n<!-- cspell:enable -->\n',
      'We apreciate it.\n',
    ].join('\n');
    assert.deepEqual((await spell({ 'content/us/a.md': text })).words, ['goverment', 'apreciate']);
    assert.deepEqual(directivesIn('cspell:disable\nto the end').unchecked, [{ from: 0, to: 25 }]);
    assert.deepEqual(directivesIn('We spell: disable nothing'), { words: new Set(), unchecked: [] });
  });

  it('adds a word behind what is there', () => {
    assert.deepEqual(addWord('', 'a'), { from: 0, to: 0, text: 'a\n' });
    assert.deepEqual(addWord('b\r\nc', 'a'), { from: 4, to: 4, text: '\r\na\r\n' });
  });

  it('corrects no word that has to go', async () => {
    const text = 'A gift for shit shovellers and travellers.\n';
    const { words, review } = await spell({ 'content/us/a.md': text });
    assert.deepEqual(words, ['travellers']);
    assert.ok(review.findings.some(({ severity }) => severity === 'critical'));
  });

  it('reads no dictionary where spelling is off, or the page is in another language', async () => {
    const text = 'We recieve.\n';
    const off = { '.terroir/config.yaml': 'rules: {spelling: off}\n', 'content/us/a.md': text };
    assert.deepEqual([(await spell(off)).words, (await spell(off)).read], [[], []]);
    assert.deepEqual((await spell({ 'content/id/a.md': text }, 'content/id/a.md')).read, []);
    assert.equal((await spell({ 'content/us/a.md': text })).read.length, 3);
  });

  it('takes a word of any length for none', async () => {
    const text = `We recieve ${'ab'.repeat(50_000)}.\n`;
    assert.deepEqual((await spell({ 'content/us/a.md': text })).words, ['recieve']);
  });

  it('need not be waited for, and a keep waits with it', async () => {
    const kept = '<!-- terroir-keep spelling/misspelt: a name -->\nWe recieve.\n';
    const host = { ...memoryHost({ 'content/us/a.md': kept }), dictionary };
    const reviewer = openSite(host, { uiLanguage: 'en' });
    const atOnce = await reviewer.review('content/us/a.md', { mode: 'fast' });
    const whole = await reviewer.review('content/us/a.md');
    const again = await reviewer.review('content/us/a.md', { mode: 'fast' });
    assert.deepEqual(
      [atOnce, whole, again].map((review) => review!.isPartial),
      [true, false, false],
    );
    for (const review of [atOnce, whole])
      assert.deepEqual(
        review!.findings.filter(({ severity }) => severity !== 'neutral'),
        [],
      );
  });
});
