/**
 * Real VS Code in a headless browser: a server, a page that shows its workbench, and the extensions
 * under test in between.
 */
import { cp } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { scratchFolder } from './cleanup.mjs';
import { listenForTests } from './results.mjs';
import { startServer } from './server.mjs';
import { patience } from './ui.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} ViewOptions
 * @property {string} [colorTheme] such as `Default Light Modern`
 * @property {{ width: number, height: number }} [viewport]
 * @property {(line: string) => void} [onLine] receives each line of the tests' report
 */

/** @typedef {import('./server.mjs').ServerOptions & ViewOptions & { copyFolder?: boolean }} WorkbenchOptions */

/**
 * @typedef {object} Workbench
 * @property {Page} page shows the workbench, which is ready for use
 * @property {import('playwright-core').BrowserContext} ctx
 * @property {string} folder the folder that is open: the one asked for, or its copy
 * @property {string} origin
 * @property {number} port
 * @property {Promise<import('./results.mjs').TestResult>} testResult settles only if there is a `testsPath`
 * @property {() => string} log what the server has printed and the page complained about
 * @property {() => Promise<void>} close
 */

/**
 * Opens a folder in VS Code. With `copyFolder` it is a copy, which tests may change as they like.
 *
 * @param {WorkbenchOptions} options
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(options) {
  const { colorTheme, copyFolder = false, settings, ...rest } = options;
  const copy = copyFolder ? await copyOf(options.folder) : undefined;
  const folder = copy?.path ?? resolve(options.folder);
  const server = await startServer({
    ...rest,
    folder,
    settings: { ...(colorTheme && { 'workbench.colorTheme': colorTheme }), ...settings },
  });
  try {
    const view = await openView({ ...options, origin: server.origin, url: server.url });
    return {
      ...view,
      folder,
      origin: server.origin,
      port: server.port,
      log: () => server.log() + view.log(),
      close: async () => {
        await view.close();
        await server.close();
        copy?.remove();
      },
    };
  } catch (error) {
    await server.close();
    copy?.remove();
    throw error;
  }
}

/**
 * Shows a workbench that a server provides, and waits until it stands.
 *
 * @param {ViewOptions & { origin: string, url: string, locale?: string, prepare?: (page: Page) => Promise<void>,
 *   browser?: import('playwright-core').Browser }} options `browser` is one to open it in, which stays open
 * @returns {Promise<Pick<Workbench, 'page' | 'ctx' | 'testResult' | 'log' | 'close'>>}
 */
export async function openView({
  origin,
  url,
  locale = 'en',
  viewport = { width: 1400, height: 900 },
  onLine = () => {},
  prepare,
  browser: shared,
}) {
  const browser = shared ?? (await launchBrowser());
  const ctx = await browser.newContext({ viewport, locale });
  const close = () => (shared ? ctx.close() : browser.close());
  try {
    await ctx.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    const page = await ctx.newPage();
    page.setDefaultTimeout(patience);
    let log = '';
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) log += `${message.type()}: ${message.text()}\n`;
    });
    page.on('pageerror', (error) => {
      log += `${error.stack ?? error}\n`;
    });
    const { result } = await listenForTests(page, onLine);
    await prepare?.(page);
    await page.goto(url);
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    return { page, ctx, testResult: result, log: () => log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Copies a folder to a temporary one.
 *
 * @param {string} folder
 * @returns {Promise<{ path: string, remove: () => void }>}
 */
export async function copyOf(folder) {
  const scratch = scratchFolder();
  const path = join(scratch.path, basename(resolve(folder)));
  await cp(folder, path, { recursive: true });
  return { path, remove: scratch.remove };
}
