/** What people write with Terroir in VS Code for the web, where there is no disk and no process. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../host/cleanup.mjs';
import { screenshot } from '../host/ui.mjs';
import { openWebWorkbench } from '../host/web-workbench.mjs';
import { keep, remark, takeIn, turnOff, writeSite } from './writing.mjs';

const pictures = process.env.TERROIR_PICTURES;

describe('VS Code for the web', () => {
  /** @type {Awaited<ReturnType<typeof openWebWorkbench>>} */
  let workbench;

  before(async () => {
    const folder = scratchFolder();
    writeSite(folder.path);
    workbench = await openWebWorkbench({ folder: folder.path, extensions: ['.'] });
    // Quick open searches no folder of this kind, but knows what is open.
    const rows = workbench.page.locator('.explorer-folders-view .monaco-list-row');
    for (const [folderName, ...names] of [
      ['.terroir', 'config.yaml'],
      ['content', 'harga.md', 'toko.md'],
    ]) {
      await rows.filter({ hasText: folderName }).first().click();
      for (const name of names) {
        await rows.filter({ hasText: name }).first().dblclick();
        // One that opens later would take the keyboard from a question, which closes it.
        await workbench.page.locator('.tab.active').filter({ hasText: name }).waitFor();
      }
    }
  });
  afterEach(async function () {
    if (!pictures || this.currentTest?.state !== 'failed') return;
    mkdirSync(pictures, { recursive: true });
    await screenshot(workbench.page, path.join(pictures, 'web-failed.png'));
  });
  after(() => workbench?.close());

  it('keeps a finding with a reason', () => keep(workbench.page));
  it('turns a rule off for the site', () => turnOff(workbench.page));
  it('takes an author’s text in from the clipboard', () => takeIn(workbench.page));
  it('has a reviewer’s remark on its words', () => remark(workbench.page));
});
