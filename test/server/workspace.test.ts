import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import { type SheetTrend, type SheetUpdate, unpackPages } from '../../src/core/report/sheet.ts';
import type { MarketNumbers, NextSteps, SiteSurvey } from '../../src/server/side-panel-protocol.ts';
import { Editor, type Published } from './editor.ts';

describe('review of a workspace, over standard streams', () => {
  const calque = 'We are a national high-tech enterprise.\n';
  let root = '';
  let editor: Editor;
  let client: MessageConnection;
  /** The codes shown on each page, by path below the root. */
  const shown = new Map<string, string[]>();
  /** What was published since it was last emptied. */
  const published: string[] = [];
  let updates: SheetUpdate[] = [];

  const uriOf = (name: string) => URI.file(path.join(root, name)).toString();
  const nameOf = (uri: string) => path.relative(root, URI.parse(uri).fsPath).split(path.sep).join('/');

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }

  const until: Editor['until'] = (check) => editor.until(check);

  const change = (type: number, ...names: string[]) =>
    client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: names.map((name) => ({ uri: uriOf(name), type })),
    });
  /** Lets all that the server has begun for a change come to its end: what changed last is reviewed last. */
  const settle = async () => {
    const last = 'one/content/en-SG/zz.md';
    const [had, isNew] = [shown.get(last)?.length ?? 0, !existsSync(path.join(root, last))];
    write(last, had ? 'Fine.\n' : calque);
    await change(isNew ? 1 : 2, last);
    await until(() => shown.get(last)?.length === 1 - had);
    while (published.includes(last)) published.splice(published.indexOf(last), 1);
  };
  const review = () =>
    client.sendRequest<{ state: string; reasons: string[] } | null>('terroir/reviewWorkspace');

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-workspace-'));
    shown.clear();
    published.length = 0;
    updates = [];
    write('one/.gitignore', 'drafts/\n');
    write('one/.terroir/config.yaml', 'exclude: ["**/old/**"]\n');
    write('one/content/en-SG/a.md', calque);
    write('one/content/en-SG/clean.md', 'Fine words.\n');
    write('one/content/en-SG/drafts/b.md', calque);
    write('one/content/en-SG/old/c.md', calque);
    write('one/content/zh/a.md', '我们是国家高新技术企业。\n');
    write('two/content/id/d.md', 'Bayar dengan WeChat Pay.\n');
    editor = new Editor();
    client = editor.client;
    client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: Published) => {
      shown.set(
        nameOf(uri),
        diagnostics.map(({ code }) => code),
      );
      published.push(nameOf(uri));
    });
    client.onNotification('terroir/sheet', (update: SheetUpdate) => {
      updates.push(update);
    });
    await editor.open(['one', 'two'].map(uriOf));
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('shows what is wrong on every page of every folder, as the command line would', async () => {
    const verdict = await review();
    assert.equal(verdict?.state, 'failed');
    assert.match(verdict.reasons.join('\n'), /^one: 1 major finding on 1 page\./);
    assert.deepEqual(shown.get('one/content/en-SG/a.md'), ['reference/national-high-tech-enterprise']);
    assert.deepEqual(shown.get('two/content/id/d.md'), ['reference/wechat-contact']);
    for (const none of ['drafts/b.md', 'old/c.md'])
      assert.equal(shown.get(`one/content/en-SG/${none}`), undefined);
    assert.equal(shown.get('one/content/zh/a.md'), undefined);
  });

  it('reviews a folder alone, and what changes in it', async () => {
    write('one/content/id/e.md', 'Bayar dengan WeChat Pay.\n');
    const verdict = await client.sendRequest<{ state: string; reasons: string[] } | null>(
      'terroir/reviewFolder',
      { uri: uriOf('one/content/en-SG') },
    );
    assert.match(verdict!.reasons.join('\n'), /^one: 1 major finding on 1 page\./);
    assert.deepEqual(shown.get('one/content/en-SG/a.md'), ['reference/national-high-tech-enterprise']);
    for (const elsewhere of ['one/content/id/e.md', 'two/content/id/d.md'])
      assert.equal(shown.get(elsewhere), undefined);
    await change(2, 'one/content/id/e.md', 'two/content/id/d.md');
    await settle();
    assert.equal(shown.get('one/content/id/e.md'), undefined);
    // All of it, then the folder again: what is known elsewhere stays.
    await review();
    assert.deepEqual(shown.get('one/content/id/e.md'), ['reference/wechat-contact']);
    await client.sendRequest('terroir/reviewFolder', { uri: uriOf('one/content/en-SG') });
    assert.deepEqual(shown.get('two/content/id/d.md'), ['reference/wechat-contact']);
    write('one/content/id/e.md', 'Tim kami ada di Bekasi.\n');
    await change(2, 'one/content/id/e.md');
    await until(() => shown.get('one/content/id/e.md')?.length === 0);
  });

  it('afterwards reviews what changes, and what follows it, and nothing else', async () => {
    await review();
    await settle();
    published.length = 0;
    write('one/content/en-SG/clean.md', calque);
    await change(2, 'one/content/en-SG/clean.md');
    await until(() => shown.get('one/content/en-SG/clean.md')?.length === 1);
    await settle();
    assert.deepEqual(published, ['one/content/en-SG/clean.md']);

    published.length = 0;
    write('one/content/zh/a.md', '我们很好。\n');
    await change(2, 'one/content/zh/a.md');
    await until(() => published.includes('one/content/en-SG/a.md'));
    await settle();
    assert.deepEqual(published, ['one/content/en-SG/a.md']);
  });

  it('reviews a page again with its twin for another market', async () => {
    const story = `${'Every shelf has a tag of its own, and a phone reads it in the dark. '.repeat(4)}\n`;
    const [here, there] = ['one/content/en-SG/shelf.md', 'one/content/en-MY/shelf.md'];
    write(here, story);
    await review();
    write(there, story);
    await change(1, there);
    await until(() => shown.get(here)?.[0] === 'copy/clone' && shown.get(there)?.[0] === 'copy/clone');
    rmSync(path.join(root, there));
    await change(3, there);
    await until(() => shown.get(here)?.length === 0);
  });

  it('follows pages that come and go, and reviews all again when the config changes', async () => {
    await review();
    write('two/content/en-SG/new.md', calque);
    await change(1, 'two/content/en-SG/new.md');
    await until(() => shown.get('two/content/en-SG/new.md')?.length === 1);
    rmSync(path.join(root, 'two/content/en-SG/new.md'));
    await change(3, 'two/content/en-SG/new.md');
    await until(() => shown.get('two/content/en-SG/new.md')?.length === 0);
    write('one/.terroir/config.yaml', 'rules:\n  reference: off\n');
    await change(2, 'one/.terroir/config.yaml');
    await until(() => shown.get('one/content/en-SG/a.md')?.length === 0);
  });

  it('follows folders that come and go in one go, of which only their own name is told', async () => {
    await review();
    rmSync(path.join(root, 'one/content/zh'), { recursive: true });
    published.length = 0;
    await change(3, 'one/content/zh');
    await until(() => published.includes('one/content/en-SG/a.md'));
    rmSync(path.join(root, 'one/content/en-SG'), { recursive: true });
    await change(3, 'one/content/en-SG');
    await until(() => shown.get('one/content/en-SG/a.md')?.length === 0);
    write('one/content/en-SG/deep/e.md', calque);
    write('one/content/en-SG/drafts/b.md', calque);
    await change(1, 'one/content/en-SG');
    await until(() => shown.get('one/content/en-SG/deep/e.md')?.length === 1);
    await settle();
    assert.equal(shown.get('one/content/en-SG/drafts/b.md'), undefined);
    // What is no folder, and nothing Terroir reads, is no reason to review anything.
    published.length = 0;
    write('one/notes.log', 'x');
    await change(1, 'one/notes.log', 'one/.git/index.lock');
    rmSync(path.join(root, 'one/notes.log'));
    await change(3, 'one/notes.log', 'one/.git/index.lock');
    await settle();
    assert.deepEqual(published, []);
  });

  it('takes open and unsaved pages as they stand, and the disk again once they are closed', async () => {
    const name = 'one/content/en-SG/clean.md';
    const textDocument = { uri: uriOf(name), languageId: 'markdown', version: 1, text: calque };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    await review();
    await until(() => shown.get(name)?.length === 1);
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
    await until(() => shown.get(name)?.length === 0);
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { ...textDocument, uri: uriOf('one/content/en-SG/a.md') },
    });
    await client.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf('one/content/en-SG/a.md') },
    });
    await settle();
    assert.equal(shown.get('one/content/en-SG/a.md')?.length, 1);
  });

  it('tells who follows the sheet all pages, then each change with the verdict', async () => {
    await review();
    await client.sendNotification('terroir/followSheet', true);
    await until(() => updates.at(-1)?.verdict);
    const pages = updates.flatMap((update) => unpackPages(update.pages));
    assert.deepEqual(pages.map(({ path: name }) => name).sort(), [
      'one/content/en-SG/a.md',
      'one/content/en-SG/clean.md',
      'two/content/id/d.md',
    ]);
    assert.equal(updates[0]!.restart, true);
    const page = pages.find(({ path: name }) => name === 'one/content/en-SG/a.md')!;
    assert.deepEqual(
      [page.source, page.market, page.findings[0]!.line],
      ['one/content/zh/a.md', 'Singapore', 1],
    );

    updates = [];
    write('one/content/en-SG/a.md', 'Fine.\n');
    await change(2, 'one/content/en-SG/a.md');
    await until(() => updates.some((update) => update.verdict && update.uris.length));
    assert.deepEqual(updates.flatMap(({ uris }) => uris).map(nameOf), ['one/content/en-SG/a.md']);
    updates = [];
    rmSync(path.join(root, 'one/content/en-SG/a.md'));
    await change(3, 'one/content/en-SG/a.md');
    await until(() => updates.some((update) => update.gone.length));
  });

  it('says what to do next on a page, and where the markets stand once all is reviewed', async () => {
    const uri = uriOf('one/content/en-SG/a.md');
    assert.equal(await client.sendRequest('terroir/nextSteps', { uri }), null);
    const text = `${calque}\nPay with WeChat，now.\n`;
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    const steps = await client.sendRequest<NextSteps>('terroir/nextSteps', { uri });
    assert.deepEqual([steps.market, steps.audience], ['Singapore', 'local readers']);
    const told = steps.findings.map(({ step, fixes, range }) => [step, fixes > 0, range.start.line]);
    assert.deepEqual(told.slice(0, 3), [
      ['mend', true, 2],
      ['ask', false, 0],
      ['ask', false, 2],
    ]);

    assert.equal(await client.sendRequest('terroir/markets'), null);
    await review();
    const markets = await client.sendRequest<MarketNumbers[]>('terroir/markets');
    assert.ok(markets.every(({ dimensions, writtenBy }) => dimensions[0]!.findings && writtenBy === null));
    assert.deepEqual(
      markets.map(({ market, name, sums }) => [market, name, sums.pages]),
      [
        ['ID', 'Indonesia', 1],
        ['SG', 'Singapore', 2],
      ],
    );
  });

  it('tells what a market does not have of the Chinese site, and no more once it has', async () => {
    write('one/content/zh/b.md', '关于我们的公司。\n');
    await review();
    const lacks = async () =>
      (await client.sendRequest<MarketNumbers[]>('terroir/markets')).find(({ market }) => market === 'SG')!
        .lacks;
    assert.deepEqual(await lacks(), [
      {
        title: 'What Singapore does not have yet: 1 Chinese page',
        items: [{ kindName: 'page', path: 'content/zh/b.md', uri: uriOf('one/content/zh/b.md'), detail: '' }],
      },
    ]);
    const saved = await client.sendRequest<string>('terroir/htmlReport');
    assert.match(saved, /<details class="lacks"><summary>What Singapore does not have yet: 1 Chinese page/);
    write('one/content/en-SG/b.md', 'About our company.\n');
    await change(1, 'one/content/en-SG/b.md');
    await settle();
    assert.deepEqual(await lacks(), []);
  });

  it('tells how a site is laid out, what its config would say, and where to begin', async () => {
    write('one/original/intro.md', '我们是一家很好的公司。\n');
    await change(1, 'one/original/intro.md');
    const folder = uriOf('one');
    const { source, chinese, others, markets } = await client.sendRequest<SiteSurvey>('terroir/survey', {
      folder,
    });
    assert.deepEqual(source, [{ folder: 'content/zh', pages: 1 }]);
    assert.deepEqual(
      [chinese, others],
      [[{ folder: 'original', pages: 1 }], [{ folder: 'original', pages: 1 }]],
    );
    assert.deepEqual(
      markets.filter(({ folders }) => folders.length),
      [{ code: 'SG', name: 'Singapore', folders: [{ folder: 'content/en-SG', pages: 2 }] }],
    );
    const entries = [{ path: 'original/**', locale: 'zh' }];
    assert.equal(
      await client.sendRequest('terroir/configure', { folder, entries }),
      'exclude: [ "**/old/**" ]\npages:\n  - path: original/**\n    locale: zh\n',
    );
    assert.equal(await client.sendRequest('terroir/firstPage', { folder }), uriOf('one/content/en-SG/a.md'));
  });

  it('tells how the markets came to where they stand, or that nothing is known of it', async () => {
    assert.equal(await client.sendRequest('terroir/findTrend'), 'no-history');
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-C',
        path.join(root, 'one'),
        '-c',
        'user.name=t',
        '-c',
        'user.email=t@example.com',
        ...args,
      ]);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
    const told: SheetTrend[] = [];
    client.onNotification('terroir/trend', (trend: SheetTrend) => {
      told.push(trend);
    });
    assert.equal(await client.sendRequest('terroir/findTrend'), 'found');
    await until(() => told.length);
    assert.deepEqual(
      told[0]!.trend.map(({ markets }) => markets.map(({ name, pages }) => [name, pages])),
      [[['Singapore', 2]]],
    );
  });
});
