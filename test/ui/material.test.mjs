/** Local material put into a page and saved from it, in real VS Code; with TERROIR_PICTURES=DIR pictures are kept. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chooseQuickFix, clickText, goTo, openFile, runCommand, savedText, screenshot } from '../host/ui.mjs';
import { copyOf } from '../host/workbench.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const customers = '.terroir/local/ID/customers.yaml';
const page = 'content/id/promo.md';
const library = `# ours
items:
  - kind: customer
    name: Toko Contoh
    text: Toko Contoh memangkas waktu hitung stok 40%.
    owner: Tim Jakarta
`;
const text = `# Yunfan untuk toko Anda\n\n${'Aplikasi ini membantu tim Anda bekerja lebih cepat setiap hari. '.repeat(8)}\n`;

function suite(locale, words) {
  describe(`local material in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    /** @type {{ path: string, remove: () => void } | undefined} */
    let copy;
    const picture = async (name) => {
      if (!pictures) return;
      await mkdir(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `${name}-${locale}.png`));
    };
    const line = (hasText) => workbench.page.locator('.view-line').filter({ hasText }).first().waitFor();

    before(async () => {
      copy = await copyOf('test/sites/yunfan');
      const folder = copy.path;
      mkdirSync(path.join(folder, path.dirname(customers)), { recursive: true });
      writeFileSync(path.join(folder, customers), library);
      writeFileSync(path.join(folder, page), text);
      workbench = await openWindow({
        folder,
        locale,
      });
    });
    after(async () => {
      await workbench?.close();
      copy?.remove();
    });

    it('the nudge on the heading leads to the library, and the item goes below it', async () => {
      const ui = workbench.page;
      await openFile(ui, page);
      await goTo(ui, { line: 1, column: 4 });
      await chooseQuickFix(ui, { line: 1, column: 4 }, words.insert);
      await ui.locator('.quick-input-list').filter({ hasText: 'Toko Contoh' }).first().waitFor();
      await picture('insert');
      await ui.keyboard.press('Enter');
      await line(/Toko\s+Contoh\s+memangkas/);
      await picture('inserted');
    });

    it('selected words become an item of the market’s library, after a look at it', async () => {
      const ui = workbench.page;
      await goTo(ui, { line: 5, column: 1 });
      await ui.keyboard.press('Shift+End');
      await runCommand(ui, words.save);
      await ui.locator('.quick-input-list').filter({ hasText: words.customer }).first().waitFor();
      await ui.keyboard.press('Enter');
      await ui.locator('.quick-input-widget input.input').fill('Kedai Contoh');
      await ui.keyboard.press('Enter');
      const dialog = ui.locator('.monaco-dialog-box');
      await dialog.filter({ hasText: customers }).waitFor();
      await picture('save');
      await clickText(ui, dialog.locator('.monaco-button').filter({ hasText: words.confirm }).first());
      await line(/name:\s+Kedai\s+Contoh/);
      await picture('saved');
      const saved = await savedText(ui, path.join(workbench.folder, customers), /Kedai Contoh/);
      assert.ok(saved.startsWith(library));
      assert.match(saved.slice(library.length), /^ {2}- kind: customer\n {4}name: Kedai Contoh\n/);
    });
  });
}

suite('en', {
  insert: 'Insert local material…',
  save: 'Terroir: Save Selection as Local Material',
  customer: 'Customer',
  confirm: 'Save',
});
suite('zh-cn', {
  insert: '插入当地素材…',
  save: 'Terroir: 将所选文字存为当地素材',
  customer: '客户',
  confirm: '保存',
});
