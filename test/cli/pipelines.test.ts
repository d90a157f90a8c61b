import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';

/** What users of the packed package meet: npx, the action's steps and the hook, run for real and offline. */
describe('pipelines', () => {
  let scratch = '';
  let tarball = '';
  let site: SiteFolder;

  before(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'terroir-pack-'));
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { stdio: 'pipe' });
    tarball = path.join(scratch, readdirSync(scratch)[0]!);
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));
  beforeEach(() => {
    site = new SiteFolder();
  });
  afterEach(() => site.remove());

  const env = () => ({
    ...process.env,
    LANG: 'en_US.UTF-8',
    npm_config_offline: 'true',
    npm_config_cache: path.join(scratch, 'npm'),
    XDG_CACHE_HOME: path.join(scratch, 'cache'),
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      stdio: 'pipe',
    });

  it('npx runs the packed package in a folder of nothing else', () => {
    site.write('content/en-SG/a.md', `${calque}\nOur colour of the aplication.\n`);
    const { status, stdout, stderr } = spawnSync(
      'npx',
      ['--yes', `--package=${tarball}`, '--', 'terroir', 'review'],
      { cwd: site.root, env: env(), encoding: 'utf8' },
    );
    assert.equal(status, 1, stderr);
    assert.match(stdout, /Publishing check: failed[\s\S]*national high-tech enterprise[\s\S]*spelling\//);
  });

  it('reviews a site of hundreds of pages from the packed package, on all cores', () => {
    for (let page = 0; page < 520; page++) site.write(`content/id/${page}.md`, 'Hubungi 400-123-4567.\n');
    const { stdout, stderr } = spawnSync(
      'npx',
      ['--yes', `--package=${tarball}`, '--', 'terroir', 'review', '--no-cache', '--format', 'json'],
      { cwd: site.root, env: env(), encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const rules = JSON.parse(stdout || '{}').pages?.flatMap(
      ({ findings }: { findings: { ruleId: string }[] }) => findings.map(({ ruleId }) => ruleId),
    );
    assert.deepEqual([...new Set(rules)], ['convention/china-only-phone'], stderr);
  });

  /** Runs the steps of the action as GitHub's runner does: their script, their environment, their outputs. */
  function runAction(
    inputs: Readonly<Record<string, string>>,
    github: Readonly<Record<string, string>> = {},
  ) {
    const action = parse(readFileSync('action.yml', 'utf8'));
    const values: Record<string, string> = {};
    for (const [name, input] of Object.entries<{ default: string }>(action.inputs))
      values[name] = inputs[name] ?? input.default;
    const temp = mkdtempSync(path.join(scratch, 'runner-'));
    const files = {
      GITHUB_OUTPUT: path.join(temp, 'output'),
      GITHUB_STEP_SUMMARY: path.join(temp, 'summary'),
    };
    let [status, stdout] = [0, ''];
    for (const step of action.runs.steps) {
      assert.deepEqual(Object.keys(step).sort(), ['env', 'id', 'run', 'shell']);
      const own = Object.entries<string>(step.env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => values[input]!),
      ]);
      const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
        cwd: site.root,
        env: { ...env(), RUNNER_TEMP: temp, ...files, ...Object.fromEntries(own), ...github },
        encoding: 'utf8',
      });
      [status, stdout] = [done.status ?? -1, done.stdout + done.stderr];
    }
    const outputs = Object.fromEntries(
      readFileSync(files.GITHUB_OUTPUT, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    );
    return { status, stdout, outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
  }

  it('the action marks findings, writes a summary and its outputs, and fails with the gate', () => {
    site.write('content/en-SG/a b.md', calque);
    site.write('content/id/a.md', 'Hubungi 400-123-4567.\n');
    const { status, stdout, outputs, summary } = runAction({
      package: tarball,
      paths: 'content/en-SG/a b.md\n',
    });
    assert.equal(status, 1, stdout);
    assert.match(stdout, /^::error file=content\/en-SG\/a b\.md,line=1/m);
    assert.match(summary, /^## Localization review: ❌ failed[\s\S]*Singapore/);
    assert.doesNotMatch(summary, /Indonesia/);
    assert.equal(outputs.passed, 'false');
    assert.equal(JSON.parse(readFileSync(outputs.sarif!, 'utf8')).version, '2.1.0');
    assert.match(readFileSync(outputs.html!, 'utf8'), /^<!doctype html>/);
    for (const options of ['--fail-on never', '--explain-gate\n\n  --fail-on never\n', '--fail-on\nnever']) {
      const lenient = runAction({ package: tarball, options });
      assert.deepEqual([lenient.status, lenient.outputs.passed], [0, 'true'], options);
    }
  });

  it('the action runs nothing that the site brings', () => {
    site.write('content/en-SG/a.md', 'Fine words.\n');
    site.write(
      'evil.cjs',
      `require('node:fs').writeFileSync(${JSON.stringify(path.join(scratch, 'ran'))}, '');\n`,
    );
    site.write('.npmrc', `node-options=--require ${path.join(site.root, 'evil.cjs')}\n`);
    const { status, stdout } = runAction({ package: tarball });
    assert.equal(status, 0, stdout);
    assert.equal(existsSync(path.join(scratch, 'ran')), false);
  });

  it('the action reviews what a pull request changes', () => {
    site.write('content/en-SG/old.md', calque);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'work');
    site.write('content/en-SG/new.md', 'Fine words.\n');
    git('add', '-A');
    git('commit', '-qm', 'two');
    const pull = { GITHUB_BASE_REF: 'main' };
    assert.equal(runAction({ package: tarball }, pull).status, 0);
    assert.equal(runAction({ package: tarball, changed: 'false' }, pull).status, 1);
  });

  /** The lines a recipe of docs/pipelines.md has its pipeline run, with the packed package in place of the published one. */
  function recipe(heading: string): string {
    const docs = readFileSync('docs/pipelines.md', 'utf8');
    const [, block] = new RegExp(`## ${heading}\n[\\s\\S]*?\`\`\`\\w+\n([\\s\\S]*?)\`\`\``).exec(docs)!;
    const lines: string = heading === 'GitLab' ? parse(block!).terroir.script.join('\n') : block!;
    const own = lines.replaceAll('terroir@0.1.0', tarball);
    assert.notEqual(own, lines, 'it installs a version');
    return own;
  }

  /** A site whose branch adds a page with a finding, and files by which npm could be made to run or fetch something else. */
  function hostileBranch(): void {
    rmSync(path.join(scratch, 'ran'), { force: true });
    site.write('content/en-SG/old.md', calque);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'work');
    site.write('content/en-SG/new.md', 'Call 400-123-4567.\n');
    const evil = `require('node:fs').writeFileSync(${JSON.stringify(path.join(scratch, 'ran'))}, '');\n`;
    site.write('evil.cjs', evil);
    site.write(
      '.npmrc',
      `node-options=--require ${path.join(site.root, 'evil.cjs')}\nregistry=http://127.0.0.1:9/\n`,
    );
    site.write('package.json', '{"name": "site", "bin": {"terroir": "evil.cjs"}}');
    for (const file of ['node_modules/.bin/terroir', 'node_modules/terroir/evil.cjs']) site.write(file, evil);
    chmodSync(path.join(site.root, 'node_modules/.bin/terroir'), 0o755);
    site.write(
      'node_modules/terroir/package.json',
      '{"name": "terroir", "version": "0.1.0", "bin": "evil.cjs"}',
    );
    git('add', '-Af');
    git('commit', '-qm', 'two');
  }

  for (const [heading, reports] of [
    ['GitLab', ['gl-code-quality.json', 'terroir.xml']],
    ['Any other', ['review.html']],
  ] as const) {
    it(`the recipe “${heading}” stops a finding, leaves its reports, and runs nothing that the site brings`, () => {
      hostileBranch();
      const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', recipe(heading)], {
        cwd: site.root,
        encoding: 'utf8',
        env: { ...env(), CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
      });
      assert.equal(existsSync(path.join(scratch, 'ran')), false);
      assert.equal(status, 1, stderr);
      assert.match(stdout, /Publishing check: failed[\s\S]*400-123-4567/);
      assert.equal(/national/.test(stdout), heading !== 'GitLab', 'only what the branch touched');
      for (const report of reports) assert.ok(existsSync(path.join(site.root, report)), report);
    });
  }

  it('the hook stops what is being committed, not what was there', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    assert.deepEqual([hook.id, hook.language, hook.pass_filenames], ['terroir', 'node', false]);
    const prefix = path.join(scratch, 'prefix');
    mkdirSync(prefix);
    execFileSync('npm', ['install', '--global', '--prefix', prefix, tarball], { env: env(), stdio: 'pipe' });
    const people = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    const commit = (...more: string[]) =>
      spawnSync('git', [...people, 'commit', '-m', 'more', ...more], {
        cwd: site.root,
        env: { ...env(), PATH: `${path.join(prefix, 'bin')}${path.delimiter}${process.env.PATH}` },
        encoding: 'utf8',
      });
    site.write('content/en-SG/a.md', calque);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
    site.write('.git/hooks/pre-commit', `#!/bin/sh\n${hook.entry}\n`);
    chmodSync(path.join(site.root, '.git/hooks/pre-commit'), 0o755);
    site.write('content/en-SG/a.md', `${calque}\nFine.\n`);
    git('add', '-A');
    assert.equal(commit().status, 0);
    site.write('content/en-SG/a.md', `${calque}\nCall 400-123-4567.\n`);
    // Git names its index to hooks, another one where it commits what was not added.
    for (const more of [['-a'], ['content/en-SG/a.md']]) {
      const { status, stdout, stderr } = commit(...more);
      assert.equal(status, 1, stderr);
      assert.match(stdout + stderr, /400-123-4567/);
      assert.doesNotMatch(stdout + stderr, /national/);
    }
    git('add', '-A');
    assert.equal(commit().status, 1);
  });
});
