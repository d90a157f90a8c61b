/**
 * What stands beside a page in real VS Code on a screen of 1366 × 768: the side panel keeps the page while settings, output, a
 * comparison or the review are in front, and the review is not cut off. With TERROIR_PICTURES=DIR pictures are kept there.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openFile, openQuickFixes, runCommand, screenshot, showSideBar, webviewFrame } from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const name = 'content/en-SG/about.md';

function suite(locale, words) {
  describe(`beside a page in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const picture = async (what) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `beside-${what}-${locale}.png`));
    };
    const pane = (title) => workbench.page.locator(`.pane:has(.pane-header[aria-label*="${title}"])`);
    const line = () => pane(words.page).locator('.monaco-list-row').filter({ hasText: words.fix }).first();

    before(async () => {
      workbench = await openWindow({ folder: 'test/sites/yunfan', copyFolder: true, locale });
      await workbench.page.setViewportSize({ width: 1366, height: 768 });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(() => workbench?.close());

    it('the side panel keeps it while something else is in front', async () => {
      const { page } = workbench;
      await openFile(page, name);
      await page.locator('.statusbar-item').filter({ hasText: words.market }).first().waitFor();
      await showSideBar(page, 'Terroir', pane(words.page));
      await line().waitFor();
      await picture('page');
      for (const [what, command, shown] of [
        ['settings', words.settings, '.settings-editor'],
        ['compare', words.compare, '.webview'],
      ]) {
        await runCommand(page, command);
        await page.locator(shown).first().waitFor();
        await picture(what);
        assert.equal(await line().count(), 1, what);
        assert.equal(await pane(words.library).count(), 1, what);
      }
    });

    it('the review fits beside the side panel', async () => {
      const { page } = workbench;
      await runCommand(page, words.review);
      const frame = await webviewFrame(page, '[role=treegrid] [role=row]');
      await frame.locator('[role=row]').nth(1).waitFor();
      await picture('review');
      const wide = await frame.evaluate(() => {
        const cut = [...document.querySelectorAll('[role=columnheader], [role=gridcell]')].filter(
          (cell) => cell.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
        );
        return {
          scroll: document.documentElement.scrollWidth,
          width: document.documentElement.clientWidth,
          cut: cut.length,
        };
      });
      assert.ok(wide.scroll <= wide.width && !wide.cut, JSON.stringify(wide));
      assert.equal(await line().count(), 1);
    });

    it('the light bulb calls a rule by its name', async () => {
      const { page } = workbench;
      await openFile(page, name);
      await openQuickFixes(page, { line: words.at, column: 62 });
      await picture('bulb');
      const offered = await page.locator('.action-widget').first().innerText();
      assert.match(offered, words.off);
      assert.doesNotMatch(offered, /reference\//);
    });
  });
}

suite('en', {
  market: 'Singapore',
  page: 'This Page',
  library: 'Library',
  fix: 'Fix now',
  settings: 'Preferences: Open Settings (UI)',
  compare: 'Terroir: Compare with the Chinese Page',
  review: 'Terroir: Review Workspace',
  at: 3,
  off: /Turn off on this page: “/,
});
suite('zh-cn', {
  market: '新加坡',
  page: '本页',
  library: '当地素材',
  fix: '立即修改',
  settings: '首选项: 打开设置 (ui)',
  compare: 'Terroir: 与中文页对照',
  review: 'Terroir: 审校整个工作区',
  at: 3,
  off: /在本页不再提示：“/,
});
