import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Editor } from './editor.ts';

const uri = 'untitled:Untitled-1';
const calque = 'We are a national high-tech enterprise and help Singapore shops，with one-stop services.\n';

describe('texts that are saved nowhere', () => {
  let folder: string;
  let editor: Editor;

  const start = async (workspace: boolean) => {
    editor = new Editor();
    await editor.open(workspace ? [pathToFileURL(folder).href] : [], {
      initializationOptions: { commands: true, locale: 'en' },
    });
  };
  const open = (languageId: string, text: string) =>
    editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  const codes = () => editor.codes(uri);
  const statuses: { uri: string; kind: string; market?: string; marketOrigin?: string }[] = [];
  const listen = () =>
    editor.client.onNotification('terroir/status', (status) => {
      statuses.push(status);
    });
  const status = () => statuses.findLast((one) => one.uri === uri);

  beforeEach(() => {
    statuses.length = 0;
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-unsaved-'));
    mkdirSync(path.join(folder, '.terroir/rules'), { recursive: true });
    writeFileSync(
      path.join(folder, '.terroir/rules/own.yaml'),
      'language: en\nphrases:\n  - { id: own, patterns: [utterly], why: No. }\n',
    );
  });
  afterEach(async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are asked for whom they are, say nothing until then, and are reviewed for whom is chosen', async () => {
    await start(false);
    listen();
    await open('plaintext', calque);
    await editor.until(() => status());
    assert.deepEqual([status()?.kind, status()?.marketOrigin], ['unsaved', 'default']);
    assert.deepEqual(codes(), []);
    const { markets } = await editor.client.sendRequest<{ markets: unknown[] }>('terroir/choices', { uri });
    assert.ok(markets.length > 10);
    const answer = await editor.client.sendRequest('terroir/setTarget', { uri, key: 'market', value: 'SG' });
    assert.equal(answer, 'remembered');
    await editor.until(() => codes()?.length && status()?.marketOrigin === 'chosen');
    assert.deepEqual(
      ['reference/national-high-tech-enterprise', 'convention/full-width-punctuation'].filter(
        (code) => !codes()!.includes(code),
      ),
      [],
    );
    assert.deepEqual([status()?.market, status()?.marketOrigin], ['SG', 'chosen']);
    // Nothing is claimed of a site that is not there.
    assert.ok(!codes()!.some((code) => /^(?:copy|page|config)\//.test(code)), codes()!.join());
  });

  it('tell their market by their language, and follow the rules of the house that is open', async () => {
    await start(true);
    listen();
    await open('markdown', '---\nmarket: SG\n---\nAn utterly fine day.\n');
    await editor.until(() => codes()?.includes('phrase/own'));
    await editor.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await editor.until(() => codes()?.length === 0);
    await open(
      'markdown',
      'Kami membantu toko di Jakarta mengelola persediaan，dengan mudah setiap hari. Harga sudah termasuk pajak, dan tim kami menjawab pertanyaan Anda melalui telepon atau surel.\n\nBanyak toko memilih kami karena pemasangannya cepat dan tidak perlu berhenti berjualan. Anda bisa mencoba semua fitur selama satu bulan, lalu memutuskan sendiri apakah ingin melanjutkan.\n\nKalau ada yang kurang jelas, hubungi kami kapan saja; kami dengan senang hati membantu Anda.\n',
    );
    await editor.until(() => codes()?.includes('convention/full-width-punctuation'));
    await editor.until(() => status()?.market === 'ID');
    assert.deepEqual([status()?.market, status()?.marketOrigin], ['ID', 'text']);
  });

  it('have no brief, no sign-off and no comparison, and code is let be', async () => {
    await start(true);
    listen();
    await open('markdown', `---\nmarket: SG\n---\n${calque}`);
    await editor.until(() => codes()?.length);
    const params = { uri };
    assert.equal(await editor.client.sendRequest('terroir/compare', params), null);
    assert.equal(await editor.client.sendRequest('terroir/brief', params), null);
    assert.equal(await editor.client.sendRequest('terroir/people', params), null);
    const lenses = await editor.client.sendRequest<unknown[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    assert.deepEqual(lenses, []);
    await editor.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await editor.until(() => codes()?.length === 0);
    await open('python', calque);
    assert.equal(await editor.client.sendRequest('terroir/nextSteps', params), null);
  });
});
