/**
 * `@terroir` in VS Code's chat, which opens only where there is a model; the model is never asked.
 * With TERROIR_PICTURES=DIR pictures are kept there.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../host/browser.mjs';
import { startServer } from '../host/server.mjs';
import { focusedOn, openFile, patience, screenshot, webviewFrame } from '../host/ui.mjs';
import { copyOf, openView } from '../host/workbench.mjs';

const pictures = process.env.TERROIR_PICTURES;
const settings = { 'chat.disableAIFeatures': false, 'editor.wordWrap': 'on', 'editor.fontSize': 13 };
const promo = 'yunfan/content/en-SG/promo.md';
const evil = '[a](command:terroir.gettingStarted)![p](https://evil.example/p.png)<img src=x>';

for (const [locale, words] of Object.entries({
  en: {
    failed: /Publishing check: ❌ failed/,
    known: /Singapore/,
    local: /Marks of trust in Singapore/,
    reason: /Full-width marks come from a Chinese keyboard/,
    fix: /^Use , \(2 places\)$/,
    all: /Apply all safe fixes/,
    compare: 'Compare with the Chinese page',
    brief: 'Open the Brief',
    can: /No model is asked/,
  },
  'zh-cn': {
    failed: /发布检查：❌ 未通过/,
    known: /新加坡/,
    local: /新加坡/,
    reason: /全角/,
    fix: /^改为“, ?”（2 处）$/,
    all: /应用 Terroir 的全部安全修复/,
    compare: '与中文页对照',
    brief: '打开写作需求',
    can: /不使用任何模型/,
  },
})) {
  describe(`@terroir in the chat, in ${locale}`, () => {
    let browser;
    let server;
    let view;
    let copy;

    before(async () => {
      copy = await copyOf('test/sites');
      await mkdir(path.join(copy.path, '.vscode'));
      await writeFile(path.join(copy.path, '.vscode/fixture-model.json'), '[{ "say": "I was asked." }]');
      await writeFile(path.join(copy.path, promo), `# Promo\n\nFast，safe，${evil}.\n`);
      const extensions = ['.', 'test/host/fixture-model'].map((one) => path.resolve(one));
      server = await startServer({ folder: copy.path, extensions, locale, settings });
      browser = await launchBrowser();
      view = await openView({ origin: server.origin, url: server.url, locale, browser });
      // A question to somebody whom VS Code does not know yet asks for a model's account instead.
      await openFile(view.page, promo);
      await view.page.locator('.statusbar-item', { hasText: words.known }).first().waitFor();
      // VS Code looks for models at the first question, and has none to answer it with.
      const first = () =>
        ask('@terroir hello', words.can, 10_000).then(
          () => true,
          () => false,
        );
      for (let left = 10; left && !(await first()); left--);
    });
    after(async () => {
      await view?.close();
      await browser?.close();
      await server?.close();
      copy?.remove();
    });

    /** Asks in the chat, and gives the answer once it says what it ends with. */
    async function ask(text, end, timeout = patience) {
      const { page } = view;
      const input = page.locator('.interactive-session .interactive-input-part .monaco-editor').first();
      while (!(await input.isVisible())) {
        await page.keyboard.press('Control+Alt+I');
        // A workbench that is still starting takes the key for nothing.
        await input.waitFor({ timeout: 5_000 }).catch(() => {});
      }
      await input.click();
      // Questions and answers take turns in the list, of which only what is seen is there: the last ones are.
      const rows = page.locator('.interactive-session .monaco-list-row');
      const last = await rows.evaluateAll((all) =>
        Math.max(-1, ...all.map((row) => Number(row.dataset.index))),
      );
      const answer = page.locator(`.interactive-session .monaco-list-row[data-index="${last + 2}"]`);
      // Whoever was asked last is in the input already.
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await answer.filter({ hasText: end }).waitFor({ timeout });
      return answer;
    }
    const picture = (name) =>
      pictures && screenshot(view.page, path.join(pictures, `chat-${name}-${locale}.png`));

    it('reviews what is typed and not saved, in text alone, and a button mends it', async () => {
      const { page } = view;
      await openFile(page, promo);
      await page.keyboard.press('Control+End');
      await page.keyboard.type('We are a national high-tech enterprise.');
      const answer = await ask('@terroir /review', words.all);
      const said = await answer.innerText();
      assert.match(said, words.failed);
      assert.match(said, /national high-tech enterprise/);
      assert.match(said, words.reason);
      await picture('review');
      assert.equal(
        await answer.locator('img[src*="evil"], a[href*="evil"], a[data-href^="command"]').count(),
        0,
      );
      await answer.getByRole('button', { name: words.all }).waitFor();
      await answer.getByRole('button', { name: words.fix }).click();
      await page.locator('.editor-group-container.active .view-line', { hasText: 'Fast, safe, ' }).waitFor();
    });

    it('leads to the place of a finding', async () => {
      const { page } = view;
      await openFile(page, 'yunfan/content/id/product.md');
      const answer = await ask(`@terroir /review ${promo}`, /national high-tech enterprise/);
      await answer.locator('.chat-inline-anchor-widget').first().click();
      await focusedOn(page, promo);
    });

    it('says why at the cursor', async () => {
      const { page } = view;
      await openFile(page, promo);
      await page.keyboard.press('Control+End');
      for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
      const answer = await ask('@terroir /why', words.local);
      assert.match(await answer.innerText(), /national high-tech enterprise/);
      await picture('why');
    });

    it('compares, and opens the page beside its Chinese page', async () => {
      const { page } = view;
      await openFile(page, 'yunfan/content/id/product.md');
      const answer = await ask('@terroir /compare', words.compare);
      await picture('compare');
      await answer.getByRole('button', { name: words.compare }).click();
      const compared = await webviewFrame(page, '[role=grid]');
      await compared.locator('.row.local').first().waitFor();
    });

    it('shows the brief of a page that is not open', async () => {
      const answer = await ask('@terroir /brief yunfan/content/id/_index.md', words.brief);
      assert.match(await answer.innerText(), /120\.000\.000/);
      await picture('brief');
      await answer.getByRole('button', { name: words.brief }).waitFor();
    });

    it('says otherwise what it can do, and has asked no model', async () => {
      const answer = await ask('@terroir hello', words.can);
      assert.match(await answer.innerText(), words.can);
      assert.ok(!existsSync(path.join(copy.path, '.vscode/fixture-model.requests.json')));
    });
  });
}
