// npm run screenshots [-- NAME ...]
// Takes the pictures of README.md and README.zh-CN.md, of the sample site in real VS Code, in English and in Chinese: one size,
// theme and font on every machine. They are kept in media/screenshots, in as few colours as a palette holds. With names
// (finding, fix, panel, review, compare) only those are taken.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../test/host/browser.mjs';
import { startServer } from '../../test/host/server.mjs';
import {
  openFile,
  openQuickFixes,
  readHover,
  runCommand,
  screenshot,
  showSideBar,
  statusBarItem,
  waitForSquiggle,
  webviewFrame,
} from '../../test/host/ui.mjs';
import { copyOf, openView } from '../../test/host/workbench.mjs';
import { withPalette } from './palette.mjs';

const target = path.resolve('media/screenshots');
const viewport = { width: 1180, height: 720 };
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.wordWrap': 'on',
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.stickyScroll.enabled': false,
};

/** What the pictures need to know of each language of the interface. */
const locales = {
  en: {
    suffix: 'en',
    instead: 'Write instead',
    markets: 'Markets',
    review: 'Terroir: Review Workspace',
    compare: 'Terroir: Compare with the Chinese Page',
    page: 'This Page',
    failed: 'failed',
    empty: ['Locality', 'Library', 'Briefs'],
    closeSideBar: 'View: Close Primary Side Bar',
  },
  'zh-cn': {
    suffix: 'zh-CN',
    instead: '建议',
    markets: '市场',
    review: 'Terroir: 审校整个工作区',
    compare: 'Terroir: 与中文页对照',
    page: '本页',
    failed: '未通过',
    empty: ['贴近当地的程度', '当地素材', '写作需求'],
    closeSideBar: '查看: 关闭主侧栏',
  },
};

/** The sample site's markets. */
const marketCount = 7;

/** What only VS Code in a browser shows. */
const hostOnly = ['status.workbench.keyboardLayout', 'status.forwardedPorts', 'status.host'];
const hideHost = hostOnly.map((id) => `.statusbar-item[id="${id}"]`).join(',');

/** The pictures, each of what a user does to see it. */
const scenes = {
  async finding(page, folder, words) {
    const name = 'content/en-SG/about.md';
    await open(page, name);
    await readHover(page, placeOf(folder, name, 'national high-tech enterprise integrating'), words.instead);
  },
  async fix(page, folder) {
    const name = 'content/en-SG/about.md';
    await open(page, name);
    const menu = await openQuickFixes(page, placeOf(folder, name, 'adheres to the business philosophy'));
    await menu.waitFor();
  },
  async panel(page, _folder, words) {
    await open(page, 'content/en-SG/about.md');
    const pane = (title) => page.locator(`.pane:has(.pane-header[aria-label*="${title}"])`);
    await showSideBar(page, 'Terroir', pane(words.page));
    await pane(words.page).locator('.monaco-list-row').first().waitFor();
    // What is still empty makes room for the rest.
    for (const title of words.empty) await pane(title).locator('.pane-header').click();
    await widenSideBar(page);
    await pane(words.markets).locator('.monaco-button').first().click();
    await pane(words.markets)
      .locator('.monaco-list-row')
      .nth(marketCount - 1)
      .waitFor();
    await statusBarItem(page, 'terroir.terroir.terroir.review').filter({ hasText: words.failed }).waitFor();
    // The review has opened in front of the page.
    await page.locator('.tab', { hasText: 'about.md' }).first().click();
    await waitForSquiggle(page);
  },
  async review(page, _folder, words) {
    await runCommand(page, words.review);
    const view = await webviewFrame(page, '.standing h1');
    await view.locator('.body > .market').first().waitFor();
    await statusBarItem(page, 'terroir.terroir.terroir.review').waitFor();
  },
  async compare(page, _folder, words) {
    await open(page, 'content/id/product.md');
    await runCommand(page, words.compare);
    const view = await webviewFrame(page, '[role=grid]');
    // What is local begins below the first blocks.
    await view
      .locator('.row.local')
      .nth(2)
      .evaluate((row) => row.scrollIntoView({ block: 'end' }));
  },
};

/** Drags the edge of the side bar, so that what is said in it is not cut off. */
async function widenSideBar(page) {
  const { x, width } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, viewport.height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + 150, viewport.height / 2, { steps: 5 });
  await page.mouse.up();
}

/** Opens a page and waits until all that is said of it is there: spelling comes last. */
async function open(page, name) {
  await openFile(page, name);
  await waitForSquiggle(page);
  await statusBarItem(page, 'terroir.terroir.terroir.page').filter({ hasText: /\d/ }).waitFor();
}

/** Where words stand in a file. */
function placeOf(folder, name, words) {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const before = text.slice(0, text.indexOf(words) + 1).split('\n');
  return { line: before.length, column: before.at(-1).length + 1 };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(scenes, name));
if (unknown.length) {
  console.error(`No picture is called ${unknown.join(', ')}: ${Object.keys(scenes).join(', ')}`);
  process.exit(2);
}

mkdirSync(target, { recursive: true });
const browser = await launchBrowser();
try {
  for (const [locale, words] of Object.entries(locales)) {
    const copy = await copyOf('test/sites/yunfan');
    // Who reads is answered, so that nothing asks.
    mkdirSync(path.join(copy.path, '.terroir'));
    writeFileSync(path.join(copy.path, '.terroir/config.yaml'), 'readers: businesses\nindustry: internet\n');
    const server = await startServer({
      folder: copy.path,
      extensions: [path.resolve('.')],
      locale,
      settings,
    });
    try {
      for (const [name, scene] of Object.entries(scenes)) {
        if (asked.length && !asked.includes(name)) continue;
        // A window of its own: nothing of the picture before is left in it.
        const { origin, url } = server;
        const { page, close } = await openView({ origin, url, locale, browser, viewport });
        await page.addStyleTag({ content: `${hideHost} { display: none !important; }` });
        await runCommand(page, words.closeSideBar);
        await scene(page, copy.path, words);
        const file = path.join(target, `${name}.${words.suffix}.png`);
        // Away from everything that answers a mouse.
        await page.mouse.move(viewport.width / 2, 0);
        await screenshot(page, file);
        await close();
        writeFileSync(file, withPalette(readFileSync(file)));
        console.log(`${path.relative('.', file)} ${Math.round(statSync(file).size / 1024)} KB`);
      }
    } finally {
      await server.close();
      copy.remove();
    }
  }
} finally {
  await browser.close();
}
