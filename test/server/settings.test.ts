import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { readSettings } from '../../src/server/settings.ts';
import { Editor } from './editor.ts';

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
}

describe('settings of the editor', () => {
  const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration as {
    properties: Readonly<Record<string, Setting>>;
  };
  const declared = Object.entries(properties).map(
    ([key, one]) => [key.replace('terroir.', ''), one] as const,
  );

  it('are those of package.json, with its defaults', () => {
    const defaults = Object.fromEntries(declared.map(([key, one]) => [key, one.default]));
    assert.deepEqual(readSettings({}), defaults);
    assert.ok(declared.length <= 8);
    for (const [key, { enum: values = [] }] of declared)
      for (const value of values) assert.equal(Object(readSettings({ [key]: value }))[key], value);
  });

  it('make no harm where they make no sense', () => {
    for (const value of [
      null,
      7,
      'x',
      [],
      { underline: 'loud', hiddenLanguages: 'ja', fixOnSave: 'yes', codeLens: 0 },
    ])
      assert.deepEqual(readSettings(value), readSettings({}));
    assert.deepEqual(readSettings({ hiddenLanguages: ['JA', 7] }).hiddenLanguages, ['ja']);
  });
});

describe('settings of the editor, over standard streams', () => {
  let folder = '';
  let editor: Editor;
  const uriOf = (name: string) => URI.file(path.join(folder, name)).toString();
  const page = 'content/en-SG/a.md';
  const text = 'Fast，safe.\n\nWe are a national high-tech enterprise.\n';
  const [mark, phrase] = ['convention/full-width-punctuation', 'reference/national-high-tech-enterprise'];
  const codes = (name = page) => editor.codes(uriOf(name))?.toSorted();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-settings-'));
    for (const name of [page, 'content/en-MY/b.md']) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    editor = new Editor();
  });
  afterEach(async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (name = page) =>
    editor.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'markdown', version: 1, text },
    });

  it('are asked for, by folder, and followed at once; the gate knows nothing of them', async () => {
    let underline = 'off';
    editor.client.onRequest('workspace/configuration', ({ items }) =>
      items.map(({ scopeUri }: { scopeUri?: string }) => ({
        underline: scopeUri === uriOf('content/en-SG') ? underline : 'neutral',
      })),
    );
    await editor.open([uriOf('content/en-SG'), uriOf('content/en-MY')], {
      capabilities: { workspace: { configuration: true } },
    });
    await open();
    await open('content/en-MY/b.md');
    await editor.until(() => codes('content/en-MY/b.md')?.length === 2);
    await editor.until(() => codes()?.length === 0);
    const verdict = await editor.client.sendRequest<{ state: string }>('terroir/reviewWorkspace');
    assert.equal(verdict.state, 'failed');
    underline = 'major';
    await editor.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.until(() => codes()?.length);
    assert.deepEqual(codes(), [phrase]);
  });

  it('come at the start, or when they change, from editors that are not asked', async () => {
    await editor.open([URI.file(folder).toString()], {
      initializationOptions: { settings: { hiddenLanguages: ['en'] } },
    });
    await open();
    await editor.until(() => codes()?.length === 0);
    await editor.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { terroir: { underline: 'neutral' } },
    });
    await editor.until(() => codes()?.length === 2);
    assert.deepEqual(codes(), [mark, phrase]);
  });

  it('have safe fixes applied as a page is saved by hand, and only then', async () => {
    await editor.open([URI.file(folder).toString()], {
      initializationOptions: { settings: { fixOnSave: true } },
    });
    await open();
    const save = (reason: number) =>
      editor.client.sendRequest<{ newText: string }[]>('textDocument/willSaveWaitUntil', {
        textDocument: { uri: uriOf(page) },
        reason,
      });
    assert.deepEqual(
      (await save(1)).map(({ newText }) => newText),
      [', '],
    );
    assert.deepEqual(await save(2), []);
    await editor.client.sendNotification('workspace/didChangeConfiguration', { settings: { terroir: {} } });
    assert.deepEqual(await save(1), []);
  });
});
