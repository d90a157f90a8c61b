import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../src/core/content/content.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { insertionAt } from '../../src/core/content/insertion.ts';
import { openSite } from '../../src/core/index.ts';
import { rankMaterial } from '../../src/core/locality/library.ts';
import { type Material, titleOf } from '../../src/core/locality/material.ts';
import { setupSchema } from '../../src/core/setup.ts';
import { completeYaml, hoverYaml } from '../../src/core/text/yaml-completion.ts';
import { memoryHost } from './memory-host.ts';

const today = () => new Date(2026, 10, 27);
const setupOf = (files: Record<string, string>) =>
  openSite(memoryHost(files), { uiLanguage: 'en', today }).setup();

describe('the library of local material', () => {
  it('reads lists in YAML and single items in Markdown, each with its place', async () => {
    const list = 'items:\n  - kind: customer\n    name: Toko Contoh\n    until: 2027-03-31\n';
    const quote = '---\nkind: case\nname: Kedai Contoh\n---\n\nStok terhitung dalam tiga jam.\n';
    const { library, findings } = await setupOf({
      '.terroir/local/ID/customers.yaml': list,
      '.terroir/local/ID/kedai.md': quote,
    });
    assert.deepEqual(
      library.items.map(({ market, kind, name, text }) => [market, kind, name, text]),
      [
        ['ID', 'customer', 'Toko Contoh', undefined],
        ['ID', 'case', 'Kedai Contoh', 'Stok terhitung dalam tiga jam.'],
      ],
    );
    assert.match(list.slice(library.items[0]!.from), /^kind: customer/);
    assert.deepEqual([...findings.values()].flat(), []);
  });

  it('says what is wrong, where and how to mend it, and keeps the rest', async () => {
    const path = '.terroir/local/ID/a.yaml';
    const text =
      'items:\n  - kind: custommer\n    name: A\n  - kind: customer\n  - kind: proof\n    text: B\n    until: 2027-02-30\n  - kind: partner\n    name: Mitra Contoh\n  - kind: image\n    image: "javascript:alert(1)"\n';
    const { library, findings } = await setupOf({ [path]: text });
    assert.deepEqual(library.items.map(titleOf), ['Mitra Contoh']);
    assert.deepEqual(
      findings.get(path)!.map(({ from, to, message }) => [text.slice(from, to), message.slice(0, 50)]),
      [
        ['custommer', '“custommer” is not a value of items.0.kind. One of'],
        ['2027-02-30', '“2027-02-30” is not a date. Write it like 2027-03-'],
        ['"javascript:alert(1)"', '“javascript:alert(1)” is not the address of a pict'],
        ['kind: customer\n', 'items.1.name is missing.'],
      ],
    );
    const markdown = '.terroir/local/ID/b.md';
    const body = '---\nkind: customer\nowner: 7\n---\nHalo.\n';
    const problems = (await setupOf({ [markdown]: body })).findings.get(markdown)!;
    assert.deepEqual(
      problems.map(({ from, to, message }) => [body.slice(from, to), message]),
      [['7', 'owner must be of type string, not “7”.']],
    );
    const unknown = '.terroir/local/XX/a.yaml';
    const [problem] = (await setupOf({ [unknown]: text })).findings.get(unknown)!.slice(-1);
    assert.match(problem!.message, /no market “XX”/);
  });

  it('is completed and explained like every other file of the setup', () => {
    const schema = setupSchema('materials');
    const text = 'items:\n  - kind: \n    na';
    const at = text.indexOf('kind: ') + 6;
    assert.ok(completeYaml(text, at, schema).some(({ label }) => label === 'partner'));
    assert.ok(completeYaml(text, text.length, schema).some(({ label }) => label === 'rights'));
    assert.match(hoverYaml('items:\n  - rights: ask\n', 13, schema)!, /ask the owner before each use/);
    const head = '---\nkind: case\nri';
    assert.ok(
      completeYaml(head, head.length, setupSchema('material')).some(({ label }) => label === 'rights'),
    );
  });

  it('offers what fits: readers, language, rights, date; the right industry, the newest, the unused first', () => {
    const base = { market: 'ID', path: 'a', from: 0, to: 0, kind: 'customer' as const };
    const items: Material[] = [
      { ...base, name: 'old', date: '2024-01-01' },
      { ...base, name: 'new', date: '2026-01-01' },
      { ...base, name: 'used', date: '2026-06-01', industries: ['retail'] },
      { ...base, name: 'retail', industries: ['retail'] },
      { ...base, name: 'games', industries: ['games'] },
      { ...base, name: 'past', until: '2026-11-26' },
      { ...base, name: 'last day', until: '2026-11-27' },
      { ...base, name: 'internal', rights: 'internal' },
      { ...base, name: 'English', language: 'en' },
      { ...base, name: 'abroad', audiences: ['chinese-abroad'] },
      { ...base, name: 'Malaysian', market: 'MY' },
    ];
    const wanted = { market: 'ID', locale: 'id-ID', audience: 'local', industry: 'retail' } as const;
    const ranked = rankMaterial(items, wanted, new Set([items[2]!]), new Date(Date.UTC(2026, 10, 27)));
    assert.deepEqual(ranked.map(titleOf), ['retail', 'new', 'old', 'last day', 'games', 'used']);
  });
});

describe('words put into a page', () => {
  const put = (path: string, marked: string, text: string, image?: string) => {
    const offset = marked.indexOf('|');
    const page = marked.replace('|', '');
    const format = formatOf(path)!;
    const edit = insertionAt(format, page, format.parse(page), offset, { text, image });
    return edit && page.slice(0, edit.from) + edit.text + page.slice(edit.to);
  };
  const cases: [path: string, page: string, text: string, expected: string | undefined][] = [
    ['a.md', '# A\n|\nB\n', 'Toko *A* & B_c\n\n1. Dua', '# A\n\nToko \\*A\\* &amp; B\\_c\n\n1\\. Dua\n\nB\n'],
    ['a.md', 'Satu.|\n', 'Dua.', 'Satu. Dua.\n'],
    ['a.md', '|Satu.\n', 'Dua.', 'Dua. Satu.\n'],
    ['a.md', 'Satu `co|de`.\n', 'Dua.', undefined],
    ['a.md', '```\n|\n```\n', 'Dua.', undefined],
    ['a.md', '---\ndescription: A|\n---\n', 'B: C', undefined],
    ['a.md', '---\ntitle: A|\n---\n# B\n', 'C', '---\ntitle: A\n---\n\nC\n\n# B\n'],
    ['a.md', '# A|\nB\n', 'C', '# A\n\nC\n\nB\n'],
    ['a.md', '# A|\n\nB\n', 'C\n\nD', '# A\n\nC\n\nD\n\nB\n'],
    ['a.md', '# A|', 'C', '# A\n\nC\n'],
    ['a.html', '<h1>A|</h1>\n', 'C', undefined],
    ['a.md', '---\nsummary: "A|"\n---\n', 'say "B"', '---\nsummary: "A say \\"B\\""\n---\n'],
    ['a.mdx', '# A\n\n|\n', 'Pakai {ini} < itu', '# A\n\nPakai \\{ini\\} \\< itu\n'],
    [
      'a.html',
      '<main>\n|\n</main>\n',
      'A < "B" & {{C}}',
      '<main>\n<p>A &lt; &quot;B&quot; &amp; &#123;&#123;C&#125;&#125;</p>\n</main>\n',
    ],
    ['a.html', '<p>A.|</p>\n', 'B & C', '<p>A. B &amp; C</p>\n'],
    ['a.html', '<p class="x|">A</p>\n', 'B', undefined],
    ['id.json', '{"a": "A.|"}\n', 'B', '{"a": "A. B"}\n'],
    ['id.json', '{"a": "A.",|}\n', 'B', undefined],
  ];
  for (const [path, page, text, expected] of cases)
    it(`${path}: ${JSON.stringify(page)}`, () => assert.equal(put(path, page, text), expected));

  it('a picture stands with the words that describe it', () => {
    assert.equal(put('a.md', '# A\n\n|\n', 'Toko A', '/img/a.png'), '# A\n\n![Toko A](/img/a.png)\n');
    assert.equal(
      put('a.html', '<main>\n|\n</main>\n', 'Toko "A"', '/img/a.png'),
      '<main>\n<img src="/img/a.png" alt="Toko &quot;A&quot;">\n</main>\n',
    );
    assert.equal(put('a.md', 'Satu.|\n', 'A', '/img/a.png'), undefined);
  });

  it('anywhere, any words: the page reads as before, with just these words, or nothing is done', () => {
    const pages = {
      'a.md':
        '---\ntitle: "Satu"\n---\n\n# Dua `x`\n\n- tiga\n- *empat*\n\n> lima\n\n| a | b |\n|---|---|\n| c | d |\n\n<b>e</b>\n',
      'a.mdx': '# Satu\n\n<Card title="dua">\n\ntiga {x}\n\n</Card>\n',
      'a.html':
        '<main>\n\n<p>Satu <b>dua</b></p>\n<img alt="tiga">\n<script>var a = 1;\n\n</script>\n</main>\n',
      'a.yaml': 'a: satu\nb: "dua"\nc: >\n  tiga\n',
    };
    const words = fc.stringMatching(/^[a-z0-9 *_`[\]<>{}&"'#|\\:\-+.!~$%\n]{1,24}$/);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(pages)), fc.nat(200), words, (path, at, text) => {
        const page = pages[path as keyof typeof pages];
        const format: Format = formatOf(`content/id/${path}`) ?? formatOf(path)!;
        const before = format.parse(page);
        const edit = insertionAt(format, page, before, Math.min(at, page.length), { text });
        if (!edit) return;
        const after = format.parse(page.slice(0, edit.from) + edit.text + page.slice(edit.to));
        const letters = (all: readonly { text: string }[]) =>
          [...all.map((one) => one.text).join('')]
            .filter((c) => /\S/.test(c))
            .sort()
            .join('');
        assert.equal(letters(after.segments), letters([...before.segments, { text }]));
        for (const segment of before.segments.slice(0, 1))
          assert.ok(after.segments.some((one) => one.kind === segment.kind));
      }),
      { numRuns: 300 },
    );
  });
});
