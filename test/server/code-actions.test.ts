import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { Editor } from './editor.ts';

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly data?: unknown;
  readonly edit?: {
    readonly changes?: Readonly<Record<string, readonly { newText: string }[]>>;
    readonly documentChanges?: readonly {
      readonly textDocument: { readonly uri: string; readonly version: number | null };
      readonly edits: readonly { readonly newText: string; readonly annotationId?: string }[];
    }[];
    readonly changeAnnotations?: unknown;
  };
}

describe('fixes in bulk, over standard streams', () => {
  let folder = '';
  let editor: Editor;
  const uriOf = (name: string) => URI.file(path.join(folder, name)).toString();
  const here = 'content/en-SG/a.md';

  async function start(resolves: boolean): Promise<void> {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-fixes-'));
    for (const name of ['content/en-SG', 'content/en-MY'])
      mkdirSync(path.join(folder, name), { recursive: true });
    const text = 'Fast，safe.\n\nGood；cheap，new.\n';
    writeFileSync(path.join(folder, here), text);
    writeFileSync(path.join(folder, 'content/en-MY/b.md'), 'Small，quick.\n');
    writeFileSync(path.join(folder, 'content/en-MY/c.md'), 'Nothing to fix here.\n');
    editor = new Editor();
    const capabilities = resolves
      ? {
          textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
          workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
        }
      : {};
    await editor.open([URI.file(folder).toString()], { capabilities });
    await editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(here), languageId: 'markdown', version: 7, text },
    });
    await editor.until(() => editor.codes(uriOf(here))?.length === 3);
  }

  const actions = (only?: readonly string[]) =>
    editor.client.sendRequest<Action[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(here) },
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } },
      context: { diagnostics: [], ...(only && { only }) },
    });

  afterEach(async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('all of a rule in the file, and on the site after a question', async () => {
    await start(true);
    const offered = await actions(['quickfix']);
    const inFile = offered.find(({ title }) => title.includes('in this file'));
    assert.equal(inFile?.title, 'Fix all 3 in this file: full-width marks');
    assert.equal(inFile.edit, undefined);
    const file = await editor.client.sendRequest<Action>('codeAction/resolve', inFile);
    assert.deepEqual(
      file.edit!.documentChanges!.map(({ textDocument, edits }) => [
        textDocument,
        edits.map(({ newText }) => newText),
      ]),
      [[{ uri: uriOf(here), version: 7 }, [', ', '; ', ', ']]],
    );

    const onSite = offered.find(({ title }) => title.includes('on this site'))!;
    const site = await editor.client.sendRequest<Action>('codeAction/resolve', onSite);
    assert.deepEqual(
      site.edit!.documentChanges!.map(({ textDocument, edits }) => [
        textDocument,
        edits.map(({ annotationId }) => annotationId),
      ]),
      [
        [{ uri: uriOf('content/en-MY/b.md'), version: null }, ['terroir']],
        [{ uri: uriOf(here), version: 7 }, ['terroir', 'terroir', 'terroir']],
      ],
    );
    assert.deepEqual(site.edit!.changeAnnotations, {
      terroir: {
        label: 'Fix all on this site: full-width marks',
        needsConfirmation: true,
      },
    });
  });

  it('all safe ones of the file, as on save', async () => {
    await start(false);
    const [all, ...none] = await actions(['source.fixAll']);
    assert.equal(none.length, 0);
    assert.equal(all!.kind, 'source.fixAll.terroir');
    assert.deepEqual(
      all!.edit!.changes![uriOf(here)]!.map(({ newText }) => newText),
      [', ', '; ', ', '],
    );
    // An editor that asks for nothing later is offered nothing that comes later.
    assert.deepEqual(
      (await actions(['quickfix'])).filter(({ title }) => title.startsWith('Fix all')),
      [],
    );
  });
});
