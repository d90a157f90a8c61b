import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { ExportAnswer, TakeBackAnswer } from '../../src/server/protocol.ts';
import { WorkbookFile } from '../cli/workbook.ts';
import { Editor } from './editor.ts';

const files: Readonly<Record<string, string>> = {
  'content/zh/harga.md': '# 价格\n\n标准版每年 5,000 元，[立即购买](/beli)。\n',
  'content/id/harga.md': '# Harga\n\nPaket **Standar** 5,000 per tahun, [beli sekarang](/beli).\n',
  'content/zh-TW/harga.md': '# 價格\n\n標準版每年 5,000 元，[立即購買](/beli)。\n',
};

describe('pages handed over and taken back in the editor', () => {
  let root = '';
  let away = '';
  let editor: Editor;
  const uriOf = (file: string) => URI.file(path.join(root, file)).toString();
  const folder = () => URI.file(root).toString();
  const exported = async (uri: string, isFolder: boolean) => {
    const answer = await editor.client.sendRequest<ExportAnswer>('terroir/export', { uri, isFolder });
    for (const { name, data } of answer) writeFileSync(path.join(away, name), Buffer.from(data, 'base64'));
    return answer.map(({ name, pages }) => `${name} ${pages}`);
  };
  const takenBack = (name = 'ID.xlsx') => {
    const data = readFileSync(path.join(away, name)).toString('base64');
    return editor.client.sendRequest<TakeBackAnswer>('terroir/takeBack', { uri: folder(), name, data });
  };

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-over-'));
    away = mkdtempSync(path.join(tmpdir(), 'terroir-away-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    editor = new Editor();
    await editor.open([folder()]);
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
    rmSync(away, { recursive: true, force: true });
  });

  it('a workbook for each market, of the site, a folder or a page, in the language of the market', async () => {
    assert.deepEqual(await exported(folder(), true), ['ID.xlsx 1', 'TW.xlsx 1']);
    assert.match(new WorkbookFile(path.join(away, 'ID.xlsx')).sheet(2), /What to write/);
    assert.match(new WorkbookFile(path.join(away, 'TW.xlsx')).sheet(2), /改写为/);
    assert.deepEqual(await exported(uriOf('content/id'), true), ['ID.xlsx 1']);
    assert.deepEqual(await exported(uriOf('content/zh-TW/harga.md'), false), ['TW.xlsx 1']);
  });

  it('what came back is an edit of the page and a sign-off, and nothing is written', async () => {
    await exported(folder(), true);
    const book = new WorkbookFile(path.join(away, 'ID.xlsx'));
    book.fill('Harga', { D: 'Daftar harga' }).sign('Sari').save();
    const answer = await takenBack();
    assert.ok('files' in answer);
    assert.deepEqual(answer.left, []);
    const [page, signOff] = answer.files;
    assert.equal(page!.uri, uriOf('content/id/harga.md'));
    const { start, end } = page!.edit.range;
    const line = files['content/id/harga.md']!.split('\n')[start.line]!;
    assert.equal(
      line.slice(0, start.character) + page!.edit.newText + line.slice(end.character),
      '# Daftar harga',
    );
    assert.match(signOff!.path, /^\.terroir\/signoffs\//);
    assert.match(signOff!.edit.newText, /Sari/);
    assert.equal(readFileSync(path.join(root, 'content/id/harga.md'), 'utf8'), files['content/id/harga.md']);
  });

  it('what cannot be taken is named with its place, and what is no workbook is refused', async () => {
    await exported(folder(), true);
    const book = new WorkbookFile(path.join(away, 'ID.xlsx'));
    book.fill('Harga', { D: 'Daftar harga' }).save();
    writeFileSync(path.join(root, 'content/id/harga.md'), '# Biaya\n\nPaket.\n');
    const answer = await takenBack();
    assert.ok('files' in answer);
    assert.deepEqual(answer.files, []);
    assert.match(answer.left.join('\n'), /^content\/id\/harga\.md \(.*D\d+\): the text was edited here/);
    writeFileSync(path.join(away, 'ID.xlsx'), 'no workbook');
    assert.match(JSON.stringify(await takenBack()), /“ID\.xlsx” is no workbook that can be read/);
  });
});
