/** docs/checks.md says which checks of strings Terroir has: each is shown by an input that is told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openSite } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';

const table = readFileSync('docs/checks.md', 'utf8');

/** The inputs of the table: the rule that speaks, the Chinese, and the text beside it in a language or a file of a store. */
const shown = [
  ...table.matchAll(
    /^\|[^|]*\| (?:yes|partly) \| `([a-z]+\/[a-z-]+)`[^|]*\| (?:([\w.]+): )?`([^|`]*)` → `([^|`]*)` \|$/gm,
  ),
].map(([, rule, where, source, text]) => ({ rule: rule!, where, source: source!, text: text! }));

/** The Chinese file and the one beside it. */
function filesOf({ where = 'de', source, text }: (typeof shown)[number]): [zh: string, own: string, string] {
  const path = (language: string) =>
    where.endsWith('.txt')
      ? `fastlane/metadata/android/${language}/${where}`
      : // Laravel’s placeholders begin with a colon.
        `${/ :[a-z]/.test(source) ? 'lang' : 'locales'}/${language}.json`;
  const written = (one: string) =>
    where.endsWith('.txt') ? one : JSON.stringify({ a: one.replaceAll('\\n', '\n'), b: 'OK' });
  const own = path(where.endsWith('.txt') ? 'de' : where);
  return [path('zh'), own, written(text)];
}

describe('checks of strings, as docs/checks.md shows them', () => {
  it('rows that say yes show an input', () => {
    assert.ok(shown.length >= 27, String(shown.length));
  });
  for (const one of shown)
    it(`${one.rule}: ${one.source} → ${one.text}`, async () => {
      const [zh, path, text] = filesOf(one);
      const source = zh.endsWith('.txt')
        ? one.source
        : JSON.stringify({ a: one.source.replaceAll('\\n', '\n'), b: 'OK' });
      const site = openSite(memoryHost({ [zh]: source, [path]: text }), { uiLanguage: 'en' });
      const rules: string[] = (await site.review(path))!.findings.map(({ ruleId }) => ruleId);
      assert.ok(rules.includes(one.rule), `${rules}`);
    });
});
