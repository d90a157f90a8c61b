/**
 * How a page that mirrors the Chinese one becomes more local, in real VS Code and real git: its card is read, a local
 * customer put in, the rest asked of a local author.
 * With TERROIR_PICTURES=DIR pictures of each step are kept there.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { goTo, openFile, runCommand, screenshot } from '../host/ui.mjs';
import { openWorkbench } from '../host/workbench.mjs';

const pictures = process.env.TERROIR_PICTURES;
const yunfan = path.resolve('test/sites/yunfan');
const pageName = 'content/id/_index.md';
const hq = { name: 'Writer A', email: 'writer.a@example.com' };
const local = { name: 'Writer B', email: 'writer.b@example.com' };
const files = {
  '.terroir/config.yaml': 'gate:\n  failOn: critical\n  signOff: true\n',
  '.terroir/authors.yaml': `authors:
  - name: ${hq.name}
    identities: [${hq.email}]
    version: 1.0
  - name: ${local.name}
    identities: [${local.email}]
    markets: [ID]
    version: 4.0
    roles: [author, reviewer]
`,
  '.terroir/local/ID/customers.yaml': `items:
  - kind: customer
    name: Toko Contoh
    text: Toko Contoh memangkas waktu hitung stok 40%.
    rights: public
`,
};

function suite(locale, words) {
  describe(`the way of a page to its market in VS Code (${locale})`, function () {
    this.timeout(180_000);
    /** @type {import('../host/workbench.mjs').Workbench} */
    let workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-way-'));
    const page = path.join(folder, pageName);
    const git = (...args) =>
      execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe', encoding: 'utf8' });
    const commit = ({ name, email }, message) => {
      git('config', 'user.name', name);
      git('config', 'user.email', email);
      git('add', '-A');
      git('commit', '-qm', message);
    };
    const picture = async (name) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `way-${name}-${locale}.png`));
    };
    const pane = (name) => workbench.page.locator(`.pane:has(.pane-header[aria-label*="${name}"])`);
    const row = (name, hasText) => pane(name).locator('.monaco-list-row').filter({ hasText }).first();
    before(async () => {
      for (const name of ['content/zh/_index.md', pageName])
        cpSync(path.join(yunfan, name), path.join(folder, name));
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
      git('init', '-q', '-b', 'main');
      commit(hq, 'The pages of headquarters');
      workbench = await openWorkbench({
        ...{ folder, extensions: [path.resolve('.')], locale },
        settings: { 'editor.wordWrap': 'on', 'editor.fontSize': 13 },
      });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('reads on the card what a mirrored page lacks', async () => {
      const ui = workbench.page;
      await openFile(ui, pageName);
      await ui
        .locator('.activitybar .action-item')
        .filter({ has: ui.locator('[aria-label="Terroir"]') })
        .click();
      await row(words.card, words.wished).waitFor({ timeout: 40_000 });
      await row(words.library, 'Toko Contoh').waitFor({ timeout: 40_000 });
      await row(words.card, words.notReviewed).waitFor();
      await picture('card');
    });

    it('puts a local customer in from the library, and the card knows it', async () => {
      const ui = workbench.page;
      await openFile(ui, pageName);
      const lines = readFileSync(page, 'utf8').split('\n');
      await goTo(ui, { line: lines.findIndex((line) => line.startsWith('![')), column: 1 });
      await runCommand(ui, words.insert);
      await ui.locator('.quick-input-list').filter({ hasText: 'Toko Contoh' }).first().waitFor();
      await ui.keyboard.press('Enter');
      await ui
        .locator('.view-line')
        .filter({ hasText: /Toko\s+Contoh\s+memangkas/ })
        .first()
        .waitFor({ timeout: 20_000 });
      await ui.keyboard.press('Control+S');
      await row(words.card, 'Toko Contoh').waitFor({ timeout: 40_000 });
      await picture('inserted');
      assert.match(readFileSync(page, 'utf8'), /Toko Contoh memangkas/);
    });

    it('asks a local author for the rest', async () => {
      const ui = workbench.page;
      await runCommand(ui, words.brief);
      await row(words.briefs, '_index.md').waitFor({ timeout: 40_000 });
      assert.ok(existsSync(path.join(folder, '.terroir/briefs', pageName)));
      await picture('brief');
    });
  });
}

suite('en', {
  ...{ card: 'Locality', library: 'Library', briefs: 'Briefs' },
  ...{ wished: 'Would make it more local', notReviewed: 'not reviewed' },
  ...{ insert: 'Terroir: Insert Local Material', brief: 'Terroir: Brief a Local Author' },
});
suite('zh-cn', {
  ...{ card: '本地化程度', library: '本地素材', briefs: '写作要求' },
  ...{ wished: '还可以加上', notReviewed: '尚未审阅' },
  ...{ insert: 'Terroir: 插入本地素材', brief: 'Terroir: 请当地作者来写' },
});
