import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProgressType } from 'vscode-jsonrpc';
import { Editor } from './editor.ts';

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly uri?: string;
  readonly resultId?: string;
  readonly items?: readonly { readonly code: string }[];
}

const calque = 'We are a national high-tech enterprise.\n';
const found = ['reference/national-high-tech-enterprise'];
const page = 'content/en-SG/a.md';
const asks = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

describe('diagnostics that an editor asks for', function () {
  this.timeout(180_000);

  let root: string;
  let editor: Editor;
  let refreshes: number;
  let told: { readonly by: 'answer' | 'push'; readonly name: string; readonly codes: readonly string[] }[];
  let version: number;

  const uriOf = (name: string) => pathToFileURL(path.join(root, name)).toString();
  const nameOf = (uri: string) => uri.slice(uriOf('').length).replace(/^\//, '');
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  const codes = (report: Report) => report.items?.map(({ code }) => code);
  const open = async (name: string, text: string) => {
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'markdown', version: ++version, text },
    });
  };
  const type = (name: string, text: string) =>
    editor.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version: ++version },
      contentChanges: [{ text }],
    });
  const close = (name: string) =>
    editor.client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
  const ask = (name: string, previousResultId?: string) =>
    editor.client.sendRequest<Report>('textDocument/diagnostic', {
      textDocument: { uri: uriOf(name) },
      ...(previousResultId && { previousResultId }),
    });
  /** Asks as an editor does, again where it is told to, until all of a page has been found. */
  const askUntil = async (name: string, wanted: readonly string[]) => {
    for (let report = await ask(name); ; report = await ask(name)) {
      if (JSON.stringify(codes(report)) === JSON.stringify(wanted)) return report;
      const before = refreshes;
      await editor.until(() => refreshes > before);
    }
  };
  const begin = async (capabilities: object, more: object = {}) => {
    editor = new Editor();
    editor.client.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      return null;
    });
    const heard = (by: 'answer' | 'push', { uri, items }: { uri: string; items: Report['items'] }) =>
      told.push({ by, name: nameOf(uri), codes: (items ?? []).map(({ code }) => code) });
    editor.client.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: NonNullable<Report['items']> }) => {
        heard('push', { uri, items: diagnostics });
      },
    );
    editor.client.onProgress(
      new ProgressType<{ readonly items: readonly (Report & { uri: string })[] }>(),
      'workspace',
      ({ items }) => {
        for (const { uri, items: found } of items) heard('answer', { uri, items: found });
      },
    );
    await editor.open([uriOf('')], { capabilities, ...more });
  };
  const review = () =>
    editor.client.sendRequest('workspace/executeCommand', { command: 'terroir.reviewWorkspace' });
  const last = (name: string) => told.filter((one) => one.name === name).at(-1);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-pull-'));
    [refreshes, told, version] = [0, [], 0];
    write(page, calque);
    write('content/en-SG/b.md', calque);
    write('content/zh/a.md', '我们是国家高新技术企业。\n');
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('are answered, once for each text, and not sent as well', async () => {
    await begin(asks);
    await open(page, calque);
    const first = await askUntil(page, found);
    assert.deepEqual(await ask(page, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await type(page, `New. ${calque}`);
    const second = await ask(page, first.resultId);
    assert.deepEqual(codes(second), found);
    assert.notEqual(second.resultId, first.resultId);
    assert.deepEqual(told, []);
  });

  it('of a text that is typed in are asked for again', async () => {
    await begin(asks);
    await open(page, calque);
    await askUntil(page, found);
    await type(page, 'Fine words.\n');
    const stale = ask(page);
    await type(page, `Fine words. ${calque}`);
    await assert.rejects(stale, { code: -32_802, data: { retriggerRequest: true } });
    assert.deepEqual(codes(await ask(page)), found);

    await type(page, 'Fine words.\n');
    const late = ask(page);
    await close(page);
    await assert.rejects(late, { code: -32_802, data: { retriggerRequest: false } });
    assert.deepEqual(await ask(page), { kind: 'full', items: [] });
  });

  it('are asked for again when a setting makes them others', async () => {
    await begin(asks);
    await open(page, calque);
    await askUntil(page, found);
    write('.terroir/config.yaml', `rules:\n  ${found[0]}: off\n`);
    await editor.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.terroir/config.yaml'), type: 1 }],
    });
    await editor.until(() => refreshes > 0);
    await askUntil(page, []);
  });

  it('of pages that are not open are sent, and taken back while one is open', async () => {
    await begin(asks);
    await review();
    for (const name of [page, 'content/en-SG/b.md'])
      assert.deepEqual(last(name), { by: 'push', name, codes: found });
    await open(page, calque);
    await askUntil(page, found);
    assert.deepEqual(last(page)?.codes, []);
    await close(page);
    await editor.until(() => last(page)?.codes.length);
  });

  it('of the workspace are answered to Terroir’s own client, and nothing is sent', async () => {
    write('.terroir/config.yaml', 'rules: 3\n');
    await begin(asks, { initializationOptions: { commands: true } });
    const stop = editor.client.sendRequest('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'workspace',
    });
    stop.catch(() => {});
    await editor.until(() => last('.terroir/config.yaml')?.codes.length);
    await editor.client.sendRequest('terroir/reviewWorkspace');
    await editor.until(() => last(page)?.codes.length);
    await open(page, 'Fine words.\n');
    await editor.until(() => last(page)?.codes.length === 0);
    await close(page);
    await editor.until(() => last(page)?.codes.length);
    assert.deepEqual(
      told.filter(({ by }) => by === 'push'),
      [],
    );
  });

  it('are sent to an editor that cannot be told to ask again', async () => {
    await begin({ textDocument: { diagnostic: {} } });
    await open(page, calque);
    await editor.until(() => last(page)?.codes.length);
  });
});
