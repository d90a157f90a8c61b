import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAuthors } from '../../src/core/authorship/authors.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { parseCodeowners } from '../../src/core/signoff/codeowners.ts';
import { reviewersFor, signsAs } from '../../src/core/signoff/reviewers.ts';

/** The example of GitHub's documentation, its comments left out. */
const documented = `
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

describe('CODEOWNERS', () => {
  it('is read as GitHub documents it', () => {
    const owners = parseCodeowners(documented);
    const expected: Record<string, string> = {
      'README.md': '@global-owner1 @global-owner2',
      'a/b.js': '@js-owner',
      'a/b.go': 'docs@example.com',
      'a.txt': '@octo-org/octocats',
      'build/logs/x/y.md': '@octocat',
      'docs/a.md': '@doctocat',
      'docs/a/b.md': '@doctocat',
      'x/docs/a.md': '@global-owner1 @global-owner2',
      'x/apps/a.md': '@octocat',
      'scripts/a.sh': '@doctocat @octocat',
      'deeply/nested/logs/a': '@octocat',
      'apps/a.md': '@octocat',
      'apps/github': '',
      'apps/github/a.md': '',
    };
    for (const [path, who] of Object.entries(expected)) assert.equal(owners(path).join(' '), who, path);
  });

  it('docs/* owns what lies directly there, spaces are escaped, the last line that fits counts', () => {
    const owners = parseCodeowners('docs/* a@example.com\n/my\\ docs/ @b\nid @c # team\nsrc/**/id/*.md @d\n');
    const of = (path: string) => owners(path).join();
    assert.deepEqual(
      ['docs/a.md', 'docs/a/b.md', 'my docs/a', 'x/id/a.md', 'src/id/a.md', 'src/x/y/id/b.md', 'ID/a'].map(
        of,
      ),
      ['a@example.com', '', '@b', '@c', '@d', '@d', ''],
    );
  });

  it('passes over lines GitHub cannot read', () => {
    const owners = parseCodeowners(
      '* @a\n!x @b\n[ab] @b\n\\#x @b\nx not-an-owner\ny @ok not-an-owner\n# * @b\n',
    );
    for (const path of ['x', 'a', '#x', 'y']) assert.deepEqual(owners(path), ['@a'], path);
  });

  it('takes any text, and patterns of any number of stars', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, path) => {
        assert.ok(Array.isArray(parseCodeowners(text)(path)));
      }),
    );
    assert.deepEqual(parseCodeowners(`${'*a'.repeat(50)} @a\n`)('a'.repeat(50)), ['@a']);
    assert.deepEqual(parseCodeowners(`${'**/'.repeat(50)}a @a\n`)('a'), ['@a']);
  });
});

describe('reviewers', () => {
  const { authors } = parseAuthors(
    'authors:\n  - {name: R, identities: [r@example.com, "@r"], roles: [reviewer], markets: [ID]}\n  - {name: S, identities: ["@s"]}\n',
    shippedMarkets,
  );

  it('are those of the market; elsewhere the owners of the file', () => {
    assert.deepEqual(reviewersFor('ID', authors, ['@s']), ['R']);
    assert.deepEqual(reviewersFor('SG', authors, ['@s', '@org/team']), ['S', '@org/team']);
    assert.deepEqual(reviewersFor('SG', authors, []), []);
  });

  it('sign under the name the site knows; others do not where that can be told', () => {
    const as = (name: string, email: string | undefined, market: string, ...owners: string[]) =>
      signsAs({ name, email }, market, authors, owners);
    assert.equal(as('anything', 'R@example.com', 'ID'), 'R');
    assert.equal(as('r', undefined, 'ID'), 'R');
    assert.equal(as('S', undefined, 'ID'), undefined);
    assert.equal(as('X', 'x@example.com', 'SG'), 'X');
    assert.equal(as('X', 'x@example.com', 'SG', 'x@example.com'), 'X');
    assert.equal(as('X', 'x@example.com', 'SG', 'y@example.com'), undefined);
    assert.equal(as('X', 'x@example.com', 'SG', '@s'), undefined);
    assert.equal(as('S', undefined, 'SG', '@s'), 'S');
    assert.equal(as('X', 'x@example.com', 'SG', '@org/team'), 'X');
  });
});
