// npm run docs: writes the reference of rules, docs/rules, from the rules and the phrase packs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from './build/load-source.mjs';

const { writeReference, documentRules, shippedPhrases } = await loadSource(`
  export { writeReference } from './src/core/report/reference.ts';
  export { documentRules } from './src/core/rules/index.ts';
  export { shippedPhrases } from './src/core/phrases/packs.ts';
`);
const folder = path.resolve(import.meta.dirname, '../docs/rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, text] of writeReference(documentRules(shippedPhrases)))
  writeFileSync(path.join(folder, name), text);
