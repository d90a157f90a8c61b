/**
 * Driving the workbench the way a user does: with its keys, lists and editors. Every function waits
 * for what it caused to be visible, never for time to pass. Lines and columns count from one.
 */

import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Frame} Frame
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {{ line: number, column: number }} Position
 */

/** How long VS Code and an extension may take to show something: only a hang takes as long. */
export const patience = 180_000;

/** How long something may take before it is tried again, in milliseconds: twice as long at each try, as the machine may be busy. */
const firstTry = 3_000;

const quickInput = '.quick-input-widget input.input';

/**
 * Opens a file of the workspace through quick open.
 *
 * @param {Page} page
 * @param {string} path the file's name, or as much of its path as tells it from others
 */
export async function openFile(page, path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Of files of one name the one opened last comes first, whatever folder is asked for.
  const folder = path.slice(0, -name.length - 1);
  // The brief of content/id/a.md is .terroir/briefs/content/id/a.md. Rows move while the list fills, and a click may hit it.
  const isBrief = path.startsWith('.terroir/');
  const row = rowLabelled(page, name).filter({
    hasText: folder,
    hasNotText: isBrief ? undefined : '.terroir/',
  });
  const other = isBrief ? '' : ':not([data-uri*="/.terroir/"])';
  const opened = activeEditor(page, `[data-uri$=${JSON.stringify(`/${path}`)}]${other}.focused`);
  // The tab is there before the editor shows the file: until then it underlines what was open before.
  await until(() => pick(page, 'Control+P', path, row), opened, path);
}

/**
 * Waits until the keyboard is in the text editor of a file.
 *
 * @param {Page} page
 * @param {string} path the end of the file's path
 */
export async function focusedOn(page, path) {
  await activeEditor(page, `[data-uri$=${JSON.stringify(`/${path}`)}].focused`).waitFor({
    timeout: patience,
  });
}

/**
 * Puts the keyboard into a webview, by its tab: a click into one that had the keyboard a moment ago
 * VS Code may not notice.
 *
 * @param {Page} page
 * @param {string} title of the view's tab, or a part of it
 */
export async function focusView(page, title) {
  const tab = page.locator('.tab', { hasText: title });
  const active = page.locator('.editor-group-container.active .tab.active', { hasText: title });
  await until(() => tab.click(), active, title);
}

/**
 * Runs a command from the command palette.
 *
 * @param {Page} page
 * @param {string} title as the palette shows it, with its category: `Terroir: Open Report`
 */
export async function runCommand(page, title) {
  await pick(page, 'F1', `>${title}`, rowLabelled(page, title));
}

/**
 * Runs a command from the command palette until what it opens shows: a page that takes the keyboard as it loads may close the
 * palette under a click. The run names what had to be asked for again.
 *
 * @param {Page} page
 * @param {string} title as the palette shows it
 * @param {Locator} shown
 */
export async function runUntil(page, title, shown) {
  await until(() => runCommand(page, title), shown, title);
}

/**
 * Shows a side bar by its icon. While VS Code is still starting it may bring back the one from before.
 *
 * @param {Page} page
 * @param {string} name as the icon is called
 * @param {Locator} shown something that only this side bar contains
 */
export async function showSideBar(page, name, shown) {
  const icon = page
    .locator('.activitybar .action-item')
    // What stands in its badge follows the name.
    .filter({ has: page.locator(`[aria-label^=${JSON.stringify(name)}]`) });
  await icon.waitFor({ timeout: 2 * patience });
  // A click on the icon of a side bar that is open closes it.
  const open = async () => {
    if (!(await icon.and(page.locator('.checked')).count())) await icon.click({ timeout: patience });
  };
  await until(open, shown, name);
}

/**
 * Puts the cursor at a position of the active editor.
 *
 * @param {Page} page
 * @param {Position} position
 */
export async function goTo(page, { line, column }) {
  const there = statusBarItem(page, 'status.editor.selection').filter({
    hasText: new RegExp(`\\b${line}\\D+${column}\\b`),
  });
  // The row is there before it leads to what was typed, and a click on it then leads nowhere.
  const go = () => pick(page, 'Control+G', `:${line}:${column}`, rows(page).first());
  await until(go, there, `:${line}:${column}`);
  await focusedEditor(page).waitFor({ timeout: patience });
}

/**
 * Waits until the active editor underlines something.
 *
 * @param {Page} page
 * @param {'error' | 'warning' | 'info' | 'hint'} [severity]
 * @returns {Promise<Locator>} all underlines of that severity that are on screen
 */
export async function waitForSquiggle(page, severity = 'warning') {
  const squiggles = activeEditor(page).locator(`.squiggly-${severity}`);
  await squiggles.first().waitFor({ state: 'attached', timeout: patience });
  return squiggles;
}

/**
 * Opens the light bulb's menu at a position and chooses an action.
 *
 * @param {Page} page
 * @param {Position} position
 * @param {string} title
 */
export async function chooseQuickFix(page, position, title) {
  const menu = await openQuickFixes(page, position);
  const action = menu.locator('.monaco-list-row.action').filter({ hasText: title }).first();
  // The menu ignores clicks until the mouse has moved, in case it opened under a mouse being clicked.
  await action.hover({ force: true, timeout: patience });
  await action.click({ timeout: patience });
  await menu.waitFor({ state: 'hidden', timeout: patience });
}

/**
 * Opens the light bulb's menu at a position and leaves it open.
 *
 * @param {Page} page
 * @param {Position} position
 * @returns {Promise<Locator>} the menu
 */
export async function openQuickFixes(page, position) {
  await goTo(page, position);
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  // Diagnostics that arrive while VS Code collects the actions make it start over without opening the menu.
  await pressUntil(page, 'Control+.', menu.locator('.monaco-list-row.action').first());
  return menu;
}

/**
 * Shows the hover at a position and leaves it open.
 *
 * @param {Page} page
 * @param {Position} position
 * @param {string | RegExp} [expected] waits until the hover contains this; providers answer one by one
 * @returns {Promise<string>} the hover's text
 */
export async function readHover(page, position, expected = /\S/) {
  await goTo(page, position);
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  const hover = page
    .locator('.monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content')
    .filter({ hasText: expected });
  await hover.first().waitFor({ timeout: patience });
  return hover.first().innerText();
}

/**
 * Clicks on the first line of an inline element; the middle of one that wraps may lie outside it.
 *
 * @param {Page} page
 * @param {Locator} element
 */
export async function clickText(page, element) {
  const { x, y } = await element.evaluate((node) => {
    const line = /** @type {DOMRect} */ (node.getClientRects()[0]);
    return { x: line.x + line.width / 2, y: line.y + line.height / 2 };
  });
  await page.mouse.click(x, y);
}

/**
 * An item of the status bar.
 *
 * @param {Page} page
 * @param {string} id for an extension's item, `publisher.extension.item`
 * @returns {Locator}
 */
export function statusBarItem(page, id) {
  return page.locator(`.statusbar-item[id=${JSON.stringify(id)}]`);
}

/**
 * Waits for a notification.
 *
 * @param {Page} page
 * @param {string | RegExp} text something that it says
 * @returns {Promise<Locator>} the notification, with its buttons
 */
export async function waitForNotification(page, text) {
  const toast = page.locator('.notifications-toasts .notification-toast').filter({ hasText: text }).first();
  await toast.waitFor({ timeout: patience });
  return toast;
}

/**
 * Waits until a file on disk has what was saved: the editor shows a text before it has written it.
 *
 * @param {Page} page
 * @param {string} file
 * @param {RegExp} text something that it then has
 * @returns {Promise<string>} all that it has
 */
export async function savedText(page, file, text) {
  for (const end = Date.now() + patience; ; await page.waitForTimeout(50)) {
    const saved = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.test(saved)) return saved;
    if (Date.now() > end) throw new Error(`${file} was not saved with ${text}: ${saved}`);
  }
}

/**
 * Finds the document of a webview. VS Code nests it in two frames, neither of which says whose it is.
 *
 * @param {Page} page
 * @param {string} selector something that only this webview contains
 * @returns {Promise<Frame>}
 */
export async function webviewFrame(page, selector) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    for (const frame of page.frames().filter((candidate) => candidate.parentFrame()?.parentFrame())) {
      // A frame may go while it is asked.
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    await nextFrame(page);
  }
  throw new Error(
    `No webview contains ${selector}. Frames:\n${page
      .frames()
      .map((frame) => frame.url())
      .join('\n')}`,
  );
}

/**
 * Changes the color theme.
 *
 * @param {Page} page
 * @param {string} name as the theme picker shows it, such as `Light Modern`
 */
export async function setColorTheme(page, name) {
  const before = await page.evaluate(themeClass);
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  const theme = rowLabelled(page, name);
  await choose(page, name, theme, patience);
  await theme.first().waitFor({ state: 'hidden', timeout: patience });
  const changed = page.waitForFunction(`(${themeClass})() !== ${JSON.stringify(before)}`, undefined, {
    timeout: 5_000,
  });
  // Choosing the theme that is in use changes nothing.
  await changed.catch(() => {});
}

/** Runs in the page: the class by which the workbench names its theme. */
const themeClass = () =>
  [...(document.querySelector('.monaco-workbench')?.classList ?? [])].find((name) =>
    name.startsWith('vscode-theme-'),
  );

/**
 * Takes a picture of the workbench, free of the blinking cursor.
 *
 * @param {Page} page
 * @param {string} path a .png file
 * @param {{ colorTheme?: string, clip?: { x: number, y: number, width: number, height: number } }} [options]
 */
export async function screenshot(page, path, { colorTheme, clip } = {}) {
  if (colorTheme) await setColorTheme(page, colorTheme);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
}

/**
 * Opens a quick input, types into it and chooses a row. What the input offers is settled when it
 * opens; while VS Code is still starting it may have to be opened again, as it does when a page
 * that is still loading takes the focus, which closes the input.
 *
 * @param {Page} page
 * @param {string} key opens the input
 * @param {string} text
 * @param {Locator} row
 */
async function pick(page, key, text, row) {
  const deadline = Date.now() + patience;
  for (let limit = firstTry; ; limit *= 2) {
    await page.keyboard.press(key);
    const chosen = await happens(choose(page, text, row, limit));
    // What was chosen may open a list of its own in the same place.
    if (chosen) return row.first().waitFor({ state: 'hidden', timeout: patience });
    if (Date.now() > deadline) throw new Error(`"${text}" finds nothing.`);
    await closeQuickInput(page);
  }
}

/**
 * Types into the quick input that is open and clicks a row.
 *
 * @param {Page} page
 * @param {string} text
 * @param {Locator} row
 * @param {number} timeout in milliseconds, for each step
 */
async function choose(page, text, row, timeout) {
  await page.locator(quickInput).fill(text, { timeout });
  // A list that fills moves its rows: a click that aims first, as a mouse does, may hit another.
  await row.first().dispatchEvent('click', undefined, { timeout });
}

/**
 * Presses a key until something shows, as a user would try again.
 *
 * @param {Page} page
 * @param {string} key
 * @param {Locator} shown
 */
async function pressUntil(page, key, shown) {
  await until(() => page.keyboard.press(key), shown, key);
}

/**
 * Does something until something shows.
 *
 * @param {() => Promise<void>} act
 * @param {Locator} shown
 * @param {string} name of what is done
 */
async function until(act, shown, name) {
  const deadline = Date.now() + patience;
  for (let limit = firstTry; Date.now() < deadline; limit *= 2) {
    await act();
    if (await happens(shown.waitFor({ timeout: limit }))) return;
    console.log(`      ${name} shows nothing yet, and is tried again`);
  }
  throw new Error(`${name} shows nothing.`);
}

/** True once it is done, false when it fails. @param {Promise<void>} action */
const happens = (action) =>
  action.then(
    () => true,
    () => false,
  );

/** @param {Page} page */
async function closeQuickInput(page) {
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience });
}

/** The rows on offer; lists that are done with stay in the page, hidden. @param {Page} page */
const rows = (page) => page.locator('.quick-input-list .monaco-list-row').filter({ visible: true });

/** @param {Page} page @param {string} label */
const rowLabelled = (page, label) =>
  rows(page).filter({ has: page.locator('.label-name', { hasText: exactly(label) }) });

/** @param {Page} page @param {string} [which] narrows the selector */
const activeEditor = (page, which = '') =>
  page.locator(`.editor-group-container.active .monaco-editor${which}`).first();

/** @param {Page} page */
const focusedEditor = (page) => page.locator('.editor-group-container.active .monaco-editor.focused').first();

/** @param {Page} page */
const nextFrame = (page) => page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));

/** @param {string} text */
const exactly = (text) => new RegExp(`^\\s*${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*$`);
