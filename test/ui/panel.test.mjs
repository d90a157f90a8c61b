/**
 * The review of a workspace in real VS Code, at ten thousand pages: by mouse, by keyboard, and by what a screen
 * reader is told. With TERROIR_PICTURES=DIR pictures of it are kept there.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand, screenshot, setColorTheme, statusBarItem, webviewFrame } from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.TERROIR_PICTURES;
const markets = ['en-SG', 'id', 'th', 'vi', 'ja', 'de', 'es-MX', 'pt-BR', 'ms-MY', 'fr'];

/** A site of as many pages, short ones: the panel is what is tested. */
function writeSite(folder, pages) {
  for (const market of markets) {
    mkdirSync(path.join(folder, 'content', market), { recursive: true });
    for (let n = 0; n < pages / markets.length; n++) {
      const text = n % 10 ? `Page ${n}.\n` : `# Page ${n}\n\nPay with WeChat，now.\n`;
      writeFileSync(path.join(folder, 'content', market, `page-${String(n).padStart(4, '0')}.md`), text);
    }
  }
}

/** What axe finds wrong in a frame. */
async function violations(frame) {
  await frame.evaluate(axe);
  const { violations: found } = await frame.evaluate(() => globalThis.axe.run(document));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}

function suite(locale, pages, words) {
  describe(`the review of a workspace in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    /** @type {import('playwright-core').Frame} */
    let panel;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-panel-'));
    const picture = async (name) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `panel-${name}-${locale}.png`));
    };
    /** Waits until the row that has the keyboard says something. */
    const active = (text) => panel.locator('.body > [role=row]:focus').filter({ hasText: text }).waitFor();

    before(async () => {
      writeSite(folder, pages);
      workbench = await openWindow({ folder, locale });
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('opens with the verdict when all is reviewed', async () => {
      const { page } = workbench;
      await runCommand(page, words.command);
      await statusBarItem(page, 'terroir.terroir.terroir.review').filter({ hasText: words.failed }).waitFor();
      panel = await webviewFrame(page, 'h1');
      await panel.locator('.standing.failed h1').filter({ hasText: words.failed }).waitFor();
      await panel.locator('[role=status]').filter({ hasText: words.count }).waitFor();
      assert.equal(await panel.locator('.body > .market').count(), markets.length);
      await picture('verdict');
    });

    it('leads by keyboard from a market to a page to a finding to its line', async () => {
      const { page } = workbench;
      await panel.locator('input[type=search]').click();
      await page.keyboard.press('ArrowDown');
      await active(words.first);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await active('page-0000.md');
      await page.keyboard.press('End');
      await active(words.lastMarket);
      await page.keyboard.press('Home');
      await active(words.first);
      await page.keyboard.press('ArrowDown');
      await active('page-0000.md');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await active(/WeChat|，/);
      await page.keyboard.press('ArrowRight');
      await panel.locator('.body > .note').first().waitFor();
      await picture('unfolded');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active[data-resource-name="page-0000.md"]').waitFor();
      await page.locator('.statusbar-item[id="status.editor.selection"]').filter({ hasText: /3/ }).waitFor();
      await runCommand(page, words.show);
      panel = await webviewFrame(page, '.standing.failed');
      await panel.locator('.body > .note').first().waitFor();
    });

    it('draws only the rows in sight, and scrolls to any of them', async () => {
      const drawn = await panel.locator('.body > [role=row]').count();
      assert.ok(drawn < 120, `${drawn} rows`);
      await panel.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const count = await panel.locator('[role=treegrid]').getAttribute('aria-rowcount');
      await panel.locator(`.body > [aria-rowindex="${count}"]`).waitFor();
      await panel.evaluate(() => window.scrollTo(0, 0));
    });

    it('filters by text, severity and dimension, and sorts, by mouse', async () => {
      const search = panel.locator('input[type=search]');
      await search.fill('page-0990');
      await panel.locator('[role=status]').filter({ hasText: words.filtered }).waitFor();
      await search.press('Escape');
      await panel.locator('[role=status]').filter({ hasText: words.count }).waitFor();
      await panel.locator('[data-severity=major]').click();
      await panel.locator('[data-severity=major][aria-pressed=false]').waitFor();
      await panel.locator('[data-severity=major]').click();
      await panel.locator('[data-category=linguistic-conventions]').click();
      await panel.locator('[data-category][aria-pressed=true]').waitFor();
      await panel.locator('[data-category=linguistic-conventions]').click();
      await panel.locator('[data-column=name]').click();
      await panel.locator('[role=columnheader][aria-sort=ascending].name').waitFor();
    });

    it('has nothing that keeps anybody out, in light, dark and high contrast', async () => {
      assert.deepEqual(await violations(panel), []);
      for (const [name, theme] of [
        ['dark', 'Dark Modern'],
        ['contrast', 'Dark High Contrast'],
        ['contrast-light', 'Light High Contrast'],
      ]) {
        if (locale !== 'en') break;
        await setColorTheme(workbench.page, theme);
        await picture(name);
        assert.deepEqual(await violations(panel), [], name);
      }
    });

    it('follows a page that changes on disk', async () => {
      const status = panel.locator('[role=status]');
      const before = await status.innerText();
      writeFileSync(path.join(folder, 'content/en-SG/page-0001.md'), 'Pay with WeChat.\n');
      await status.filter({ hasNotText: before }).waitFor();
      assert.match(await status.innerText(), words.count);
    });
  });
}

suite('en', 10_000, {
  command: 'Terroir: Review Workspace',
  show: 'Terroir: Show Review',
  failed: /Publishing check failed/,
  count: /^10,000 pages, [\d,]+ findings$/,
  filtered: /^10 pages, /,
  first: 'Brazil',
  lastMarket: 'Japan',
});
suite('zh-cn', 200, {
  command: 'Terroir: 审校整个工作区',
  show: 'Terroir: 查看审校结果',
  failed: /发布检查未通过/,
  count: /^200 个页面，\d+ 个问题$/,
  filtered: /^0 个页面，/,
  first: '印度尼西亚',
  lastMarket: '日本',
});
