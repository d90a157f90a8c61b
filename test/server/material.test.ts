import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import type { Locality, Materials, SaveAnswer } from '../../src/server/protocol.ts';
import { Editor } from './editor.ts';

interface Completion {
  readonly label: string;
  readonly textEdit?: { readonly newText: string };
}

interface Action {
  readonly title: string;
  readonly edit?: { readonly changes: Record<string, readonly { readonly newText: string }[]> };
}

const library = `# ours
items:
  - kind: customer
    name: Toko Contoh
    text: Toko Contoh memangkas waktu hitung stok 40%.
    owner: Tim Jakarta
    rights: public
    date: 2026-05-31
  - kind: partner
    name: Mitra Contoh
    until: 2020-01-31
`;
const page = `# Yunfan\n\n\n\n${'Aplikasi ini membantu tim Anda bekerja lebih cepat setiap hari. '.repeat(8)}\n`;

describe('local material, over standard streams', () => {
  const name = 'content/id/_index.md';
  let root = '';
  let editor: Editor;
  let client: MessageConnection;

  const uriOf = (file: string) => URI.file(path.join(root, file)).toString();
  const uri = () => uriOf(name);

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }

  async function open(text: string): Promise<void> {
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(), languageId: 'markdown', version: 1, text },
    });
  }

  const complete = (line: number, character: number, triggerKind: number) =>
    client.sendRequest<Completion[]>('textDocument/completion', {
      textDocument: { uri: uri() },
      position: { line, character },
      context: { triggerKind },
    });

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-material-'));
    write('.terroir/local/ID/customers.yaml', library);
    editor = new Editor();
    client = editor.client;
    await editor.open([URI.file(root).toString()]);
  });

  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('tells what a page shows of its market, and what would bring the rest', async () => {
    await open(page.replace('\n\n\n\n', '\n\nHubungi +62 21 5790 3000.\n\n'));
    const card = (await client.sendRequest<Locality>('terroir/locality', { uri: uri() }))!;
    assert.equal(card.marketName, 'Indonesia');
    assert.deepEqual(
      card.found.map(({ kindName, name: found, ranges }) => [kindName, found, ranges[0]]),
      [
        [
          'Contact',
          '+62 21 5790 3000',
          { start: { line: 2, character: 8 }, end: { line: 2, character: 24 } },
        ],
      ],
    );
    assert.deepEqual(
      card.missing.map(({ wish }) => wish),
      ['a named customer in Indonesia with a result'],
    );
  });

  it('lists the library of a page’s market, what fits first, with its edits', async () => {
    await open(page);
    const items = await client.sendRequest<Materials>('terroir/materials', {
      uri: uri(),
      position: { line: 2, character: 0 },
    });
    assert.deepEqual(
      items.map(({ title, fits, past, used, edit }) => [title, fits, past, used, edit?.edit.newText]),
      [
        ['Toko Contoh', true, false, false, 'Toko Contoh memangkas waktu hitung stok 40%.'],
        ['Mitra Contoh', false, true, false, 'Mitra Contoh'],
      ],
    );
    assert.match(items[0]!.details, /may be published\n\n\*\*Owner:\*\* Tim Jakarta/);
    assert.equal(items[0]!.file, uriOf('.terroir/local/ID/customers.yaml'));
    assert.equal(items[0]!.range.start.line, 2);
  });

  it('completes only when asked, and not within words', async () => {
    await open(page);
    const [item] = await complete(2, 0, 1);
    assert.equal(item!.label, 'Toko Contoh');
    assert.equal(item!.textEdit!.newText, 'Toko Contoh memangkas waktu hitung stok 40%.');
    assert.deepEqual(await complete(2, 0, 2), []);
    assert.deepEqual(await complete(4, 3, 1), []);
  });

  it('the light bulb puts an item below the heading that asks for it', async () => {
    await open(page);
    const actions = await client.sendRequest<Action[]>('textDocument/codeAction', {
      textDocument: { uri: uri() },
      range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Insert “Toko Contoh” from the library');
    assert.equal(
      action?.edit?.changes[uri()]?.[0]?.newText,
      '\n\nToko Contoh memangkas waktu hitung stok 40%.',
    );
  });

  it('saves words of a page as they are read, at the end of the library’s file', async () => {
    await open('# A\n\nHemat *40%* &amp; lebih `x` cepat.\n');
    const save = (start: number, end: number, kind: string) =>
      client.sendRequest<SaveAnswer>('terroir/saveMaterial', {
        uri: uri(),
        kind,
        name: 'Kedai Contoh',
        range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
      });
    const answer = await save(2, 3, 'customer');
    assert.ok(typeof answer === 'object');
    assert.equal(answer.path, '.terroir/local/ID/customers.yaml');
    assert.equal(answer.edit.range.start.line, library.split('\n').length - 1);
    assert.match(
      answer.edit.newText,
      /^ {2}- kind: customer\n {4}name: Kedai Contoh\n {4}language: id\n {4}text: Hemat 40% & lebih/,
    );
    assert.equal(await save(1, 2, 'customer'), 'no-words');
    assert.equal(await save(2, 3, '../../../outside'), 'no-market');
  });
});
