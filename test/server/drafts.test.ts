import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import type {
  AcceptDraftAnswer,
  CheckedDraftAnswer,
  DraftTaskAnswer,
  PagePeople,
  PageStatus,
} from '../../src/server/protocol.ts';
import { Editor } from './editor.ts';

const page = 'content/id/harga.md';
const text = '# Harga\n\nPaket Standar 5,000 per tahun.\n\nMenyimpan 300 file, dengan API.\n';
const draft = 'Simpan sampai 300 file, lengkap dengan API.';

describe('drafts of a model, over standard streams', () => {
  let root = '';
  let editor: Editor;
  let client: MessageConnection;
  let status: PageStatus | undefined;

  const uri = () => URI.file(path.join(root, page)).toString();
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  const task = (position?: object) =>
    client.sendRequest<DraftTaskAnswer>('terroir/draftTask', { uri: uri(), position });
  const about = (answers: readonly string[], version = 1) => ({ uri: uri(), version, blocks: [2], answers });
  const check = (answers: readonly string[], version?: number) =>
    client.sendRequest<CheckedDraftAnswer | null>('terroir/checkDraft', about(answers, version));
  const accept = (answers: readonly string[], version?: number) =>
    client.sendRequest<AcceptDraftAnswer>('terroir/acceptDraft', {
      ...about(answers, version),
      model: 'Model One',
    });
  const type = (version: number, content: string) =>
    client.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(), version },
      contentChanges: [{ text: content }],
    });

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-drafts-'));
    write('.terroir/config.yaml', '{}\n');
    write('content/zh/harga.md', '# 价格\n\n标准版每年 5,000 元。\n\n可存放 300 个文件，支持 API。\n');
    write(page, text);
    editor = new Editor();
    client = editor.client;
    status = undefined;
    client.onNotification('terroir/status', (one: PageStatus) => {
      if (one.uri === uri()) status = one;
    });
    await editor.open([URI.file(root).toString()], {
      initializationOptions: { locale: 'en', commands: true },
    });
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(), languageId: 'markdown', version: 1, text },
    });
    await editor.until(() => status);
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('asks for the text at a position or for all of them, or says in words why not', async () => {
    const one = await task({ line: 4, character: 3 });
    assert.ok('prompt' in one);
    assert.deepEqual([one.version, one.blocks, one.market], [1, [2], 'Indonesia']);
    assert.match(one.prompt, /^\[1\] Menyimpan 300 file, dengan API\.$/m);
    const all = await task();
    assert.ok('prompt' in all && all.blocks.length === 3);
    const none = await task({ line: 1, character: 0 });
    assert.match('problem' in none ? none.problem : '', /put the cursor into a paragraph/);
  });

  it('records what is accepted before the page is changed, and gives the one edit; a signature is void then', async () => {
    await client.sendRequest('terroir/signOff', { uri: uri(), by: 'R', remarks: [] });
    await editor.until(() => status!.signOff?.startsWith('Signed off by R'));
    const checked = (await check([draft]))!;
    assert.equal(checked.text, text.replace('Menyimpan 300 file, dengan API.', draft));
    assert.deepEqual([checked.range.start.line, checked.facts], [4, []]);
    const accepted = await accept([draft]);
    assert.ok('edit' in accepted);
    assert.match(
      readFileSync(path.join(root, `.terroir/drafts/${page}.yaml`), 'utf8'),
      /^ {2}- words: \w+\n {4}model: Model One\n {4}on: \d{4}-\d\d-\d\d$/m,
    );
    const lines = text.split('\n');
    const { start, end } = accepted.edit.range;
    assert.deepEqual([start.line, end.line], [4, 4]);
    const line = lines[4]!;
    lines[4] = line.slice(0, start.character) + accepted.edit.newText + line.slice(end.character);
    assert.equal(lines.join('\n'), checked.text);
    await type(2, checked.text);
    await editor.until(() => status!.signOff?.startsWith('Edited since R'));
    const people = () => client.sendRequest<PagePeople>('terroir/people', { uri: uri() });
    assert.equal((await people()).drafted, '1 block as a model wrote it');
    await type(3, checked.text.replace('lengkap', 'komplet'));
    assert.equal((await people()).drafted, null);
  });

  it('takes no draft of a page that was edited meanwhile, and writes nothing', async () => {
    await type(2, text.replace('# Harga', '# Harga baru\n\nDi depan.'));
    assert.equal(await check([draft]), null);
    const refused = await accept([draft]);
    assert.match('problem' in refused ? refused.problem : '', /has changed in the meantime/);
    assert.ok(!existsSync(path.join(root, '.terroir/drafts')));
  });
});
