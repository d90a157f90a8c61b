/**
 * What a user does with the mouse and the keyboard, in real VS Code.
 * With TERROIR_PICTURES=DIR pictures of each step are kept there.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  chooseQuickFix,
  clickText,
  goTo,
  openFile,
  openQuickFixes,
  readHover,
  screenshot,
  statusBarItem,
  waitForSquiggle,
  webviewFrame,
} from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const item = 'terroir.terroir.terroir.page';
const pictures = process.env.TERROIR_PICTURES;

/** @param {string} text @param {string} part @returns {{ line: number, column: number }} */
function placeOf(text, part) {
  const before = text.slice(0, text.indexOf(part) + 1).split('\n');
  return { line: before.length, column: before.at(-1).length + 1 };
}

/** How many findings the command line would have mended on a page. */
function toFix(folder, name) {
  const args = ['dist/cli.mjs', 'review', folder, '--no-cache', '--fail-on', 'never', '--format', 'json'];
  const { pages } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
  const page = pages.find(({ path: one }) => one.endsWith(name));
  return page.findings.filter(({ severity }) => severity !== 'neutral').length;
}

function suite(locale, words) {
  describe(`a page in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const picture = async (name, options) => {
      if (!pictures) return;
      await mkdir(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `${name}-${locale}.png`), options);
    };
    const status = (expected) => statusBarItem(workbench.page, item).filter({ hasText: expected }).waitFor();

    before(async () => {
      workbench = await openWindow({
        folder: 'test/sites',
        copyFolder: true,
        locale,
      });
    });
    after(() => workbench?.close());

    it('is underlined, explained in a hover, and mended with the light bulb', async () => {
      const { page, folder } = workbench;
      const name = 'yunfan/content/en-SG/about.md';
      await openFile(page, name);
      await (await waitForSquiggle(page)).first().waitFor();
      await status(words.status);
      // Spelling comes last: until it is there the number still grows.
      const count = toFix(folder, name);
      await status(new RegExp(`\\b${count}\\b`));
      const text = readFileSync(path.join(folder, name), 'utf8');
      const hover = await readHover(
        page,
        placeOf(text, 'national high-tech enterprise integrating'),
        words.instead,
      );
      assert.match(hover, /国家高新技术企业/);
      await picture('hover');
      await page.keyboard.press('Escape');

      const place = placeOf(text, 'standards，and');
      place.column += 'standards'.length - 1;
      await openQuickFixes(page, place);
      await picture('light-bulb');
      await page.keyboard.press('Escape');
      await chooseQuickFix(page, place, words.replace);
      await status(new RegExp(`\\b${count - 1}\\b`));
      await page
        .locator('.view-line')
        .filter({ hasText: /standards,\s*and/ })
        .first()
        .waitFor();
    });

    it('keeps a finding with a reason, written into the page', async () => {
      const { page, folder } = workbench;
      const name = 'yunfan/content/id/product.md';
      await openFile(page, name);
      await waitForSquiggle(page);
      const text = readFileSync(path.join(folder, name), 'utf8');
      await chooseQuickFix(page, placeOf(text, 'WeChat'), words.keep);
      await page.locator('.quick-input-widget input.input').fill('customers in China ask for it');
      await page.keyboard.press('Enter');
      await page
        .locator('.monaco-editor .view-line')
        .filter({ hasText: /terroir-keep\s+reference\/[\w-]+:\s+customers/ })
        .first()
        .waitFor();
    });

    it('changes its market with one click in the status bar', async () => {
      const { page } = workbench;
      await openFile(page, 'yunfan/content/th/_index.md');
      await status(words.thailand);
      await statusBarItem(page, item).locator('a').first().click();
      await page.locator('.quick-input-widget input.input').fill(words.vietnam);
      await picture('market');
      await page.keyboard.press('Enter');
      await status(words.vietnam);
      await goTo(page, { line: 2, column: 1 });
      await page
        .locator('.view-line')
        .filter({ hasText: /market:\s+VN/ })
        .first()
        .waitFor();
    });

    it('leads from the code of a finding to its rule', async () => {
      const { page, folder } = workbench;
      const name = 'yunfan/content/en-SG/about.md';
      await openFile(page, name);
      const text = readFileSync(path.join(folder, name), 'utf8');
      await readHover(page, placeOf(text, 'national high-tech enterprise integrating'), words.instead);
      await clickText(page, page.locator('.monaco-hover a.code-link span').first());
      const preview = await webviewFrame(page, 'code:has-text("reference/national-high-tech-enterprise")');
      await preview.locator('h2').first().waitFor();
      await picture('rule');
    });
  });
}

suite('en', {
  status: /Singapore · local readers · \d+ to fix/,
  instead: /Write instead/,
  replace: 'Use ,',
  keep: /Keep with a reason \(“/,
  thailand: /Thailand/,
  vietnam: 'Vietnam',
});
suite('zh-cn', {
  status: /新加坡 · 当地读者 · \d+ 处待修改/,
  instead: /建议写法/,
  replace: '改为“,”',
  keep: /注明理由并保留（“/,
  thailand: /泰国/,
  vietnam: '越南',
});
