/**
 * One VS Code a language for all UI tests of a run, in one browser: each suite has a window of its own, on a folder of its own,
 * with an extension host and a language server that no other suite has seen.
 */
import path from 'node:path';
import { launchBrowser } from '../host/browser.mjs';
import { startServer } from '../host/server.mjs';
import { copyOf, openView } from '../host/workbench.mjs';

/** @typedef {import('../host/workbench.mjs').Workbench} Workbench */

const settings = { 'editor.wordWrap': 'on', 'editor.fontSize': 13 };

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;
/** @type {Map<string, Promise<import('../host/server.mjs').Server>>} */
const servers = new Map();

/** The windows that are open. @type {Set<import('playwright-core').Page>} */
const open = new Set();

// What a run on another machine saw when it failed.
afterEach('tells what the windows show', async function () {
  if (this.currentTest?.state !== 'failed') return;
  for (const page of open) console.log(await shownIn(page).catch(String));
});

after(async () => {
  await (await browser)?.close();
  for (const server of servers.values()) await (await server).close();
});

/**
 * Opens a folder in a window of the VS Code that is shared.
 *
 * @param {{ folder: string, copyFolder?: boolean, locale?: string }} options with `copyFolder` it is a copy, which tests may
 *   change as they like
 * @returns {Promise<Pick<Workbench, 'page' | 'folder' | 'close'>>}
 */
export async function openWindow({ folder: asked, copyFolder = false, locale = 'en' }) {
  const copy = copyFolder ? await copyOf(asked) : undefined;
  const folder = copy?.path ?? path.resolve(asked);
  browser ??= launchBrowser();
  const known = servers.get(locale);
  // The fixture has a model only where a folder says what it answers.
  const extensions = ['.', 'test/host/fixture-model'].map((name) => path.resolve(name));
  const starting = known ?? startServer({ folder, extensions, locale, settings });
  servers.set(locale, starting);
  const server = await starting;
  // A theme that a suite chose is a user setting.
  await server.set(settings);
  const view = await openView({
    origin: server.origin,
    url: server.urlOf(folder),
    locale,
    browser: await browser,
  });
  const { page } = view;
  open.add(page);
  return {
    page,
    folder,
    close: async () => {
      open.delete(page);
      // A window that is left ends its extension host; one that vanishes keeps it, should the window come back.
      page.on('dialog', (dialog) => dialog.accept());
      await page.goto('about:blank');
      await view.close();
      copy?.remove();
    },
  };
}

/** What stands in front of everything else in a window, and where its keyboard is. @param {import('playwright-core').Page} page */
async function shownIn(page) {
  const texts = await page.evaluate(() => {
    const parts = {
      dialog: '.monaco-dialog-box',
      notification: '.notification-toast',
      'quick input': '.quick-input-widget',
      menu: '.context-view, .action-widget',
      tab: '.tab.active',
      'status bar': '.statusbar',
    };
    const said = Object.entries(parts).flatMap(([name, selector]) =>
      [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility())
        .map(
          (element) =>
            `${name}: ${/** @type {HTMLElement} */ (element).innerText.replace(/\s+/g, ' ').slice(0, 500)}`,
        ),
    );
    const focus = document.activeElement;
    return [...said, `keyboard: ${focus?.tagName} ${focus?.className}`];
  });
  return ['      the window shows', ...texts].join('\n        ');
}
