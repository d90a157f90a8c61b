import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { ChatAnswer, ChatFixAnswer, ChatParams } from '../../src/server/protocol.ts';
import { Editor } from './editor.ts';

describe('the chat, over standard streams', () => {
  let folder = '';
  let outside = '';
  let editor: Editor;
  const here = 'content/en-SG/a.md';
  const uriOf = (name: string, root = folder) => URI.file(path.join(root, name)).toString();
  const ask = (params: Partial<ChatParams>) =>
    editor.client.sendRequest<ChatAnswer>('terroir/chat', { prompt: '', ...params });
  const said = ({ parts }: ChatAnswer) =>
    parts.map((part) => ('markdown' in part ? part.markdown : part.title)).join('');
  const start = { line: 0, character: 0 };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-chat-'));
    outside = mkdtempSync(path.join(tmpdir(), 'terroir-chat-outside-'));
    for (const root of [folder, outside]) mkdirSync(path.join(root, 'content/en-SG'), { recursive: true });
    writeFileSync(path.join(folder, here), 'Saved.\n');
    writeFileSync(path.join(folder, 'content/en-SG/b.md'), 'Small，quick.\n');
    writeFileSync(path.join(outside, here), 'Secret，outside.\n');
    editor = new Editor();
    await editor.open([URI.file(folder).toString()]);
  });
  afterEach(async () => {
    await editor.close();
    for (const root of [folder, outside]) rmSync(root, { recursive: true, force: true });
  });

  it('answers of what is typed and not saved, with places and buttons as the editor has them', async () => {
    const text = 'First.\n\nFast，safe，cheap.\n';
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(here), languageId: 'markdown', version: 3, text },
    });
    const { parts, next } = await ask({ command: 'review', active: { uri: uriOf(here), position: start } });
    const places = parts.flatMap((part) => ('range' in part ? [part] : []));
    assert.deepEqual(
      places.map(({ uri, range }) => [uri, range]),
      [4, 9].map((character) => [
        uriOf(here),
        { start: { line: 2, character }, end: { line: 2, character: character + 1 } },
      ]),
    );
    const buttons = parts.flatMap((part) => ('command' in part ? [part] : []));
    assert.deepEqual(
      buttons.map(({ command, args }) => [command, args.length]),
      [
        ['terroir.applyFix', 2],
        ['terroir.applyFix', 1],
      ],
    );
    // The button puts the fix in wherever the page has it.
    const [uri, fix] = buttons[0]!.args as [string, { ruleId: string; message: string; title: string }];
    assert.equal(uri, uriOf(here));
    const mend = (of?: object) =>
      editor.client.sendRequest<ChatFixAnswer>('terroir/chatFix', { uri, fix: of });
    for (const of of [fix, undefined]) {
      const { version, edits } = (await mend(of))!;
      assert.equal(version, 3);
      assert.deepEqual(
        edits.map(({ range, newText }) => [range.start.character, newText.trim()]),
        [
          [4, ','],
          [9, ','],
        ],
      );
    }
    // What has been mended meanwhile is not mended again, and nothing else in its place.
    await editor.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 4 },
      contentChanges: [{ text: 'First.\n\nFast, safe，cheap.\n' }],
    });
    assert.deepEqual(
      (await mend(fix))!.edits.map(({ range }) => range.start.character),
      [10],
    );
    assert.deepEqual((await mend({ ...fix, message: 'Another.' }))!.edits, []);
    assert.ok(next.some(({ command }) => command === 'why'));
  });

  it('answers why at the cursor', async () => {
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(here), languageId: 'markdown', version: 1, text: 'First.\n\nFast，safe.\n' },
    });
    const at = (line: number, character: number) =>
      ask({ command: 'why', active: { uri: uriOf(here), position: { line, character } } });
    assert.match(said(await at(2, 4)), /Full-width/);
    assert.match(said(await at(0, 2)), /^Nothing is reported where/);
  });

  it('finds a page that is named and not open', async () => {
    assert.match(said(await ask({ prompt: 'please review b.md' })), /^\*\*content\/en-SG\/b\.md\*\*/);
  });

  it('reads nothing outside the workspace, however it is pointed there', async () => {
    const uri = uriOf(here, outside);
    assert.match(said(await ask({ command: 'review', attached: { uri } })), /^That file lies outside/);
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: 'Secret，outside.\n' },
    });
    for (const params of [
      { command: 'review', active: { uri, position: start } },
      { command: 'why', active: { uri, position: { line: 0, character: 6 } } },
      { command: 'review', prompt: path.join(outside, here) },
      { command: 'brief', prompt: `../${path.basename(outside)}/${here}` },
      { command: 'review', attached: { uri: `${URI.file(folder)}/../${path.basename(outside)}/${here}` } },
    ]) {
      const answer = await ask(params);
      assert.doesNotMatch(
        JSON.stringify(answer),
        /Secret|Full-width|"range"|applyFix/,
        JSON.stringify(params),
      );
    }
  });
});
