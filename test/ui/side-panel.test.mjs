/**
 * The side panel and the first steps in real VS Code: a site without any settings is set up by mouse and keyboard, its
 * first page is reviewed, and the panel says what to do next. With TERROIR_PICTURES=DIR pictures are kept there.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand, runUntil, screenshot } from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const yunfan = path.resolve('test/sites/yunfan/content');

function suite(locale, words) {
  describe(`the side panel in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-steps-'));
    const config = path.join(folder, '.terroir/config.yaml');
    const picture = async (name) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `side-${name}-${locale}.png`));
    };
    const pane = (name) => workbench.page.locator(`.pane:has(.pane-header[aria-label*="${name}"])`);
    const row = (name, text) => pane(name).locator('.monaco-list-row').filter({ hasText: text }).first();

    before(async () => {
      // Folders that tell nothing: a newcomer's site.
      cpSync(path.join(yunfan, 'zh'), path.join(folder, 'pages/original'), { recursive: true });
      cpSync(path.join(yunfan, 'en-SG'), path.join(folder, 'pages/sea'), { recursive: true });
      cpSync(path.join(yunfan, 'id'), path.join(folder, 'pages/id'), { recursive: true });
      workbench = await openWindow({ folder, locale });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('leads through the first steps', async () => {
      const { page } = workbench;
      await runCommand(page, words.start);
      // The walkthrough takes the keyboard once it is there, which closes what a user has opened until then.
      await page.locator('.getting-started-step.expanded:focus').filter({ hasText: words.step }).waitFor();
      await picture('walkthrough');
    });

    it('asks for the markets, and where those are whose folders do not tell', async () => {
      const { page } = workbench;
      const list = page.locator('.quick-input-list');
      const known = list.locator('.monaco-list-row').filter({ hasText: 'pages/id' });
      await runUntil(page, words.markets, known);
      await picture('markets');
      await page.keyboard.type(words.singapore);
      await list.locator('.monaco-list-row').filter({ hasText: words.singapore }).first().click();
      await page.locator('.quick-input-count').filter({ hasText: '2' }).waitFor();
      await page.keyboard.press('Enter');
      await list.locator('.monaco-list-row').filter({ hasText: 'pages/sea' }).click();
      await page.locator('.notification-toast').filter({ hasText: 'pages/sea/** → SG' }).waitFor();
      assert.equal(readFileSync(config, 'utf8'), 'pages:\n  - path: pages/sea/**\n    market: SG\n');
    });

    it('asks for the Chinese folder, the one with Chinese pages first', async () => {
      const { page } = workbench;
      await runCommand(page, words.source);
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.first().filter({ hasText: 'pages/original' }).click();
      await page.locator('.notification-toast').filter({ hasText: 'pages/original/** → zh' }).waitFor();
      assert.ok(existsSync(config));
      assert.match(
        readFileSync(config, 'utf8'),
        /pages\/sea\/\*\*[\s\S]*pages\/original\/\*\*\n {4}locale: zh\n$/,
      );
    });

    it('opens the first page, and says what to do next on it', async () => {
      const { page } = workbench;
      await runCommand(page, words.first);
      await row(words.page, words.mend).waitFor();
      const line = pane(words.page).locator('.monaco-list-row[aria-level="2"]').first();
      const place = /\d+/.exec(await line.locator('.label-description').innerText())[0];
      await picture('page');
      await line.click();
      await page
        .locator('.statusbar-item[id="status.editor.selection"]')
        .filter({ hasText: new RegExp(`\\b${place}\\b`) })
        .waitFor();
    });

    it('shows where each market stands once the workspace is reviewed', async () => {
      await pane(words.marketsView).locator('.monaco-button').first().click();
      await row(words.marketsView, words.singapore).waitFor();
      const market = row(words.marketsView, words.singapore);
      assert.match(await market.innerText(), /\d+%/);
      await market.locator('.monaco-tl-twistie').click();
      await row(words.marketsView, words.penalty).waitFor();
      await picture('markets-view');
    });
  });
}

suite('en', {
  start: 'Terroir: Get Started',
  step: 'Choose your markets',
  markets: 'Terroir: Choose Markets',
  source: 'Terroir: Choose the Chinese Folder',
  first: 'Terroir: Open the First Page',
  singapore: 'Singapore',
  page: 'This Page',
  mend: 'Fix now',
  marketsView: 'Markets',
  penalty: 'Penalty',
});
suite('zh-cn', {
  start: 'Terroir: 开始使用',
  step: '选择市场',
  markets: 'Terroir: 选择市场',
  source: 'Terroir: 选择中文页所在的文件夹',
  first: 'Terroir: 打开第一个页面',
  singapore: '新加坡',
  page: '本页',
  mend: '立即修改',
  marketsView: '市场',
  penalty: '每千词扣分',
});
