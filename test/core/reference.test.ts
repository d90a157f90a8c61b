import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { messagesFor } from '../../src/core/messages/index.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { explainRule } from '../../src/core/report/explain.ts';
import { writeReference } from '../../src/core/report/reference.ts';
import { documentRules } from '../../src/core/rules/index.ts';

const folder = 'docs/rules';
const docs = documentRules(shippedPhrases);
const files = writeReference(docs);

describe('the reference of rules', () => {
  it('is what the rules say: npm run docs', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...files.keys()].sort());
    for (const [name, text] of files)
      assert.equal(readFileSync(path.join(folder, name), 'utf8'), text, `${name}: run npm run docs`);
  });

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
    for (const [speaks, why] of [
      ['en', rule.why.en],
      ['zh', rule.why.zh],
    ] as const) {
      const page = explainRule([rule], speaks);
      for (const text of [
        why,
        rule.zh[0]!,
        rule.local!.SG!,
        rule.evidence,
        messagesFor(speaks).explain.fails,
      ])
        assert.ok(page.includes(text), text);
    }
    assert.ok(files.get('reference-en.md')!.includes(rule.why.zh));
  });
});
