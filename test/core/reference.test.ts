import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileTypes } from '../../src/core/file-types.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { explainRule } from '../../src/core/report/explain.ts';
import { writeReference } from '../../src/core/report/reference.ts';
import { documentRules } from '../../src/core/rules/index.ts';

const folder = 'docs/rules';
const docs = documentRules(shippedPhrases);
const files = writeReference(docs);

describe('what is generated', () => {
  it('is what the code says: npm run docs', async () => {
    const script = pathToFileURL(path.resolve('scripts/docs.mjs')).href;
    const { generatedFiles } = (await import(script)) as {
      generatedFiles: () => Promise<ReadonlyMap<string, string>>;
    };
    const generated = await generatedFiles();
    for (const [file, text] of generated)
      assert.equal(readFileSync(file, 'utf8'), text, `${file}: run npm run docs`);
    const pages = [...generated.keys()].filter((file) => file.startsWith(`${folder}/`));
    assert.deepEqual(
      readdirSync(folder).sort(),
      pages.map((file) => path.basename(file)).sort(),
      'run npm run docs',
    );
  });

  it('leaves no format of files out of docs/formats.md', () => {
    const text = readFileSync('docs/formats.md', 'utf8');
    for (const [id, { extensions }] of Object.entries(fileTypes))
      for (const name of [id, ...extensions]) assert.ok(text.includes(`\`${name}\``), name);
  });
});

describe('the reference of rules', () => {
  it('has every rule once a language, under a heading its links lead to', () => {
    const index = files.get('README.md')!;
    for (const { id, language } of docs) {
      const [family, name] = id.split('/');
      const page = `${family}${language ? `-${language}` : ''}.md`;
      assert.equal(files.get(page)!.split(`\n## ${name}\n`).length, 2, `${id} in ${page}`);
      assert.ok(index.includes(`(${page}#${name})`), id);
    }
  });

  it('says what the rule’s own page says', () => {
    const rule = docs.find(
      ({ id, language }) => id === 'reference/national-high-tech-enterprise' && language === 'en',
    )!;
    for (const [uiLanguage, why] of [
      ['en', rule.why.en],
      ['zh', rule.why.zh],
    ] as const) {
      const page = explainRule([rule], uiLanguage);
      for (const text of [
        why,
        rule.zh[0]!,
        rule.local!.SG!,
        rule.evidence,
        messagesFor(uiLanguage).explain.fails,
      ])
        assert.ok(page.includes(text), text);
    }
    assert.ok(files.get('reference-en.md')!.includes(rule.why.zh));
  });
});
