/**
 * The way back from a mail in real VS Code: the author’s text in the clipboard becomes the page by one command, is shown as a
 * change, and is written when somebody says so. With TERROIR_PICTURES=DIR pictures are kept there.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFile, runCommand, savedText, screenshot, waitForNotification } from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const name = 'content/id/toko.md';
const old = `---
title: Stok toko akurat
image: /img/og.png
---

# Stok toko akurat

Kami memberdayakan ribuan toko. Lihat [demo](/id/demo).

![Kasir](/img/kasir.png)
`;
const mail = `Halo Anna, ini teksnya:

# Sabtu sore di kasir

Kasir masih menjual sepatu yang sudah habis di gudang.

Minta demo di toko Anda.

--
Rudi`;

function suite(locale, words) {
  describe(`an author’s text pasted in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-paste-'));
    const file = path.join(folder, name);
    const picture = async (what) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `paste-${what}-${locale}.png`));
    };
    before(async () => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, old);
      workbench = await openWindow({ folder, locale });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is shown before anything is written, with what is left out, and written by one click', async () => {
      const { page } = workbench;
      await openFile(page, name);
      await page.evaluate((text) => navigator.clipboard.writeText(text), mail);
      await runCommand(page, words.paste);
      const asked = await waitForNotification(page, words.asked);
      await page
        .locator('.view-line')
        .filter({ hasText: /Sabtu\s+sore/ })
        .first()
        .waitFor();
      await picture('shown');
      assert.equal(readFileSync(file, 'utf8'), old);
      await asked.getByRole('button', { name: words.write }).click();
      assert.equal(
        await savedText(page, file, /Sabtu/),
        `---
title: Sabtu sore di kasir
image: /img/og.png
---

# Sabtu sore di kasir

Kasir masih menjual sepatu yang sudah habis di gudang.

Minta [demo](/id/demo) di toko Anda.

![Kasir](/img/kasir.png)
`,
      );
      await openFile(page, name);
      await picture('written');
    });
  });
}

suite('en', {
  paste: 'Terroir: Take In the Author’s Text from the Clipboard',
  asked: 'Write what came back',
  write: 'Write',
});
suite('zh-cn', {
  paste: 'Terroir: 采用剪贴板中作者的文本',
  asked: '写入',
  write: '写入',
});
