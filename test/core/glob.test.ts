import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import picomatch from 'picomatch/posix.js';
import { parseCodeowners } from '../../src/core/signoff/codeowners.ts';
import { parseCspell } from '../../src/core/spelling/cspell-config.ts';
import { parseGitignore } from '../../src/core/text/gitignore.ts';
import { isGlob, readGlob } from '../../src/core/text/glob.ts';
import { sourcePattern } from '../../src/core/text/source-pattern.ts';

/** Few letters, so that patterns often match. */
const letter = fc.constantFrom('a', 'b');
const name = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
const file = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
const sign = fc.oneof(
  { weight: 4, arbitrary: letter },
  { weight: 2, arbitrary: fc.constantFrom('*', '?', '[ab]', '[!a]', '[a-b]') },
);
const part = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(sign, { minLength: 1, maxLength: 4 })
      .map((signs) => signs.join('').replace(/\*+/g, '*')),
  },
  { weight: 1, arbitrary: fc.constant('**') },
);
const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));

/** Milliseconds of this process's own work: others on the machine do not count. */
function cost(run: () => void): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

describe('globs', () => {
  it('match what picomatch matches', () => {
    const braces = fc.tuple(name, pattern, pattern).map(([a, b, c]) => `{${a},${b}}/${c}`);
    fc.assert(
      fc.property(fc.oneof(pattern, braces), file, (glob, one) => {
        // Whether a/** is also the file a, picomatch answers now so, now so; [!a] it reads only here and there.
        fc.pre(!glob.endsWith('/**'));
        // In braces picomatch takes **/* for nothing at all.
        fc.pre(!/^\{.*\*\*/.test(glob));
        const expected = picomatch(glob.replaceAll('[!', '[^'), { dot: true, noextglob: true })(one);
        assert.equal(readGlob(glob)!(one), expected, `${glob} on ${one}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('stand for what is written in them', () => {
    const cases: [glob: string, path: string, is: boolean][] = [
      ['content/*/partners/**', 'content/en-SG/partners/a/b.md', true],
      ['**/*.page', 'a/b.page', true],
      ['**/*.page', 'b.page', true],
      ['!drafts/**', 'drafts/a.md', false],
      ['!drafts/**', 'a.md', true],
      ['./drafts/**', 'drafts/a.md', true],
      ['{id,th}/**', 'th/a.md', true],
      ['{a,b{c,d}}.md', 'bd.md', true],
      ['{a}.md', '{a}.md', true],
      ['[[]a].md', '[a].md', true],
      ['[.md', '[.md', true],
      ['\\*.md', '*.md', true],
      ['\\*.md', 'a.md', false],
      ['?.md', '😀.md', true],
      ['[!😁].md', '😀.md', true],
      ['.*', '.github', true],
      ['a/**', 'a', false],
      ['a/**', 'a/b', true],
    ];
    for (const [glob, one, is] of cases) assert.equal(readGlob(glob)!(one), is, `${glob} on ${one}`);
    for (const glob of ['a+(b)', '(a|b)', '{a,b}'.repeat(7)]) assert.ok(!isGlob(glob), glob);
  });
});

describe('a .gitignore', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-gitignore-'));
    execFileSync('git', ['init', '-q', folder]);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What git says of paths, of which none exists: by each of their folders, from the first on, then by themselves. */
  function ignoredByGit(text: string, paths: readonly string[]): Set<string> {
    writeFileSync(path.join(folder, '.gitignore'), text);
    const git = ['-C', folder, '-c', 'core.ignoreCase=true', 'check-ignore', '--no-index', '--stdin', '-z'];
    try {
      return new Set(
        execFileSync('git', git, { input: paths.join('\0') })
          .toString()
          .split('\0')
          .filter(Boolean),
      );
    } catch (error) {
      assert.equal((error as { status?: number }).status, 1);
      return new Set();
    }
  }

  /** The same by the reader, asked as a folder is walked. */
  function isIgnored(text: string, one: string): boolean {
    const ignores = parseGitignore(text);
    const names = one.split('/');
    return names.some(
      (_, index) => ignores(names.slice(0, index + 1).join('/'), index < names.length - 1) ?? false,
    );
  }

  it('is read as git reads it', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '', '', '!'),
        fc.constantFrom('', '', '/'),
        pattern,
        fc.constantFrom('', '', '/'),
      )
      .map((mappings) => mappings.join(''));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.array(file, { minLength: 20, maxLength: 20 }),
        (lines, files) => {
          const text = `${lines.join('\n')}\n`;
          const ignored = ignoredByGit(text, files);
          for (const one of files)
            assert.equal(isIgnored(text, one), ignored.has(one), `${JSON.stringify(text)} on ${one}`);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has comments, escapes and blanks as in git', () => {
    const text = '#a\n\\#b\n\\!c\nd  \ne\\ \nF\n\n   \n/\n';
    const files = ['#a', '#b', '!c', 'd', 'd  ', 'e ', 'e', 'f', 'g/h'];
    mkdirSync(path.join(folder, 'g'), { recursive: true });
    const ignored = ignoredByGit(text, files);
    for (const one of files) assert.equal(isIgnored(text, one), ignored.has(one), one);
  });
});

describe('patterns that a repository brings', () => {
  const stars = fc
    .array(fc.constantFrom('*', '**', '*a', 'a*', '?', '[ab]', 'a', '**/a', '*/', '/'), {
      minLength: 20,
      maxLength: 120,
    })
    .map((mappings) =>
      mappings
        .join('')
        .replace(/\/{2,}/g, '/')
        .slice(0, 300),
    );
  const long = fc
    .constantFrom('a', 'a/', 'ab', 'aa/b')
    .map((unit) => `${unit.repeat(20_000 / unit.length)}c`);
  const matchers: Record<string, (pattern: string, path: string) => unknown> = {
    'a glob of a config': (one, where) => readGlob(one)?.(where),
    'a line of a .gitignore': (one, where) => parseGitignore(one)(where, false),
    'a line of CODEOWNERS': (one, where) => parseCodeowners(`${one} @a\n`)(where),
    'a path cspell ignores': (one, where) =>
      parseCspell(JSON.stringify({ ignorePaths: [one] })).ignorePaths.map((glob) => readGlob(glob)?.(where)),
    'a pattern of sources': (one, where) => sourcePattern(one, 'zh.md')?.(where),
    'a pattern of sources with what it stands for': (one, where) =>
      sourcePattern(`${one.replaceAll('**', '*')}**`, 'zh/**')?.(where),
  };
  for (const [what, match] of Object.entries(matchers)) {
    it(`${what} costs no more than pattern times path`, () => {
      fc.assert(
        fc.property(stars, long, (one, where) => {
          // 300 × 20,000 steps are some tens of milliseconds; a power of either would not end.
          assert.ok(cost(() => match(one, where)) < 3000, `${one} on ${where.slice(0, 10)}…`);
        }),
        { numRuns: 40 },
      );
    });
  }
});

describe('sources', () => {
  it('put the folders that ** stands for, with one slash behind them', () => {
    const follow = (page: string, source: string, one: string) => sourcePattern(page, source)?.(one);
    assert.equal(follow('en/**/a.md', 'zh/**/a.md', 'en/x/y/a.md'), 'zh/x/y/a.md');
    assert.equal(follow('en/**/a.md', 'zh/**/a.md', 'en/a.md'), 'zh/a.md');
    assert.equal(follow('en/**/a.md', 'zh/**/a.md', 'en/xa.md'), undefined);
    assert.equal(follow('e?/*/b/**', 'zh/**', 'en/b/b/b/c.md'), 'zh/b/c.md');
    assert.equal(follow('en/**', 'zh/**', 'en/😀.md'), 'zh/😀.md');
  });

  it('match as a regular expression does', () => {
    const one = fc
      .array(fc.constantFrom('a', 'b', '/', '*', '?'), { maxLength: 6 })
      .map((signs) => signs.join('').replace(/\*+/g, '*'));
    fc.assert(
      fc.property(one, one, fc.constantFrom('**', '**/'), file, (head, tail, deep, where) => {
        const page = `${head.replace(/\*$/, '')}${deep}${tail.replace(/^[*/]+/, '')}`;
        const written = page.replace(
          /\*\*\/|\*\*|\*|\?/g,
          (sign) => ({ '**/': '((?:.*/)?)', '**': '(.*)', '*': '[^/]*', '?': '[^/]' })[sign]!,
        );
        const stood = new RegExp(`^${written}$`).exec(where)?.[1]?.replace(/\/$/, '');
        assert.equal(
          sourcePattern(page, 'zh/**')?.(where),
          stood === undefined ? undefined : `zh/${stood}`,
          `${page} on ${where}`,
        );
      }),
      { numRuns: 5000 },
    );
  });
});
