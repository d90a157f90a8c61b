/**
 * Who reads a site, in real VS Code: the first review asks with a guess and its words, the config keeps the answer, and the
 * page is for these readers from then on. With TERROIR_PICTURES=DIR pictures are kept there.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  openFile,
  runCommand,
  savedText,
  screenshot,
  statusBarItem,
  waitForNotification,
} from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const files = {
  'content/zh/x1.md':
    '# X1 扫地机器人\n\n解放双手，全家都爱用。到手价 2999 元，加入购物车，全场包邮，京东旗舰店有售。\n',
  'content/zh/x2.md': '# X2 吸尘器\n\n拖地、清洁客厅和卧室。领优惠券，赠品多多。\n',
  'content/en-SG/x1.md':
    '---\npageType: product\n---\n\n# X1 robot vacuum\n\nLiberate your hands with the X1, which cleans your floor while you are out at work.\n',
};

function suite(locale, words) {
  describe(`who reads a site in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-readers-'));
    const picture = async (name) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `readers-${name}-${locale}.png`));
    };
    before(async () => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
      workbench = await openWindow({ folder, locale });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('the first review asks, with the guess and its words, and the config keeps the answer', async () => {
      const { page } = workbench;
      await runCommand(page, words.review);
      const asked = await waitForNotification(page, words.asked);
      await picture('asked');
      await asked.getByRole('button', { name: words.right }).click();
      const config = await savedText(page, path.join(folder, '.terroir/config.yaml'), /industry/);
      assert.equal(config, 'readers: consumers\nindustry: home\n');
    });

    it('a page is for these readers from then on', async () => {
      const { page } = workbench;
      await openFile(page, 'en-SG/x1.md');
      await statusBarItem(page, 'terroir.terroir.terroir.page').filter({ hasText: words.status }).waitFor();
      await runCommand(page, words.choose);
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: words.said }).waitFor();
      await picture('chosen');
      await page.keyboard.press('Escape');
    });
  });
}

suite('en', {
  review: 'Terroir: Review Workspace',
  asked: /consumers, home and living \(“\S+” ×\d/,
  right: 'That is right',
  status: 'Singapore · consumers · home and living',
  choose: 'Terroir: Choose Readers and Industry',
  said: 'as the config says',
});
suite('zh-cn', {
  review: 'Terroir: 审校整个工作区',
  asked: /消费者、家居（“\S+” ×\d/,
  right: '没错',
  status: '新加坡 · 消费者 · 家居',
  choose: 'Terroir: 选择读者与行业',
  said: '配置中已写明',
});
