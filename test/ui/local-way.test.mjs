/**
 * How a page that mirrors the Chinese one becomes a local one, in real VS Code and real git: its card is read, a local
 * customer put in, the rest asked of a local author, whose commit comes in; a reviewer signs, the gate passes, and the
 * next edit makes the sign-off void.
 * With TERROIR_PICTURES=DIR pictures of each step are kept there.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  focusedOn,
  goTo,
  openFile,
  runCommand,
  savedText,
  screenshot,
  showSideBar,
  webviewFrame,
} from '../host/ui.mjs';
import { openWindow } from './window.mjs';

const pictures = process.env.TERROIR_PICTURES;
const yunfan = path.resolve('test/sites/yunfan');
const pageName = 'content/id/_index.md';
const hq = { name: 'Writer A', email: 'writer.a@example.com' };
const local = { name: 'Writer B', email: 'writer.b@example.com' };
const files = {
  '.terroir/config.yaml': 'gate:\n  failOn: critical\n  signOff: true\n',
  '.terroir/authors.yaml': `authors:
  - name: ${hq.name}
    identities: [${hq.email}]
    version: 1.0
  - name: ${local.name}
    identities: [${local.email}]
    markets: [ID]
    version: 4.0
    roles: [author, reviewer]
`,
  '.terroir/local/ID/customers.yaml': `items:
  - kind: customer
    name: Toko Contoh
    text: Toko Contoh memangkas waktu hitung stok 40%.
    rights: public
`,
};

/** What the local author makes of the page. */
const localPage = `---
title: Stok toko cocok dengan catatan | Yunfan
description: Satu catatan stok untuk toko, gudang, dan lapak online Anda di Indonesia. Coba gratis 30 hari.
type: home
---

# Stok toko cocok dengan catatan

Sabtu sore, kasir masih menjual sepatu yang sudah habis di gudang. Itu cerita pertama yang kami dengar dari pemilik toko di Surabaya. Yunfan mencatat barang masuk dan keluar, baik dari toko maupun dari Tokopedia.

Toko Contoh memangkas waktu hitung stok 40%.

## Siap menjelang Lebaran

Dua minggu sebelum Lebaran, penjualan baju koko bisa naik tiga kali lipat. Tahun lalu Toko Contoh kehabisan ukuran L pada H-10. Tahun ini peringatannya muncul sejak H-20, jadi masih sempat memesan ke penjahit di Pekalongan.

## Harga dalam rupiah

Mulai Rp450.000 per toko per bulan, sudah termasuk PPN. Bayarlah dengan QRIS atau transfer antarbank. Tidak ada biaya pemasangan.

## Ngobrol dulu dengan tim kami

Tim kami ada di Jakarta dan Surabaya. Telepon +62 21 5550 0100 pada hari kerja, pukul 09.00–17.00 WIB. Kami datang ke toko Anda, melihat gudangnya, lalu memberi saran tanpa biaya.
`;

function suite(locale, words) {
  describe(`the way of a page to its market in VS Code (${locale})`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-way-'));
    const page = path.join(folder, pageName);
    const git = (...args) =>
      execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe', encoding: 'utf8' });
    const commit = ({ name, email }, message, env = {}) => {
      git('config', 'user.name', name);
      git('config', 'user.email', email);
      git('add', '-A');
      execFileSync('git', ['-C', folder, 'commit', '-qm', message], { env: { ...process.env, ...env } });
    };
    /** What the command line says of the gate: its exit code. */
    const gate = () =>
      spawnSync(process.execPath, ['dist/cli.mjs', 'review', folder, '--no-cache'], { stdio: 'pipe' }).status;
    const picture = async (name) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await screenshot(workbench.page, path.join(pictures, `way-${name}-${locale}.png`));
    };
    const pane = (name) => workbench.page.locator(`.pane:has(.pane-header[aria-label*="${name}"])`);
    const row = (name, hasText) => pane(name).locator('.monaco-list-row').filter({ hasText }).first();
    before(async () => {
      for (const name of ['content/zh/_index.md', pageName])
        cpSync(path.join(yunfan, name), path.join(folder, name));
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
      git('init', '-q', '-b', 'main');
      const [year, month] = new Date().toISOString().split('-');
      const lastYear = `${Number(year) - 1}-${month}-01T12:00:00Z`;
      commit(hq, 'The pages of headquarters', {
        GIT_AUTHOR_DATE: lastYear,
        GIT_COMMITTER_DATE: lastYear,
      });
      workbench = await openWindow({ folder, locale });
      // A full card is longer than its part of a small window.
      await workbench.page.setViewportSize({ width: 1400, height: 1200 });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('reads on the card what a mirrored page lacks', async () => {
      const ui = workbench.page;
      await openFile(ui, pageName);
      await showSideBar(ui, 'Terroir', pane(words.card));
      await row(words.card, words.wished).waitFor();
      await row(words.library, 'Toko Contoh').waitFor();
      await row(words.card, words.notReviewed).waitFor();
      await picture('card');
    });

    it('leads from what the card misses to the library, a new item or a local author', async () => {
      const ui = workbench.page;
      await row(words.card, words.customer).click();
      const list = ui.locator('.quick-input-list .monaco-list-row');
      await list.filter({ hasText: 'Toko Contoh' }).waitFor();
      await list.filter({ hasText: words.addOne }).waitFor();
      await picture('wish');
      await ui.keyboard.press('Escape');
    });

    it('puts a local customer in from the library, and the card knows it', async () => {
      const ui = workbench.page;
      await openFile(ui, pageName);
      const lines = readFileSync(page, 'utf8').split('\n');
      await goTo(ui, { line: lines.findIndex((line) => line.startsWith('![')), column: 1 });
      await runCommand(ui, words.insert);
      await ui.locator('.quick-input-list').filter({ hasText: 'Toko Contoh' }).first().waitFor();
      await ui.keyboard.press('Enter');
      await ui
        .locator('.view-line')
        .filter({ hasText: /Toko\s+Contoh\s+memangkas/ })
        .first()
        .waitFor();
      await ui.keyboard.press('Control+S');
      await row(words.card, 'Toko Contoh').waitFor();
      await picture('inserted');
      await savedText(ui, page, /Toko Contoh memangkas/);
    });

    it('asks a local author for the rest', async () => {
      const ui = workbench.page;
      await runCommand(ui, words.brief);
      // In which language: the market's stands first.
      await ui.locator('.quick-input-list .monaco-list-row').filter({ hasText: words.indonesian }).waitFor();
      await picture('brief-language');
      await ui.keyboard.press('Enter');
      for (const [asked, answer] of [
        [words.who, 'Writer B'],
        [words.until, '2999-01-31'],
      ]) {
        await ui.locator('.quick-input-widget').filter({ hasText: asked }).waitFor();
        await ui.keyboard.type(answer);
        await ui.keyboard.press('Enter');
      }
      await row(words.briefs, '_index.md').waitFor();
      const brief = await savedText(ui, path.join(folder, '.terroir/briefs', pageName), /\S/);
      assert.match(brief, /^language: id$/m);
      assert.match(brief, /^owner: "Writer B"\ndeadline: 2999-01-31$/m);
      assert.match(brief, /^## Fakta yang harus tetap ada$/m);
      await picture('brief');
      await ui.keyboard.press('Control+W');
      await focusedOn(ui, pageName);
    });

    it('takes in what the local author commits, and the card is full', async () => {
      writeFileSync(page, localPage);
      commit(local, 'The page of a local author');
      for (const signal of ['Lebaran', 'QRIS', 'Toko Contoh']) await row(words.card, signal).waitFor();
      await row(words.card, words.notReviewed).waitFor();
      await picture('committed');
    });

    it('is signed by the reviewer of the market', async () => {
      const ui = workbench.page;
      await runCommand(ui, words.signOff);
      await ui.locator('.quick-input-list .monaco-list-row').filter({ hasText: words.right }).waitFor();
      await picture('sign');
      await ui.keyboard.press('Enter');
      // Whom git commits as is proposed.
      await ui.locator('.quick-input-widget').filter({ hasText: words.whoSigns }).waitFor();
      await ui.keyboard.press('Enter');
      await row(words.card, words.signed).waitFor();
      const signed = path.join(folder, `.terroir/signoffs/${pageName}.yaml`);
      const record = await savedText(ui, signed, /^verdict: approved$/m);
      assert.match(record, new RegExp(`^by: ${local.name}$`, 'm'));
      commit(local, 'Signed');
    });

    it('is done once somebody says so', async () => {
      const ui = workbench.page;
      await runCommand(ui, words.sayDone);
      await ui.locator('.quick-input-widget').filter({ hasText: words.whoSays }).waitFor();
      await ui.keyboard.type('Lead L');
      await ui.keyboard.press('Enter');
      await row(words.briefs, words.done).waitFor();
      await row(words.briefs, 'Lead L').waitFor();
      await picture('done');
    });

    it('passes the gate', async () => {
      const ui = workbench.page;
      await runCommand(ui, words.review);
      const panel = await webviewFrame(ui, '.standing.passed h1');
      await panel.locator('.standing.passed').filter({ hasText: words.allSigned }).waitFor();
      await picture('passed');
      assert.equal(gate(), 0);
    });

    it('shows how the market came to where it stands', async () => {
      const panel = await webviewFrame(workbench.page, '.standing.passed h1');
      await panel.locator('[data-ask=trend]').click();
      const line = panel.locator('svg.trend').first();
      await line.waitFor();
      assert.match(await line.getAttribute('aria-label'), / 4% .* \d\d%/);
      await picture('trend');
    });

    it('loses the sign-off with the next edit, and the gate says so', async () => {
      const ui = workbench.page;
      await openFile(ui, pageName);
      const lines = localPage.split('\n');
      const line = lines.findIndex((text) => text.startsWith('Mulai Rp450.000')) + 1;
      await goTo(ui, { line, column: lines[line - 1].length + 1 });
      await ui.keyboard.type(' Gratis ongkir.');
      await row(words.card, words.edited).waitFor();
      await ui.keyboard.press('Control+S');
      await savedText(ui, page, /Gratis ongkir/);
      await runCommand(ui, words.show);
      await webviewFrame(ui, '.standing.failed h1');
      await picture('void');
      assert.equal(gate(), 1);
    });
  });
}

suite('en', {
  card: 'Locality',
  library: 'Library',
  briefs: 'Briefs',
  wished: 'Would make it more local',
  customer: 'a named customer in Indonesia',
  addOne: 'Add one to the library…',
  notReviewed: 'not yet read by a reviewer',
  insert: 'Terroir: Insert Local Material',
  brief: 'Terroir: Brief a Local Author',
  indonesian: 'Indonesian',
  who: 'Who is to write it?',
  until: 'Until when?',
  sayDone: 'Terroir: Say That a Brief Is Done',
  whoSays: 'Who says that it is done?',
  whoSigns: 'Who signs?',
  done: 'done',
  signOff: 'Terroir: Sign Off This Page',
  right: 'It is right for this market',
  signed: 'signed off',
  review: 'Terroir: Review Workspace',
  show: 'Terroir: Show Review',
  allSigned: 'Every page is signed off (1).',
  edited: 'edited since the review',
});
suite('zh-cn', {
  card: '贴近当地的程度',
  library: '当地素材',
  briefs: '写作需求',
  wished: '还可以加上',
  customer: '一位具名、有成果的印度尼西亚客户',
  addOne: '添加到素材库…',
  notReviewed: '尚未审阅',
  insert: 'Terroir: 插入当地素材',
  brief: 'Terroir: 请当地作者来写',
  indonesian: '印度尼西亚语',
  who: '由谁来写？',
  until: '何时之前完成？',
  sayDone: 'Terroir: 确认写作需求已完成',
  whoSays: '由谁确认已完成？',
  whoSigns: '由谁签发？',
  done: '已完成',
  signOff: 'Terroir: 签发本页',
  right: '适合当地读者',
  signed: '已签发',
  review: 'Terroir: 审校整个工作区',
  show: 'Terroir: 查看审校结果',
  allSigned: '1 个页面均已签发。',
  edited: '审阅后有改动',
});
