/** What people write with Terroir by mouse and keyboard, the same wherever VS Code runs: a keep, a remark, a text from a mail. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  chooseQuickFix,
  goTo,
  openFile,
  runCommand,
  waitForNotification,
  waitForSquiggle,
} from '../host/ui.mjs';

/** The page that they write on. */
export const written = 'content/id/harga.md';

/** Another one, on which a rule is turned off. */
const other = 'content/id/toko.md';

/** Writes a site of two pages into a folder; nobody is asked whether to make it a site. @param {string} folder */
export function writeSite(folder) {
  const files = {
    '.terroir/config.yaml': 'source: zh\n',
    [written]: '# Harga\n\nMulai Rp450.000 per toko.\n\nBayar dengan WeChat Pay.\n',
    [other]: 'Bayar dengan WeChat Pay.\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** @typedef {import('playwright-core').Page} Page */

/** A finding of the page is kept with a reason. @param {Page} page */
export async function keep(page) {
  await openFile(page, written);
  await waitForSquiggle(page);
  await chooseQuickFix(page, { line: 5, column: 16 }, 'Keep with a reason');
  await answer(page, 'Why keep it?', 'our shops take it');
  await shows(page, /terroir-keep\s+reference\/[\w-]+:/);
  await runCommand(page, 'File: Save');
}

/** A rule is turned off for the site, which its config says. @param {Page} page */
export async function turnOff(page) {
  await openFile(page, other);
  await waitForSquiggle(page);
  await chooseQuickFix(page, { line: 1, column: 16 }, 'Turn off on the whole site');
  await openFile(page, '.terroir/config.yaml');
  await shows(page, /reference\/[\w-]+:\s+off/);
}

/** An author’s text in the clipboard becomes the page. @param {Page} page */
export async function takeIn(page) {
  await openFile(page, written);
  const mail = '# Harga toko\n\nMulai Rp500.000 per toko, tiap bulan.\n\nBayar dengan QRIS.';
  await page.evaluate((text) => navigator.clipboard.writeText(text), mail);
  await runCommand(page, 'Terroir: Take In the Author’s Text from the Clipboard');
  const asked = await waitForNotification(page, 'Write what came back');
  await asked.getByRole('button', { name: 'Write' }).click();
  await openFile(page, written);
  await shows(page, /QRIS/);
}

/** A reviewer remarks on words of the page as it came back. @param {Page} page */
export async function remark(page) {
  await openFile(page, written);
  await goTo(page, { line: 3, column: 7 });
  for (let letter = 0; letter < 'Rp500.000'.length; letter++) await page.keyboard.press('Shift+ArrowRight');
  await runCommand(page, 'Terroir: Remark on the Selected Words');
  const form = page.locator('.review-widget').first();
  await form.locator('.comment-form .monaco-editor').first().click();
  await page.keyboard.type('Sekarang Rp550.000');
  await form.locator('.monaco-button:not(.disabled)').filter({ hasText: 'Ask for a Change' }).click();
  await answer(page, 'Who remarks?', 'Rina');
  await page.locator('.review-widget .comment-body').filter({ hasText: 'Sekarang Rp550.000' }).waitFor();
}

/** Answers what is asked. @param {Page} page @param {string} title @param {string} said */
async function answer(page, title, said) {
  await page.locator('.quick-input-widget').filter({ hasText: title }).waitFor();
  await page.locator('.quick-input-widget input.input').fill(said);
  await page.keyboard.press('Enter');
}

/** Waits until the editor shows a line. @param {Page} page @param {RegExp} text */
async function shows(page, text) {
  await page.locator('.monaco-editor .view-line').filter({ hasText: text }).first().waitFor();
}
