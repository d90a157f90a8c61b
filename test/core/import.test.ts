import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importCsv } from '../../src/core/import/csv.ts';
import { patternsOf } from '../../src/core/import/expressions.ts';
import { type Imported, writeImported } from '../../src/core/import/notes.ts';
import { importTbx } from '../../src/core/import/tbx.ts';
import { importVale } from '../../src/core/import/vale.ts';
import { parsePack } from '../../src/core/phrases/house-pack.ts';
import { compilePattern } from '../../src/core/phrases/pattern.ts';
import { parseTermbase } from '../../src/core/phrases/termbase.ts';

const csv = (text: string) => importCsv(text, { source: 'zh', target: 'en' });

/** The concepts as data, and what was said, by line. */
function told(imported: Imported, text: string) {
  const data = imported.data as { concepts?: unknown[]; phrases?: unknown[] } | undefined;
  const line = (at: number) => text.slice(0, at).split('\n').length;
  return {
    items: data?.concepts ?? data?.phrases ?? [],
    notes: imported.notes.map(({ kind, at, detail }) => `${line(at)} ${kind} ${detail}`.trim()),
  };
}

/** What is written must be read again without a problem. */
function assertReadable(imported: Imported): void {
  if (!imported.data) return;
  const text = writeImported(imported, 'from a test');
  const { problems } =
    imported.kind === 'terms'
      ? parseTermbase(text, 'a.yaml', () => false)
      : parsePack(text, 'a.yaml', { isMarket: () => true, isTaken: () => false });
  assert.deepEqual(problems, [], text);
}

describe('import of tables', () => {
  const concept = {
    id: 'owned-channels',
    definition: 'Channels a company owns.',
    terms: { zh: '私域', en: { preferred: 'owned channels', forbidden: ['private domain'] } },
  };
  const rows: [name: string, text: string, items: unknown[], notes: string[]][] = [
    [
      'languages as columns, forbidden terms in one of their own',
      'zh,en,forbidden,definition\n私域,owned channels,private domain,Channels a company owns.\n',
      [concept],
      [],
    ],
    [
      'a row for each term, with a status, in brackets; a byte order mark, semicolons, CRLF',
      '\uFEFFConcept ID;Term [zh];Term [en];Status [en];Concept Definition\r\nowned-channels;私域;owned channels;preferred;Channels a company owns.\r\nowned-channels;;private domain;not recommended;\r\n',
      [concept],
      [],
    ],
    [
      'languages by name, rows of one concept by their Chinese, yes and no',
      'Chinese (Simplified),English,Forbidden,English_Definition,Tags\n私域,owned channels,no,Channels a company owns.,x\n私域,private domain,yes,,y\n',
      [{ ...concept, terms: { 'zh-Hans': '私域', en: concept.terms.en } }],
      ['1 column Tags'],
    ],
    [
      'source and target',
      'source,target,part of speech\n私域,owned channels,noun\n',
      [
        {
          id: 'owned-channels',
          terms: {
            zh: '私域',
            en: { preferred: 'owned channels', partOfSpeech: 'noun' },
          },
        },
      ],
      [],
    ],
    [
      'a list of words that must not be used',
      'term,forbidden\nleverage,true\nsynergy,true\n',
      [
        { id: 'leverage', terms: { en: { forbidden: ['leverage'] } } },
        { id: 'synergy', terms: { en: { forbidden: ['synergy'] } } },
      ],
      [],
    ],
    [
      'Indonesian beside numbers',
      'entry id,id,en\n7,awan,cloud\n',
      [{ id: 'cloud', terms: { id: 'awan', en: 'cloud' } }],
      [],
    ],
    [
      'what cannot be looked for',
      'term,forbidden\n"Yahoo! Inc",1\n!!!,1\nok,1\n',
      [{ id: 'ok', terms: { en: { forbidden: ['ok'] } } }],
      ['2 pattern Yahoo! Inc', '3 pattern !!!'],
    ],
    ['no language at all', 'a,b\n1,2\n', [], ['1 no-language a, b', '1 column a', '1 column b']],
    ['quotation marks that do not close', 'zh,en\n"私域,x\n', [], ['2 csv Quoted field unterminated']],
  ];
  for (const [name, text, items, notes] of rows) {
    it(name, () => {
      const imported = csv(text);
      const found = told(imported, text);
      assert.deepEqual(found.notes.sort(), notes.sort());
      if (items.length) assert.deepEqual(found.items, items);
      assertReadable(imported);
    });
  }
});

describe('import of TBX', () => {
  const dca = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>Sample &amp; test</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1">
  <descrip type="subjectField">marketing</descrip>
  <descripGrp><descrip type="definition">Channels a company owns.</descrip></descripGrp>
  <langSet xml:lang="zh-CN"><tig><term>私域</term></tig></langSet>
  <langSet xml:lang="en-US">
    <ntig><termGrp><term>owned <hi>channels</hi></term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
    <tig><term>private domain</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig>
    <tig><term>own channels</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
  </langSet>
</termEntry>
</body></text></martif>`;
  const dct = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>Sample</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
  <min:subjectField>marketing</min:subjectField>
  <descripGrp><basic:definition>Channels a company owns.</basic:definition></descripGrp>
  <langSec xml:lang="zh-CN"><termSec><term>私域</term></termSec></langSec>
  <langSec xml:lang="en-US">
    <termSec><term>owned channels</term>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      <min:partOfSpeech>noun</min:partOfSpeech></termSec>
    <termSec><term>private domain</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>own channels</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec>
</conceptEntry>
</body></text></tbx>`;
  for (const [style, text, line] of [
    ['DCA, TBX 2', dca, 7],
    ['DCT, TBX 3', dct, 5],
  ] as const) {
    it(style, () => {
      const imported = importTbx(text);
      assert.deepEqual(told(imported, text), {
        items: [
          {
            id: 'owned-channels',
            definition: 'Channels a company owns.',
            terms: {
              'zh-CN': '私域',
              'en-US': {
                preferred: 'owned channels',
                admitted: ['own channels'],
                forbidden: ['private domain'],
                partOfSpeech: 'noun',
              },
            },
          },
        ],
        notes: [`${line} element subjectField`],
      });
      assertReadable(imported);
    });
  }

  it('says where XML is broken, and keeps what came before', () => {
    const text = dct.replace('</conceptEntry>', '</concept>');
    const { notes } = told(importTbx(text), text);
    assert.match(notes.at(-1)!, /^15 xml /);
  });

  it('reads no entity and no file of an author’s making', () => {
    const text = dct
      .replace('<tbx', '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx')
      .replace('>私域<', '>&a;<');
    const imported = importTbx(text);
    assert.ok(!JSON.stringify(imported.data).includes('root:'));
    assert.ok(imported.notes.some(({ kind }) => kind === 'xml'));
  });
});

describe('import of Vale styles', () => {
  const rows: [name: string, text: string, items: object[], notes: string[]][] = [
    [
      'substitution',
      `extends: substitution
message: Use '%s' instead of '%s'.
level: error
ignorecase: true
link: https://example.com/style
swap:
  (?:private|own) domain: owned channels
  private traffic: owned channels
  utili[sz]e[sd]?: use|apply
`,
      [
        {
          id: 'acme-terms-owned-channels',
          patterns: ['private domain', 'own domain', 'private traffic'],
          severity: 'major',
          source: 'https://example.com/style',
          why: "Use 'owned channels' instead of '…'.",
          instead: 'owned channels',
          replace: 'owned channels',
        },
        {
          id: 'acme-terms-use',
          patterns: ['utilise', 'utilises', 'utilised', 'utilize', 'utilizes', 'utilized'],
          severity: 'major',
          source: 'https://example.com/style',
          why: "Use 'use' instead of '…'.",
          instead: 'use, apply',
          replace: 'use',
        },
      ],
      [],
    ],
    [
      'existence',
      `extends: existence
message: "Avoid '%s'."
level: suggestion
ignorecase: true
tokens:
  - best[- ]in[- ]class
  - synerg\\w+
  - (?<!not )cheap
exceptions:
  - synergy labs
action:
  name: remove
scope: heading
`,
      [
        {
          id: 'acme-terms',
          patterns: ['best-in-class', 'best-in class', 'best in-class', 'best in class', 'synerg*'],
          except: ['synergy labs'],
          severity: 'neutral',
          why: "Avoid '…'.",
        },
      ],
      ['8 expression (?<!not )cheap', '11 field action', '13 field scope'],
    ],
    [
      'what patterns do not see',
      'extends: substitution\nmessage: x\nswap:\n  Javascript: JavaScript\n  log-in: log in\n  C\\+\\+: CPP\n  Foo: bar\n',
      [
        {
          id: 'acme-terms-bar',
          patterns: ['Foo'],
          severity: 'minor',
          why: 'x',
          instead: 'bar',
          replace: 'bar',
        },
      ],
      ['1 any-case', '4 same-words Javascript', '5 same-words log-in', '6 expression C\\+\\+'],
    ],
    ['another extension point', 'extends: occurrence\nmax: 30\n', [], ['1 extension-point occurrence']],
    ['no style', '- a\n', [], ['1 not-vale']],
    [
      'no YAML',
      'extends: [\n',
      [],
      ['2 yaml Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
  ];
  for (const [name, text, items, notes] of rows) {
    it(name, () => {
      const imported = importVale(text, 'acme-terms', 'en');
      const found = told(imported, text);
      assert.deepEqual(found.items, items);
      assert.deepEqual(found.notes, notes);
      assertReadable(imported);
    });
  }

  it('an expression becomes the texts it stands for, or nothing', () => {
    const table: [string, string[] | undefined][] = [
      ['colou?r', ['color', 'colour']],
      ['(?i)foo', ['foo']],
      ['\\bvery\\s+good\\b', ['very good']],
      ['v\\d+', undefined],
      ['over \\d+ years', ['over # years']],
      ['a.c', undefined],
      ['(a|b)+', undefined],
      ['^foo', undefined],
      ['foo(?=bar)', undefined],
      ['(a)\\1', undefined],
      ['[^a]b', undefined],
      ['(', undefined],
      ['a'.repeat(3) + '(b|c)'.repeat(12), undefined],
    ];
    for (const [expression, patterns] of table)
      assert.deepEqual(patternsOf(expression), patterns, expression);
  });

  it('matches what the expression matches: its own texts', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '(?:a|b)', '[ab]', 'c?', '\\s', '\\b', 'e');
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 6 }), (parts) => {
        const expression = parts.join('');
        for (const pattern of patternsOf(expression) ?? []) {
          assert.match(
            pattern,
            new RegExp(expression.replaceAll('\\s', '\\s*').replaceAll(' ', ' *').replaceAll('\\b', '')),
          );
          assert.ok(compilePattern(pattern, 'en').length);
        }
      }),
    );
  });
});

it('no text makes an importer throw, and what it writes can be read', () => {
  const unit = fc.constantFrom(
    ...['zh', 'en', ',', ';', '"', '\n', 'term', 'forbidden', 'id', '私域', 'a!', '***', '1', '[en]', '\t'],
    ...[
      '<term>',
      '</term>',
      '<tig>',
      '<langSet xml:lang="x!">',
      '<![CDATA[',
      '&',
      '<',
      'extends: existence\n',
      'tokens:\n',
      '  - a\n',
      'swap: {a: b}\n',
      ': ',
    ],
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      for (const imported of [csv(text), importTbx(text), importVale(text, 'x', 'en')]) {
        assertReadable(imported);
        for (const { at } of imported.notes) assert.ok(at >= 0 && at <= text.length, `${at}`);
      }
    }),
  );
});
