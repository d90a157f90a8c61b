import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SiteFolder } from './folder.ts';

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly message?: number;
  readonly code?: number;
}

describe('the problem matcher $terroir', () => {
  const [matcher] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.problemMatchers;
  const [head, row] = matcher.pattern as readonly [Pattern, Pattern];

  /** What VS Code reads out of an output: a line that names a file, then all that follow it and match. */
  function problems(output: string): string[] {
    const found: string[] = [];
    const lines = output.split('\n');
    for (let at = 0; at < lines.length; at++) {
      const file = new RegExp(head.regexp).exec(lines[at]!)?.[head.file!];
      for (let match = file && new RegExp(row.regexp).exec(lines[at + 1]!); match; ) {
        const part = (index: number | undefined) => match![index!];
        found.push(`${file}:${part(row.line)}:${part(row.column)} ${part(row.code)} ${part(row.message)}`);
        at++;
        match = new RegExp(row.regexp).exec(lines[at + 1] ?? '');
      }
    }
    return found.sort();
  }

  for (const language of ['en', 'zh'])
    it(`reads the text report: a place, a rule and a message for each row (${language})`, async () => {
      const site = new SiteFolder();
      try {
        site.write('content/zh/about.md', '# 关于\n\n我们赋能企业。\n');
        site.write('content/en-SG/about us.md', 'Fast，safe.\n\nWe are a national high-tech enterprise.\n');
        site.write('content/id/a.md', 'Hubungi 400-820-5678 atau bayar ¥2,999.\n');
        site.write('content/id/b.md', 'Selamat datang.\n');
        const args = ['review', '--language', language, '--no-cache', '--format'];
        const { out: text } = await site.terroir(...args, 'text');
        const { pages } = JSON.parse((await site.terroir(...args, 'json')).out);
        const expected = pages
          .flatMap(({ path, findings }: { path: string; findings: Record<string, unknown>[] }) =>
            findings.map(
              ({ line, column, ruleId, message }) => `${path}:${line}:${column} ${ruleId} ${message}`,
            ),
          )
          .sort();
        assert.ok(expected.length >= 4, text);
        assert.deepEqual(problems(text), expected, text);
      } finally {
        site.remove();
      }
    });
});
