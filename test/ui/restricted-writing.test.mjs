/** What people write with Terroir in a folder that nobody trusts yet. */
import path from 'node:path';
import { scratchFolder } from '../host/cleanup.mjs';
import { savedText } from '../host/ui.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { keep, remark, takeIn, turnOff, writeSite, written } from './writing.mjs';

describe('Restricted Mode, where somebody writes', () => {
  /** @type {import('../host/workbench.mjs').Workbench} */
  let workbench;

  before(async () => {
    const folder = scratchFolder();
    writeSite(folder.path);
    workbench = await openWorkbench({
      folder: folder.path,
      asksTrust: true,
      extensions: [path.resolve('.')],
      settings: { 'git.enabled': false },
    });
    await workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first().waitFor();
  });
  after(() => workbench?.close());

  const saved = (name, text) => savedText(workbench.page, path.join(workbench.folder, name), text);

  it('keeps a finding with a reason', async () => {
    await keep(workbench.page);
    await saved(written, /terroir-keep/);
  });
  it('turns a rule off for the site', async () => {
    await turnOff(workbench.page);
    await saved('.terroir/config.yaml', /: off/);
  });
  it('takes an author’s text in from the clipboard', async () => {
    await takeIn(workbench.page);
    await saved(written, /QRIS/);
  });
  it('has a reviewer’s remark on its words', async () => {
    await remark(workbench.page);
    await saved(`.terroir/signoffs/${written}.yaml`, /Rp550/);
  });
});
