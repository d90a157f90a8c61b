import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import { Editor } from './editor.ts';

describe('the sites of a workspace, over standard streams', () => {
  const page = 'We are a national high-tech enterprise，here.\n';
  const [mark, reference] = ['convention/full-width-punctuation', 'reference/national-high-tech-enterprise'];
  const noMarks = 'rules:\n  convention: off\n';
  let root = '';
  let editor: Editor;
  let client: MessageConnection;
  let asked: string[] = [];
  let answer: string | undefined;

  const at = (name: string) => path.join(root, name);
  const uriOf = (name: string) => URI.file(at(name)).toString();
  const codes = (name: string) => editor.codes(uriOf(name))?.toSorted();

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }

  const until: Editor['until'] = (check) => editor.until(check);

  const open = (name: string, uri = uriOf(name)) =>
    client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: page },
    });
  const change = (type: number, ...uris: string[]) =>
    client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: uris.map((uri) => ({ uri, type })),
    });
  const start = (...names: string[]) =>
    editor.open(names.map(uriOf), {
      capabilities: { workspace: { workspaceFolders: true } },
      initializationOptions: { locale: 'en', commands: true },
    });

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'terroir-sites-')));
    asked = [];
    answer = undefined;
    editor = new Editor();
    client = editor.client;
    client.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      asked.push(message);
      return answer === undefined ? null : { title: answer };
    });
  });
  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('a folder opened below a site is reviewed by the settings of the site, and its own pages alone', async () => {
    write('mono/.git/HEAD', '');
    write('mono/.terroir/config.yaml', noMarks);
    write('mono/site/id/a.md', page);
    write('mono/other/id/b.md', page);
    await start('mono/site');
    await open('mono/site/id/a.md');
    await until(() => codes('mono/site/id/a.md')?.length);
    assert.deepEqual(codes('mono/site/id/a.md'), [reference]);
    await client.sendRequest('terroir/reviewWorkspace');
    assert.equal(codes('mono/other/id/b.md'), undefined);
  });

  it('sites below the folder that is opened are sites of their own, and come and go', async () => {
    write('.git/HEAD', '');
    write('top/id/a.md', page);
    write('packages/a/.terroir/config.yaml', noMarks);
    write('packages/a/id/a.md', page);
    write('packages/b/id/b.md', page);
    await start('');
    await client.sendRequest('terroir/reviewWorkspace');
    await until(() => codes('packages/a/id/a.md') && codes('top/id/a.md'));
    assert.deepEqual(codes('packages/a/id/a.md'), [reference]);
    assert.deepEqual(codes('top/id/a.md'), [mark, reference]);
    await open('packages/b/id/b.md');
    await until(() => codes('packages/b/id/b.md')?.length === 2);
    write('packages/b/.terroir/config.yaml', noMarks);
    await change(1, uriOf('packages/b/.terroir/config.yaml'));
    await until(() => codes('packages/b/id/b.md')?.length === 1);
    rmSync(at('packages/b/.terroir'), { recursive: true });
    await change(3, uriOf('packages/b/.terroir/config.yaml'), uriOf('packages/b/.terroir'));
    await until(() => codes('packages/b/id/b.md')?.length === 2);
  });

  it('what is wrong in the settings of a folder goes with the folder', async () => {
    write('one/.terroir/config.yaml', 'rulez: 1\n');
    await start('one');
    await until(() => codes('one/.terroir/config.yaml')?.length);
    client.onRequest('workspace/workspaceFolders', () => []);
    await client.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf('one'), name: 'one' }] },
    });
    await until(() => codes('one/.terroir/config.yaml')?.length === 0);
  });

  it('an open page that becomes ignored has no findings any more, and has them again', async () => {
    write('.git/HEAD', '');
    write('site/.terroir/config.yaml', '');
    write('site/id/a.md', page);
    await start('site');
    await open('site/id/a.md');
    for (const [file, line] of [
      ['.gitignore', 'id/\n'],
      ['site/.gitignore', 'id/\n'],
    ] as const) {
      await until(() => codes('site/id/a.md')?.length === 2);
      write(file, line);
      await change(1, uriOf(file));
      await until(() => codes('site/id/a.md')?.length === 0);
      rmSync(at(file));
      await change(3, uriOf(file));
    }
    await until(() => codes('site/id/a.md')?.length === 2);
    appendFileSync(at('.gitignore'), '*.md\n');
    await change(1, uriOf('.gitignore'));
    await until(() => codes('site/id/a.md')?.length === 0);
  });

  it('a page is shown once, however its URI is spelt, after it is closed and after it is gone', async () => {
    const name = 'id/[slug] 页#1.md';
    write(name, page);
    await start('');
    const raw = `file://${at(name).replaceAll(' ', '%20').replaceAll('#', '%23')}`;
    assert.notEqual(raw, uriOf(name));
    await open(name, raw);
    await until(() => editor.codes(raw)?.length === 2);
    await client.sendRequest('terroir/reviewWorkspace');
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: raw } });
    await until(() => editor.codes(raw)?.length === 0 && codes(name)?.length === 2);
    rmSync(at(name));
    await change(3, uriOf(name));
    await until(() => codes(name)?.length === 0);
    assert.deepEqual(
      [...editor.published.values()].flatMap(({ diagnostics }) => diagnostics),
      [],
    );
  });

  it('what an editor shows under other schemes is no page', async () => {
    write('id/a.md', page);
    await start('');
    const file = at('id/a.md');
    for (const uri of [`git:${file}?%7B%7D`, `vscode-notebook-cell:${file}#W0`, 'untitled:Untitled-1'])
      await open('id/a.md', uri);
    await open('id/a.md');
    await until(() => codes('id/a.md')?.length === 2);
    assert.deepEqual(
      [...editor.published.values()].filter(
        ({ uri, diagnostics }) => diagnostics.length && uri !== uriOf('id/a.md'),
      ),
      [],
    );
  });

  it('a file without a folder is a page of the site or repository it lies in', async () => {
    write('site/.terroir/config.yaml', noMarks);
    write('site/content/id/a.md', page);
    write('repo/.git/HEAD', '');
    write('repo/id/a.md', page);
    await start();
    await open('site/content/id/a.md');
    await open('repo/id/a.md');
    await until(() => codes('site/content/id/a.md')?.length && codes('repo/id/a.md')?.length);
    assert.deepEqual(codes('site/content/id/a.md'), [reference]);
    assert.deepEqual(codes('repo/id/a.md'), [mark, reference]);
  });

  it('of what is staged and of a pull request the new side is reviewed, as the file would be; the old one is not', async () => {
    write('.git/HEAD', '');
    write('.terroir/config.yaml', noMarks);
    write('id/a.md', 'Jam buka toko kami.\n');
    await start('');
    const version = (scheme: string, name: string, query: object) =>
      URI.file(at(name))
        .with({ scheme, query: JSON.stringify(query) })
        .toString();
    const sides = [
      [version('git', 'id/a.md', { path: at('id/a.md'), ref: 'HEAD' }), undefined],
      [version('git', 'id/a.md', { path: at('id/a.md'), ref: '~' }), undefined],
      [version('pr', 'id/a.md', { isBase: true }), undefined],
      [version('review', 'id/a.md', { base: true }), undefined],
      [version('pr', '../id/a.md', { isBase: false }), undefined],
      [version('git', 'id/a.md', { path: at('id/a.md'), ref: '' }), [reference]],
      [version('review', 'id/a.md', { base: false }), [reference]],
      [version('pr', 'id/new.md', { isBase: false }), [reference]],
    ] as const;
    for (const [uri] of sides) await open('', uri);
    for (const [uri, found] of sides) if (found) await until(() => editor.codes(uri)?.length);
    for (const [uri, found] of sides) assert.deepEqual(editor.codes(uri), found, uri);
    // It is no file that could be changed.
    const [uri] = sides.at(-1)!;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 50 } };
    const context = { diagnostics: [] };
    assert.deepEqual(
      await client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context }),
      [],
    );
    await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await until(() => editor.codes(uri)?.length === 0);
    await open('id/a.md');
    await until(() => codes('id/a.md')?.length);
    assert.deepEqual(codes('id/a.md'), [reference]);
  });

  it('asks before a folder is made a site', async () => {
    write('id/a.md', page);
    await start('');
    await open('id/a.md');
    const brief = () => client.sendRequest<{ problem?: string }>('terroir/brief', { uri: uriOf('id/a.md') });
    const params = { uri: uriOf('id/a.md'), by: 'Ayu', remarks: [] };
    assert.match((await brief()).problem!, /has no \.terroir folder, and none was made/);
    assert.match(
      (await client.sendRequest<{ problem: string }>('terroir/signOff', params)).problem,
      /none was made/,
    );
    assert.equal(existsSync(at('.terroir')), false);
    answer = 'Make it a site';
    assert.equal((await brief()).problem, undefined);
    assert.equal(existsSync(at('.terroir')), true);
    await client.sendRequest('terroir/signOff', params);
    assert.equal(asked.length, 3);
  });
});
