/**
 * A folder that nobody trusts yet: its pages are reviewed and mended, nothing of it runs, and git is not asked until it is
 * trusted.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../host/cleanup.mjs';
import {
  chooseQuickFix,
  openFile,
  patience,
  runCommand,
  savedText,
  screenshot,
  showSideBar,
  statusBarItem,
  waitForSquiggle,
} from '../host/ui.mjs';
import { copyOf, openWorkbench } from '../host/workbench.mjs';

const pictures = process.env.TERROIR_PICTURES;

describe('Restricted Mode', () => {
  /** @type {import('../host/workbench.mjs').Workbench} */
  let workbench;
  /** @type {string} where git says that it was run, and where the folder's own programs do */
  let asked;
  let sprung = '';
  const tools = scratchFolder();

  const picture = async (/** @type {string} */ name) => {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await screenshot(workbench.page, path.join(pictures, `restricted-${name}.png`));
  };

  before(async () => {
    const copy = await copyOf('test/sites/yunfan');
    const folder = copy.path;
    [asked, sprung] = [path.join(tools.path, 'asked'), path.join(tools.path, 'sprung')];
    const git = (/** @type {string[]} */ ...args) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'A site');
    writeFileSync(path.join(tools.path, 'trap'), `#!/bin/sh\ntouch '${sprung}'\ncat\n`);
    writeFileSync(path.join(folder, '.gitattributes'), '*.md filter=trap diff=trap\n');
    for (const key of ['core.fsmonitor', 'filter.trap.clean', 'diff.trap.textconv', 'diff.external'])
      git('config', key, path.join(tools.path, 'trap'));
    // A git of ours goes before the machine's, and tells that it was run.
    mkdirSync(path.join(tools.path, 'bin'));
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    writeFileSync(
      path.join(tools.path, 'bin/git'),
      `#!/bin/sh\necho "$@" >> '${asked}'\nexec '${real}' "$@"\n`,
    );
    for (const name of ['trap', 'bin/git']) chmodSync(path.join(tools.path, name), 0o755);
    workbench = await openWorkbench({
      folder,
      asksTrust: true,
      extensions: [path.resolve('.')],
      env: { PATH: `${path.join(tools.path, 'bin')}${path.delimiter}${process.env.PATH}` },
      // The editor's own git is not what is tested.
      settings: { 'git.enabled': false },
    });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await picture('failed');
  });
  after(() => workbench?.close());

  it('reviews, underlines and mends as always, and neither git nor a program of the folder is run', async () => {
    const { page } = workbench;
    const name = 'content/en-SG/about.md';
    await openFile(page, name);
    await waitForSquiggle(page);
    const status = statusBarItem(page, 'terroir.terroir.terroir.page');
    await status.filter({ hasText: /Singapore.*to fix/ }).waitFor();
    const lines = readFileSync(path.join(workbench.folder, name), 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes('，'));
    const at = lines[line].indexOf('，');
    await chooseQuickFix(page, { line: line + 1, column: at + 1 }, 'Use ,');
    await runCommand(page, 'File: Save');
    const mended = await savedText(page, path.join(workbench.folder, name), new RegExp(`^.{${at}},`, 'm'));
    assert.notEqual(mended.split('\n')[line], lines[line]);
    await picture('mended');
    await runCommand(page, 'Terroir: Review Workspace');
    await statusBarItem(page, 'terroir.terroir.terroir.review').waitFor();
    assert.equal(existsSync(asked), false, 'git was run');
    assert.equal(existsSync(sprung), false, 'a program of the folder was run');
  });

  it('says beside the markets what is not known, and leads to where the folder is trusted', async () => {
    const { page } = workbench;
    const markets = page.locator('.pane:has(.pane-header[aria-label*="Markets"])');
    await showSideBar(page, 'Terroir', markets);
    const row = markets.locator('.monaco-list-row').filter({ hasText: 'Restricted Mode: git is not asked' });
    await row.click();
    await picture('markets');
    const trust = page.locator('.workspace-trust-editor .monaco-button').filter({ hasText: /^\s*Trust/ });
    await trust.first().click();
    await row.waitFor({ state: 'detached' });
    await openFile(page, 'content/id/product.md');
    await waitForSquiggle(page);
    // What git tells is asked for once the page is shown.
    for (const end = Date.now() + patience; !existsSync(asked) && Date.now() < end; )
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    assert.ok(existsSync(asked), 'git was not run');
    assert.equal(existsSync(sprung), false, 'a program of the folder was run');
  });
});
