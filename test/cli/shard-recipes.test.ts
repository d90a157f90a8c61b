import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { SiteFolder } from './folder.ts';

/** What one machine of a pipeline does: commands of a shell, one after the other, in a checkout of its own. */
interface Job {
  /** What runs, with what the pipeline fills in. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** The folder it hands on, and where that is put. */
  readonly hands?: { readonly path: string; readonly as: string };
  /** Where it finds what was handed on. */
  readonly finds?: string;
}

interface Step {
  readonly uses?: string;
  readonly run: string;
  readonly with: { readonly name: string; readonly path: string; readonly pattern: string };
}

describe('the recipes for several machines', () => {
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
    for (let page = 0; page < 9; page++)
      site.write(`content/en-SG/${page}.md`, `# ${page}\n\nCall 400-123-456${page}.\n`);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args]);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
  });
  afterEach(() => site.remove());

  function recipe(heading: string) {
    const docs = readFileSync('docs/pipelines.md', 'utf8');
    const [, block] = new RegExp(`### ${heading}\n\n\`\`\`yaml\n([\\s\\S]*?)\`\`\``).exec(docs)!;
    return parse(block!.replaceAll('terroir@0.1.0', tarball));
  }

  /** The jobs of a matrix, as GitHub's runners do their steps. */
  function ofGitHub(): Job[] {
    const { shard, verdict } = recipe('GitHub, a matrix').jobs;
    const parts: number[] = shard.strategy.matrix.part;
    const step = (steps: readonly Step[], name: RegExp) =>
      steps.find(({ uses, run }) => name.test(uses ?? run))!;
    const fill = (text: string, part = 0) =>
      text
        .replace(/\$\{\{ matrix\.part \}\}/g, String(part))
        .replace(/\$\{\{ strategy\.job-total \}\}/g, String(parts.length));
    const { with: up } = step(shard.steps, /^actions\/upload-artifact/);
    const { with: down } = step(verdict.steps, /^actions\/download-artifact/);
    assert.equal(verdict.needs, 'shard');
    assert.match(verdict.if, /^\$\{\{ !cancelled\(\) \}\}$/);
    const jobs = parts.map((part): Job => {
      const name = fill(up.name, part);
      assert.ok(name.startsWith(down.pattern.replace(/\*$/, '')));
      const script = fill(step(shard.steps, /terroir/).run, part);
      return { script, env: {}, hands: { path: up.path, as: name } };
    });
    return [...jobs, { script: fill(step(verdict.steps, /terroir" merge/).run), env: {}, finds: down.path }];
  }

  /** Parallel jobs, as GitLab's runners do their lines: what is handed on lies where it lay. */
  function ofGitLab(): Job[] {
    const { 'terroir-shard': shard, terroir } = recipe('GitLab, parallel jobs');
    assert.deepEqual([terroir.needs, terroir.when], [['terroir-shard'], 'always']);
    const total: number = shard.parallel;
    const [folder] = shard.artifacts.paths;
    const jobs = Array.from({ length: total }, (_, index): Job => {
      const env = { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(total) };
      return { script: shard.script.join('\n'), env, hands: { path: folder, as: '.' } };
    });
    return [...jobs, { script: terroir.script.join('\n'), env: {}, finds: folder }];
  }

  /** Runs a job on a machine of its own, and gives what it says and the folder it hands on. */
  function run(
    { script, env, hands, finds }: Job,
    handed: readonly { readonly from: string; readonly as: string }[],
  ) {
    const machine = mkdtempSync(path.join(scratch, 'machine-'));
    const checkout = path.join(machine, 'site');
    execFileSync('git', ['clone', '-q', site.root, checkout], { stdio: 'pipe' });
    for (const { from, as } of handed) cpSync(from, path.join(checkout, finds!, as), { recursive: true });
    const temp = path.join(machine, 'temp');
    mkdirSync(temp);
    const npm = { npm_config_offline: 'true', npm_config_cache: path.join(scratch, 'npm') };
    const own = { RUNNER_TEMP: temp, XDG_CACHE_HOME: path.join(machine, 'cache'), LANG: 'en_US.UTF-8' };
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: checkout,
      env: { ...process.env, ...npm, ...own, ...env },
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr, checkout, from: path.join(checkout, hands?.path ?? '') };
  }

  for (const [name, jobs] of [
    ['GitHub', ofGitHub],
    ['GitLab', ofGitLab],
  ] as const) {
    it(`of ${name} tells all findings, and fails where a machine is lost`, () => {
      const all = jobs();
      assert.equal(all.length, 5);
      const judge = all.at(-1)!;
      const handed = all.slice(0, -1).map((job) => {
        const { status, said, from } = run(job, []);
        assert.equal(status, 0, said);
        return { from, as: job.hands!.as };
      });
      const { status, said, checkout } = run(judge, handed);
      assert.equal(status, 1, said);
      for (let page = 0; page < 9; page++) assert.ok(said.includes(`400-123-456${page}`), said);
      if (name === 'GitLab') assert.ok(existsSync(path.join(checkout, 'terroir.xml')));
      const lost = run(judge, handed.toSpliced(2, 1));
      assert.deepEqual([lost.status, /shard 3\/4 is missing/.test(lost.said)], [2, true], lost.said);
      assert.equal(existsSync(path.join(lost.checkout, 'terroir.xml')), false);
    });
  }
});
