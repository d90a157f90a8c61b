import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const kept = JSON.parse(readFileSync('scripts/evaluate/field.json', 'utf8')) as {
  sites: { repository: string; commit: string; tree: string; counts?: { pages: number } }[];
};

describe('npm run field', () => {
  let empty: string;
  before(() => {
    empty = mkdtempSync(path.join(tmpdir(), 'field-'));
  });
  after(() => rmSync(empty, { recursive: true, force: true }));

  const field = (...argv: string[]) =>
    spawnSync(process.execPath, ['scripts/evaluate/field.mjs', ...argv], { encoding: 'utf8' });

  it('knows at least 25 sites by name, commit and digest, with their counts, and nothing else of them', () => {
    assert.ok(kept.sites.length >= 25);
    for (const { repository, commit, tree, counts } of kept.sites) {
      assert.match(`${commit} ${tree}`, /^[0-9a-f]{40} [0-9a-f]{40}$/, repository);
      assert.ok(counts!.pages > 0, repository);
    }
  });

  it('passes nothing where a site cannot be had, and says so', () => {
    const { repository } = kept.sites[0]!;
    const { status, stdout, stderr } = field(repository, '--from', empty);
    assert.equal(status, 2);
    assert.match(stdout, /0 of 1 sites measured/);
    assert.ok(stderr.includes('Not measured') && stderr.includes(repository), stderr);
    assert.equal(field('nobody/nothing').status, 2);
  });
});
