/**
 * A reviewer’s remark sits on its words in real VS Code: made on a selection, kept in the repository, shown to the author where the
 * words are after an edit, and dealt with by a name. With TERROIR_PICTURES=DIR pictures are kept there.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { goTo, openFile, runCommand, savedText, screenshot } from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const name = 'content/id/harga.md';
const text = '# Harga\n\nMulai Rp450.000 per toko.\n\nHubungi kami lewat WhatsApp.\n';

function suite(locale, words) {
  describe(`remarks of a reviewer in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-remarks-'));
    const file = path.join(folder, name);
    const record = path.join(folder, `.terroir/signoffs/${name}.yaml`);
    const picture = async (what) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `remarks-${what}-${locale}.png`));
    };
    const answer = async (title, said) => {
      const { page } = workbench;
      await page.locator('.quick-input-widget').filter({ hasText: title }).waitFor();
      await page.locator('.quick-input-widget input').fill(said);
      await page.keyboard.press('Enter');
    };
    before(async () => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      // A site: nobody is asked whether to make one.
      mkdirSync(path.join(folder, '.terroir'));
      writeFileSync(path.join(folder, '.terroir/config.yaml'), 'source: zh\n');
      workbench = await openWindow({ folder, locale });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is made on the words that are selected, and kept in the repository', async () => {
      const { page } = workbench;
      await openFile(page, name);
      await page.locator('.statusbar-item').filter({ hasText: words.market }).first().waitFor();
      await goTo(page, { line: 3, column: 7 });
      for (let letter = 0; letter < 'Rp450.000'.length; letter++)
        await page.keyboard.press('Shift+ArrowRight');
      await runCommand(page, words.remark);
      const form = page.locator('.review-widget').first();
      await form.locator('.comment-form .monaco-editor').first().click();
      await page.keyboard.type('Sekarang Rp500.000');
      await picture('form');
      await form.locator('.monaco-button').filter({ hasText: words.ask }).click();
      await answer(words.who, 'Rina');
      const said = await savedText(page, record, /Rp500/);
      assert.match(said, /^verdict: changes\nby: Rina\n/m);
      assert.match(said, /text: Sekarang Rp500\.000\n {4}words: Rp450\.000\n/);
      await page.locator('.review-widget .comment-body').filter({ hasText: 'Sekarang Rp500.000' }).waitFor();
      await picture('made');
    });

    it('stays on its place while the author edits, and is dealt with by a name', async () => {
      const { page } = workbench;
      writeFileSync(
        file,
        text.replace('Rp450.000', 'Rp500.000').replace('# Harga', '# Harga\n\nPilih paket.'),
      );
      const thread = page.locator('.review-widget').filter({ hasText: words.edited });
      await thread.waitFor();
      await picture('edited');
      await thread.locator(`.action-label[aria-label*="${words.done}"]`).first().click();
      await answer(words.whoDid, 'Budi');
      const said = await savedText(page, record, /resolved/);
      assert.match(said, /resolved:\n {6}by: Budi\n/);
    });
  });
}

suite('en', {
  market: 'Indonesia',
  remark: 'Terroir: Remark on the Selected Words',
  ask: 'Ask for a Change',
  who: 'Who remarks?',
  edited: 'it was about: Rp450.000',
  done: 'Dealt With',
  whoDid: 'Who dealt with it?',
});
suite('zh-cn', {
  market: '印度尼西亚',
  remark: 'Terroir: 批注所选文字',
  ask: '要求修改',
  who: '由谁批注？',
  edited: '原来批注的是：Rp450.000',
  done: '已处理',
  whoDid: '由谁处理？',
});
