import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { Editor } from './editor.ts';

interface Action {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments: unknown[] };
  readonly edit?: unknown;
}

interface Applied {
  readonly edit: {
    readonly documentChanges: readonly [
      { readonly kind: 'create'; readonly uri: string },
      { readonly textDocument: { readonly uri: string }; readonly edits: TextEdit[] },
    ];
  };
}

describe('what is no longer to be reported, over standard streams', () => {
  let folder = '';
  let editor: Editor;
  let asked: string[] = [];
  let agrees = true;
  const uriOf = (name: string) => URI.file(path.join(folder, name)).toString();
  const strings = 'content/en-SG/app.json';
  const json =
    '{\n  "a": "We are a national high-tech enterprise.",\n  "b": "Made by a national high-tech enterprise."\n}\n';
  const page = 'content/en-SG/a.md';
  const rule = 'reference/national-high-tech-enterprise';

  /** Does in the folder what the server asks the editor to change, as an editor that saves. */
  async function applied({ edit }: Applied): Promise<{ applied: boolean }> {
    const [{ uri: made }, { textDocument, edits }] = edit.documentChanges;
    assert.equal(made, textDocument.uri);
    const file = URI.parse(made).fsPath;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'a' });
    const before = TextDocument.create(made, 'yaml', 0, readFileSync(file, 'utf8'));
    writeFileSync(file, TextDocument.applyEdits(before, edits));
    await editor.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: made, type: 1 }],
    });
    return { applied: true };
  }

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-keeping-'));
    for (const [name, text] of [
      [strings, json],
      [page, 'We are a national high-tech enterprise.\n'],
    ] as const) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    [asked, agrees] = [[], true];
    editor = new Editor();
    editor.client.onRequest('window/showMessageRequest', ({ message, actions }) => {
      asked.push(message);
      return agrees ? actions[0] : null;
    });
    editor.client.onRequest('workspace/applyEdit', applied);
    const workspaceEdit = { documentChanges: true, resourceOperations: ['create'] };
    await editor.open([URI.file(folder).toString()], { capabilities: { workspace: { workspaceEdit } } });
    for (const name of [strings, page])
      await editor.client.sendNotification('textDocument/didOpen', {
        textDocument: {
          uri: uriOf(name),
          languageId: 'x',
          version: 1,
          text: readFileSync(path.join(folder, name), 'utf8'),
        },
      });
    await editor.until(() => editor.codes(uriOf(strings))?.length === 2 && editor.codes(uriOf(page))?.length);
  });
  afterEach(async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function choose(name: string, line: number, title: RegExp): Promise<void> {
    const actions = await editor.client.sendRequest<Action[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(name) },
      range: { start: { line, character: 0 }, end: { line, character: 60 } },
      context: { diagnostics: [] },
    });
    const chosen = actions.filter((one) => title.test(one.title));
    assert.equal(chosen.length, 1, actions.map((one) => one.title).join('\n'));
    assert.ok(chosen[0]!.command);
    await editor.client.sendRequest('workspace/executeCommand', chosen[0]!.command);
  }

  const setup = (name: string) => readFileSync(path.join(folder, '.terroir', name), 'utf8');

  it('a string is kept by an exception, once its reason is filled in', async () => {
    await choose(strings, 1, /^Keep with a reason/);
    assert.equal(asked.length, 1);
    assert.equal(
      setup('exceptions.yaml'),
      `exceptions:\n  - rule: reference/national-high-tech-enterprise\n    paths:\n      - ${strings}\n    text: national high-tech enterprise\n    reason: …\n`,
    );
    await editor.until(() => editor.codes(uriOf('.terroir/exceptions.yaml'))?.includes('config/setting'));
    assert.deepEqual(editor.codes(uriOf(strings)), [rule, rule]);
    const filled = setup('exceptions.yaml').replace('…', 'Our customers use it.');
    writeFileSync(path.join(folder, '.terroir/exceptions.yaml'), filled);
    await editor.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.terroir/exceptions.yaml'), type: 2 }],
    });
    await editor.until(() => editor.codes(uriOf(strings))?.length === 0);
  });

  it('a rule is turned off on a page, for its market, or on the site', async () => {
    await choose(page, 0, /^Turn off on this page/);
    await editor.until(() => editor.codes(uriOf(page))?.length === 0);
    assert.equal(editor.codes(uriOf(strings))?.length, 2);
    await choose(strings, 1, /^Turn off for Singapore/);
    await editor.until(() => editor.codes(uriOf(strings))?.length === 0);
    assert.equal(
      setup('config.yaml'),
      `overrides:\n  - path: ${page}\n    rules:\n      ${rule}: off\n  - market: SG\n    rules:\n      ${rule}: off\n`,
    );
    // It is asked once whether there is to be a site.
    assert.equal(asked.length, 1);
  });

  it('nothing is written where nobody agrees to a site, or the config is broken', async () => {
    agrees = false;
    await choose(page, 0, /^Turn off on the whole site/);
    assert.equal(asked.length, 1);
    assert.throws(() => setup('config.yaml'));
    mkdirSync(path.join(folder, '.terroir'));
    writeFileSync(path.join(folder, '.terroir/config.yaml'), 'rules: [\n');
    await editor.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.terroir/config.yaml'), type: 1 }],
    });
    const told = new Promise<string>((resolve) => {
      editor.client.onNotification('window/showMessage', ({ message }) => resolve(message));
    });
    await choose(page, 0, /^Turn off on the whole site/);
    assert.equal(await told, '.terroir/config.yaml is broken: repair it first.');
    assert.equal(setup('config.yaml'), 'rules: [\n');
  });
});
