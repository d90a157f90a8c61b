import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

describe('terroir import', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
  });
  afterEach(() => site.remove());

  const glossary = 'zh,en,forbidden,tags\n私域,owned channels,walled garden,x\n';
  const style = `extends: substitution
message: Use '%s' instead of '%s'.
level: error
ignorecase: true
swap:
  utilize: use
  foo(?=bar): baz
`;

  it('carries a glossary and a style over, says what it could not, and a review reports by them', async () => {
    site.write('glossary.csv', glossary);
    site.write('styles/Acme/Terms.yml', style);
    site.write('styles/Acme/Length.yml', 'extends: occurrence\nmax: 30\n');
    site.write('styles/Acme/README.md', 'No style.\n');
    const { code, out, err } = await site.terroir('import', 'glossary.csv', 'styles/Acme');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      `.terroir/terms/glossary.yaml: 1 concept
.terroir/rules/acme-terms.yaml: 1 rule

Not carried over, or not just as it was:
glossary.csv:1: column “tags” has no place in a termbase here.
styles/Acme/Length.yml:1: “occurrence” has no counterpart: only existence and substitution.
styles/Acme/Length.yml: nothing in it can be carried over.
styles/Acme/Terms.yml:7: a pattern cannot say this expression: foo(?=bar)
`,
    );
    site.write('en-SG/a.md', 'We utilize a walled garden.\n');
    assert.deepEqual(await site.findings('en-SG'), [
      'en-SG/a.md:1 phrase/acme-terms-use',
      'en-SG/a.md:1 phrase/term-owned-channels',
    ]);
  });

  it('overwrites nothing without --force, and then writes nothing at all', async () => {
    site.write('a.csv', glossary);
    site.write('b.csv', glossary.replace('owned', 'own'));
    site.write('.terroir/terms/b.yaml', 'concepts: []\n');
    const { code, err } = await site.terroir('import', 'a.csv', 'b.csv');
    assert.deepEqual(
      [code, err],
      [2, 'terroir: .terroir/terms/b.yaml is there already: --force writes over it.\n'],
    );
    assert.deepEqual(readdirSync(path.join(site.root, '.terroir/terms')), ['b.yaml']);
    assert.equal((await site.terroir('import', 'a.csv', 'b.csv', '--force')).code, 0);
    assert.match(
      site.read('.terroir/terms/b.yaml'),
      /^# Imported from b\.csv\.\nconcepts:\n {2}- id: own-channels/,
    );
    assert.deepEqual(readdirSync(path.join(site.root, '.terroir/terms')).sort(), ['a.yaml', 'b.yaml']);
  });

  it('takes the language of words that name none', async () => {
    site.write(
      'styles/Acme/Wort.yml',
      'extends: existence\nmessage: x\nignorecase: true\ntokens: [ganzheitlich]\n',
    );
    assert.equal((await site.terroir('import', 'styles/Acme/Wort.yml', '--locale', 'de-DE')).code, 0);
    site.write('de/a.md', 'Eine ganzheitlich gedachte Lösung.\n');
    assert.deepEqual(await site.findings('de'), ['de/a.md:1 phrase/acme-wort']);
  });

  const wrong: [argv: string[], says: RegExp][] = [
    [[], /Which file\?/],
    [['nothing.csv'], /no file or folder “nothing\.csv”/],
    [['a.docx'], /“a\.docx” cannot be imported/],
    [['a.csv', 'x/a.csv'], /a\.csv and x\/a\.csv would go to the same file/],
    [['a.csv', '--locale', 'x!'], /“x!” is not a locale/],
  ];
  for (const [argv, says] of wrong) {
    it(`is used wrongly by import ${argv.join(' ')}`, async () => {
      for (const name of ['a.csv', 'x/a.csv', 'a.docx']) site.write(name, glossary);
      const { code, err } = await site.terroir('import', ...argv);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.deepEqual(readdirSync(path.join(site.root, '.terroir')), []);
    });
  }
});
