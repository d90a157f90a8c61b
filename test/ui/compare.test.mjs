/**
 * A market page beside its Chinese page, in real VS Code, by mouse and by keyboard.
 * With TERROIR_PICTURES=DIR pictures in four themes are kept there.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { focusedOn, focusView, openFile, screenshot, setColorTheme, webviewFrame } from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('a page beside its Chinese page', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let workbench;

  before(async () => {
    workbench = await openWindow({
      folder: 'test/sites',
      copyFolder: true,
    });
  });
  after(() => workbench?.close());

  /** The cells of a state, of the market page. */
  const cells = (view, state) => view.locator(`.row.${state} .target`);
  const focused = (view) =>
    view.evaluate(() => document.activeElement?.closest('[role=row]')?.className ?? '');

  it('opens from the heading of a section, which says how it follows the Chinese page', async () => {
    const { page } = workbench;
    await openFile(page, 'yunfan/content/id/product.md');
    const lens = page.locator('.codelens-decoration a', { hasText: 'Chinese page' }).first();
    await lens.waitFor();
    await lens.click();
    const view = await webviewFrame(page, '[role=grid]');
    await view.locator('.row.local').first().waitFor();
    assert.match(await view.locator('.headline').innerText(), /^\d+% of this page follows the Chinese page/);
    assert.match(await view.locator('[role=columnheader]').last().innerText(), /Indonesia/);
    await view.locator('.row :focus').waitFor();
  });

  it('leads from a block to its place, on either page', async () => {
    const { page } = workbench;
    const view = await webviewFrame(page, '[role=grid]');
    await cells(view, 'local').first().click();
    await focusedOn(page, 'content/id/product.md');
    await view.locator('.row.mirrors .source').first().click();
    await focusedOn(page, 'content/zh/product.md');
  });

  it('is walked by keyboard: to the next local block, across, and into the page', async () => {
    const { page } = workbench;
    const view = await webviewFrame(page, '[role=grid]');
    await focusView(page, 'its Chinese page');
    await view.locator('[role=gridcell][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('l');
    assert.match(await focused(view), /local/);
    await page.keyboard.press('m');
    assert.match(await focused(view), /mirrors/);
    await page.keyboard.press('ArrowLeft');
    assert.match(await view.evaluate(() => document.activeElement.className), /source/);
    await page.keyboard.press('Enter');
    await focusedOn(page, 'content/zh/product.md');
  });

  it('follows what is typed', async () => {
    const { page } = workbench;
    await openFile(page, 'yunfan/content/id/product.md');
    const view = await webviewFrame(page, '[role=grid]');
    const before = await view.locator('.row.local').count();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(
      '\n\nGudang di Bekasi buka sampai malam selama Ramadan, dan tim kami ikut lembur.\n',
    );
    await view.locator('.row.local').nth(before).waitFor();
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast']) {
    it(`is readable for everyone in ${theme}`, async () => {
      const { page } = workbench;
      await setColorTheme(page, theme);
      const view = await webviewFrame(page, '[role=grid]');
      await view.evaluate(axe);
      const found = await view.evaluate(() => globalThis.axe.run(document.getElementById('page')));
      assert.deepEqual(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`),
        [],
      );
      if (pictures) await screenshot(page, path.join(pictures, `compare-${theme.replaceAll(' ', '-')}.png`));
    });
  }
});
