import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { Editor } from './editor.ts';

interface Action {
  readonly title: string;
  readonly diagnostics: readonly { readonly code: string }[];
  readonly edit?: {
    readonly changes?: Readonly<Record<string, readonly unknown[]>>;
    readonly documentChanges?: readonly {
      readonly textDocument: unknown;
      readonly edits: readonly unknown[];
    }[];
  };
}

const sentence =
  'Founded in {2009}, we are a $1M national high-tech enterprise, a national high-tech enterprise.';

describe('a sentence to finish, over standard streams', () => {
  let folder = '';
  let editor: Editor;
  const uri = () => URI.file(path.join(folder, 'content/en-SG/a.md')).toString();

  async function offered(snippetEditSupport: boolean): Promise<Action[]> {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-finish-'));
    mkdirSync(path.join(folder, 'content/en-SG'), { recursive: true });
    const text = `We make pumps.\n\n${sentence} Write to us.\n`;
    writeFileSync(path.join(folder, 'content/en-SG/a.md'), text);
    editor = new Editor();
    const workspaceEdit = { documentChanges: true, snippetEditSupport };
    await editor.open([URI.file(folder).toString()], { capabilities: { workspace: { workspaceEdit } } });
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(), languageId: 'markdown', version: 3, text },
    });
    await editor.until(() => editor.codes(uri())?.length === 2);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 120 } };
    const actions = await editor.client.sendRequest<Action[]>('textDocument/codeAction', {
      textDocument: { uri: uri() },
      range,
      context: { diagnostics: [] },
    });
    return actions.filter(({ title }) => title.startsWith('Write a sentence to finish'));
  }

  afterEach(async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from blank to blank, and last to the sentence that was there, once for all its phrases', async () => {
    const [action, ...more] = await offered(true);
    assert.deepEqual(more, []);
    assert.match(action!.title, /\(a certificate\): We are certified to \[standard\] by \[body\]\.$/);
    assert.equal(action!.diagnostics.length, 2);
    const old = sentence.replace('$', '\\$').replace('}', '\\}');
    const value = `We are certified to \${1:standard} by \${2:body}. \${3:${old}}`;
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: sentence.length } };
    assert.deepEqual(action!.edit?.documentChanges, [
      { textDocument: { uri: uri(), version: 3 }, edits: [{ range, snippet: { kind: 'snippet', value } }] },
    ]);
  });

  it('shows its blanks in brackets where an editor has no such edits', async () => {
    const [action] = await offered(false);
    const at = { line: 2, character: 0 };
    assert.deepEqual(action!.edit?.changes?.[uri()], [
      { range: { start: at, end: at }, newText: 'We are certified to [standard] by [body]. ' },
    ]);
  });
});
