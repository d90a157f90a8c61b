import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { MarketNumbers } from '../../src/server/side-panel-protocol.ts';
import { Editor } from './editor.ts';

const page = 'content/id/harga.md';
const source = 'content/zh/harga.md';

describe('stale pages while things are committed, over standard streams', function () {
  this.timeout(120_000);
  let root = '';
  let editor: Editor;

  const uriOf = (name: string) => URI.file(path.join(root, name)).toString();
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      stdio: 'pipe',
    });
  function commit(): void {
    git('add', '-A');
    git('commit', '-qm', 'one');
  }
  const changed = (...names: string[]) =>
    editor.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: names.map((name) => ({ uri: uriOf(name), type: 2 })),
    });
  const edit = (name: string, from: string, to: string) => write(name, read(name).replace(from, to));
  /** Waits until it is said of the page that it is stale, or that it is not. */
  const saysStale = (isStale: boolean) =>
    editor.until(
      () => editor.codes(uriOf(page)) && editor.codes(uriOf(page))!.includes('copy/stale') === isStale,
    );
  const staleNow = async () =>
    (await editor.client.sendRequest<MarketNumbers[]>('terroir/markets')).find(
      ({ market }) => market === 'ID',
    )!.stale;

  async function start(): Promise<void> {
    editor = new Editor();
    await editor.open([uriOf('').replace(/\/$/, '')], { initializationOptions: { locale: 'en' } });
  }

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-stale-'));
    git('init', '-q', '-b', 'main');
    write('.terroir/config.yaml', '{}\n');
    write(source, '# 价格\n\n标准版每年 5,000 元。\n\n可存放 300 个文件，支持 API。\n');
    write(page, '# Harga\n\nPaket Standar 5,000 per tahun.\n\nMenyimpan 300 file, dengan API.\n');
    commit();
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('says so of an open page as the Chinese is committed, and no more once the page is', async () => {
    await start();
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(page), languageId: 'markdown', version: 1, text: read(page) },
    });
    await saysStale(false);
    edit(source, '300 个文件', '400 个文件');
    commit();
    await changed(source, '.git/logs/HEAD');
    await saysStale(true);
    // Another block is edited: what changed still waits, until it is committed with the change before it.
    edit(page, 'Paket Standar 5,000', 'Paket Standar seharga 5,000');
    await editor.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(page), version: 2 },
      contentChanges: [{ text: read(page) }],
    });
    await changed(page);
    await editor.until(() => editor.published.get(uriOf(page))?.version === 2);
    await saysStale(true);
    commit();
    await changed('.git/logs/HEAD');
    await saysStale(false);
    edit(source, '5,000 元', '6,000 元');
    commit();
    await changed(source, '.git/logs/HEAD');
    await saysStale(true);
  });

  it('shows of pages that nobody has open what is stale and why, and no more once they are committed', async () => {
    edit(source, '300 个文件', '400 个文件');
    commit();
    // Edited before the server began, which is told of the commit only.
    edit(page, 'Paket Standar 5,000', 'Paket Standar seharga 5,000');
    await start();
    await editor.client.sendRequest('terroir/reviewWorkspace');
    const on = /[0-9-]{10}/.exec((await staleNow())!.pages[0]!.why)![0];
    const why = `${source} was edited after this page was edited last, on ${on}`;
    assert.deepEqual(await staleNow(), {
      title: 'Indonesia: 1 stale page',
      pages: [
        {
          path: page,
          uri: uriOf(page),
          why,
          sentences: [
            { sign: '-', text: '可存放 300 个文件，支持 API。' },
            { sign: '+', text: '可存放 400 个文件，支持 API。' },
          ],
          rest: null,
        },
      ],
    });
    const saved = await editor.client.sendRequest<string>('terroir/htmlReport');
    assert.match(saved, /<header>[^<]+ · \d{4}-\d\d-\d\d<\/header>/);
    assert.ok(
      saved.includes(
        `<details class="stale"><summary>Indonesia: 1 stale page</summary><dl><dt>${page}</dt><dd>${why}<ul><li><del>可存放 300 个文件，支持 API。</del></li><li><ins>可存放 400 个文件，支持 API。</ins></li></ul>`,
      ),
    );
    commit();
    await changed('.git/logs/HEAD');
    await saysStale(false);
    assert.equal(await staleNow(), null);
    assert.doesNotMatch(await editor.client.sendRequest<string>('terroir/htmlReport'), /class="stale"/);
  });

  it('shows in the side panel and the report that the Chinese page of a page was renamed, once that is done', async () => {
    await start();
    await editor.client.sendRequest('terroir/reviewWorkspace');
    const lacks = async () =>
      (await editor.client.sendRequest<MarketNumbers[]>('terroir/markets')).find(
        ({ market }) => market === 'ID',
      )!.lacks;
    assert.deepEqual(await lacks(), []);
    git('mv', source, 'content/zh/jiage.md');
    git('commit', '-qm', 'two');
    await editor.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: uriOf(source), type: 3 },
        { uri: uriOf('content/zh/jiage.md'), type: 1 },
        { uri: uriOf('.git/logs/HEAD'), type: 2 },
      ],
    });
    let now = await lacks();
    const isTold = () => now.some(({ items }) => items.some(({ detail }) => detail));
    while (!isTold()) {
      await editor.client.sendRequest('terroir/reviewWorkspace');
      now = await lacks();
    }
    const kindName = 'Chinese page is gone';
    const detail = `${source}, now content/zh/jiage.md`;
    assert.deepEqual(
      now.flatMap(({ items }) => items),
      [{ kindName, path: page, uri: uriOf(page), detail }],
    );
    const saved = await editor.client.sendRequest<string>('terroir/htmlReport');
    assert.match(saved, /Chinese page is gone[\s\S]*content\/zh\/harga\.md, now content\/zh\/jiage\.md/);
  });
});
