import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { SheetVerdict } from '../../src/core/index.ts';
import { SiteFolder } from '../cli/folder.ts';
import { Editor } from './editor.ts';

const calque = 'We are a national high-tech enterprise.\n';
const rule = 'reference/national-high-tech-enterprise';
const ended = `exceptions:\n  - rule: ${rule}\n    reason: for the fair\n    until: 2020-02-29\n`;
const unused = 'exceptions:\n  - rule: phrase/one-stop\n    reason: our product’s name\n';

interface Verdict {
  readonly passed: boolean;
  readonly reasons: readonly string[];
}

describe('the verdict of editor and command line', () => {
  let site: SiteFolder;
  let editor: Editor;
  const exceptions = () =>
    editor.codes(URI.file(path.join(site.root, '.terroir/exceptions.yaml')).toString());

  beforeEach(() => {
    site = new SiteFolder();
  });
  afterEach(async () => {
    await editor.close();
    site.remove();
  });

  /** What the editor says once the whole site is reviewed. */
  async function inEditor(): Promise<Verdict> {
    editor = new Editor();
    await editor.open([URI.file(site.root).toString()]);
    return again();
  }

  async function again(): Promise<Verdict> {
    const { state, reasons } = await editor.client.sendRequest<SheetVerdict>('terroir/reviewWorkspace');
    return { passed: state !== 'failed', reasons };
  }

  async function onCommandLine(): Promise<Verdict> {
    const { code, out } = await site.terroir('review', '--format', 'json');
    const { passed, reasons } = JSON.parse(out).gate;
    assert.equal(code, passed ? 0 : 1);
    return { passed, reasons };
  }

  it('is none where the gate asks for nothing: it is off, not passed', async () => {
    site.write('content/en-SG/a.md', calque);
    site.write('.terroir/config.yaml', 'gate:\n  failOn: never\n');
    await inEditor();
    const { state } = await editor.client.sendRequest<SheetVerdict>('terroir/reviewWorkspace');
    assert.equal(state, 'off');
    assert.match((await site.terroir('review', '--format', 'html')).out, /<h1>Publishing check is off<\/h1>/);
  });

  it('counts exceptions that ended, with the severity of the config', async () => {
    site.write('content/en-SG/a.md', 'Fine words.\n');
    site.write('.terroir/exceptions.yaml', ended);
    site.write('.terroir/config.yaml', 'gate:\n  failOn: minor\n');
    const verdict = await inEditor();
    assert.deepEqual(verdict, await onCommandLine());
    assert.equal(verdict.passed, false);
    await editor.until(() => exceptions()?.[0] === 'config/keep');
  });

  it('leaves them out where the config switches their rule off', async () => {
    site.write('content/en-SG/a.md', 'Fine words.\n');
    site.write('.terroir/exceptions.yaml', ended);
    site.write('.terroir/config.yaml', 'gate:\n  failOn: minor\nrules:\n  config/keep: off\n');
    const verdict = await inEditor();
    assert.deepEqual(verdict, await onCommandLine());
    assert.equal(verdict.passed, true);
    await editor.until(exceptions);
    assert.deepEqual(exceptions(), []);
  });

  it('tells exceptions of no use once the whole site was reviewed', async () => {
    site.write('content/en-SG/a.md', 'Fine words.\n');
    site.write('.terroir/exceptions.yaml', unused);
    site.write('.terroir/config.yaml', 'gate:\n  failOn: minor\n');
    const verdict = await inEditor();
    assert.deepEqual(verdict, await onCommandLine());
    assert.equal(verdict.passed, false);
    await editor.until(() => exceptions()?.[0] === 'config/keep');
  });

  it('lets only what a branch changed fail, where the config says so', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    site.write('content/en-SG/a.md', calque);
    site.write('content/en-SG/b.md', `# B\n\n${calque}`);
    site.write('.terroir/config.yaml', 'gate:\n  only: changed\n');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'work');
    const before = await inEditor();
    assert.deepEqual(before, await onCommandLine());
    assert.equal(before.passed, true);
    site.write('content/en-SG/b.md', `# B\n\n${calque}\nMore.\n`);
    const after = await again();
    assert.deepEqual(after, await onCommandLine());
    assert.match(after.reasons.join(), /1 major finding on 1 page/);
  });
});
