import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import type { Choices } from '../../src/server/protocol.ts';
import { Editor } from './editor.ts';

interface Registration {
  readonly method: string;
  readonly registerOptions: unknown;
}

describe('language server, over standard streams', () => {
  let folder = '';
  let editor: Editor;
  let client: MessageConnection;
  let published: Editor['published'];
  const registered: Registration[] = [];

  const uriOf = (name: string) => URI.file(path.join(folder, name)).toString();

  async function start(): Promise<void> {
    editor = new Editor();
    ({ client, published } = editor);
    client.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: readonly Registration[] }) => {
        registered.push(...registrations);
        return null;
      },
    );
    await editor.open([URI.file(folder).toString()], {
      capabilities: { textDocument: { synchronization: { dynamicRegistration: true } } },
    });
  }

  const until: Editor['until'] = (check) => editor.until(check);

  const open = (name: string, text: string, version = 1) =>
    client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'markdown', version, text },
    });
  const codes = (name: string) => editor.codes(uriOf(name));

  beforeEach(async () => {
    registered.length = 0;
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-lsp-'));
    mkdirSync(path.join(folder, 'content/en-SG'), { recursive: true });
    await start();
  });
  afterEach(async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reports, hovers, fixes and keeps without any command of the client', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, 'Fast，safe.\n\nWe are a national high-tech enterprise.\n');
    await until(() => codes(name)?.length === 2);
    const [mark, phrase] = published.get(uriOf(name))!.diagnostics;
    assert.deepEqual(mark!.range, { start: { line: 0, character: 4 }, end: { line: 0, character: 5 } });
    assert.equal(phrase!.codeDescription, undefined);
    const textDocument = { uri: uriOf(name) };
    const hover = await client.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument,
      position: { line: 2, character: 12 },
    });
    assert.match(hover.contents.value, /国家高新技术企业/);
    const actions = (line: number) =>
      client.sendRequest<{ title: string; edit?: { changes: Record<string, { newText: string }[]> } }[]>(
        'textDocument/codeAction',
        {
          textDocument,
          range: { start: { line, character: 0 }, end: { line, character: 20 } },
          context: { diagnostics: [] },
        },
      );
    const [fix] = await actions(0);
    assert.deepEqual(
      fix!.edit!.changes[uriOf(name)]!.map(({ newText }) => newText),
      [', '],
    );
    const [finish, keep, ...others] = await actions(2);
    assert.match(finish!.edit!.changes[uriOf(name)]![0]!.newText, /^We are certified to \[standard\]/);
    assert.deepEqual(
      others.map(({ title }) => title),
      ['on this page', 'for Singapore', 'on the whole site'].map(
        (where) => `Turn off ${where}: “national high tech enterprise”`,
      ),
    );
    assert.match(
      keep!.edit!.changes[uriOf(name)]![0]!.newText,
      /^<!-- terroir-keep reference\/national-high-tech-enterprise: … -->\n$/,
    );
  });

  it('answers for the newest text only', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, 'Fine.\n');
    for (let version = 2; version <= 40; version++) {
      const text = version === 40 ? 'We are a national high-tech enterprise.\n' : `Fast，safe ${version}.\n`;
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(name), version },
        contentChanges: [{ text }],
      });
    }
    await until(() => published.get(uriOf(name))?.version === 40);
    assert.deepEqual(codes(name), ['reference/national-high-tech-enterprise']);
  });

  it('reviews a page again when a file it depends on changes on disk', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, 'We are a national high-tech enterprise.\n');
    await until(() => codes(name)?.length);
    mkdirSync(path.join(folder, '.terroir'));
    writeFileSync(path.join(folder, '.terroir/config.yaml'), 'rules:\n  reference: off\n');
    const changes = [{ uri: uriOf('.terroir/config.yaml'), type: 1 }];
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await until(() => codes(name)?.length === 0);
    writeFileSync(path.join(folder, '.terroir/config.yaml'), 'rules:\n  reference: of\n');
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await until(() => codes('.terroir/config.yaml')?.length === 1);
    assert.deepEqual(codes('.terroir/config.yaml'), ['config/setting']);
  });

  it('follows the rules and markets of the house as they are typed, and as they go', async () => {
    const [name, rules] = ['content/ng/a.md', '.terroir/rules/brand.yaml'];
    const market = 'name: Nigeria\nlocales: [en-NG]\ncurrency: NGN\n';
    mkdirSync(path.join(folder, '.terroir/rules'), { recursive: true });
    mkdirSync(path.join(folder, '.terroir/markets'));
    writeFileSync(path.join(folder, '.terroir/markets/NG.yaml'), market);
    const rule = (pattern: string) =>
      `language: en\nphrases:\n  - id: leverage\n    why: x\n    patterns: ["${pattern}"]\n`;
    writeFileSync(path.join(folder, rules), rule('(leverage'));
    // The server may have read the folder before these files stood in it.
    const changes = ['.terroir/markets/NG.yaml', rules].map((file) => ({ uri: uriOf(file), type: 1 }));
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await open(name, 'Leverage it.\n');
    await until(() => codes(rules)?.length === 1 && codes(name));
    assert.deepEqual(published.get(uriOf(rules))!.diagnostics[0]!.range, {
      start: { line: 4, character: 15 },
      end: { line: 4, character: 26 },
    });
    assert.deepEqual(codes(name), []);
    await open(rules, rule('leverage'));
    await until(() => codes(rules)?.length === 0 && codes(name)?.length === 1);
    assert.deepEqual(codes(name), ['phrase/leverage']);
    const { markets } = await client.sendRequest<Choices>('terroir/choices', { uri: uriOf(name) });
    assert.ok(markets.some(({ code }) => code === 'NG'));
    assert.match(await client.sendRequest('terroir/explain', { ruleId: 'phrase/leverage' }), /brand\.yaml/);
    const textDocument = { uri: uriOf(rules) };
    const position = { line: 4, character: 6 };
    const hover = await client.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument,
      position,
    });
    assert.match(hover.contents.value, /What to look for/);
    rmSync(path.join(folder, rules));
    await client.sendNotification('textDocument/didClose', { textDocument });
    await until(() => codes(name)?.length === 0);
  });

  it('shows no picture and no HTML that a site puts into a hover or a rule’s page', async () => {
    const rules = '.terroir/rules/a.yaml';
    const picture = '![a](https://example.com/a.png) <img src=https://example.com/b.png> `<b>`';
    const text = `language: en\nphrases:\n  - { id: a, patterns: [utterly], why: "${picture}", instead: "${picture}" }\n`;
    mkdirSync(path.join(folder, '.terroir/rules'), { recursive: true });
    writeFileSync(path.join(folder, rules), text);
    await open(rules, text);
    await open('content/en-SG/a.md', 'An utterly fine day.\n');
    await until(() => codes('content/en-SG/a.md')?.length === 1);
    const hover = await client.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: uriOf('content/en-SG/a.md') },
      position: { line: 0, character: 5 },
    });
    const page = await client.sendRequest<string>('terroir/explain', { ruleId: 'phrase/a' });
    for (const text of [hover.contents.value, page]) {
      assert.match(text, /&#33;\[a\]\(https/);
      assert.match(text, /`<b>`/);
      assert.doesNotMatch(text, /!\[|<img/);
    }
  });

  it('takes findings back when a page is closed, and survives documents that are none', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, 'Fast，safe.\n');
    await until(() => codes(name)?.length);
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
    await until(() => codes(name)?.length === 0);
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: 'Fast，safe.\n' },
    });
    await open('content/en-SG/b.xyz', 'Fast，safe.\n');
    await open('content/en-SG/c.md', 'Fast，safe.\n');
    await until(() => codes('content/en-SG/c.md')?.length);
    assert.equal(codes('content/en-SG/b.xyz'), undefined);
  });

  it('knows a document by any spelling of its URI', async () => {
    const spelled = uriOf('content/en-SG/a.md').replace('a.md', 'a(b)+%5Bc%5D.md');
    const textDocument = { uri: spelled, languageId: 'markdown', version: 1, text: 'Fast，safe.\n' };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    await until(() => published.get(spelled)?.diagnostics.length === 1);
  });

  it('forgets what was typed and not saved', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, 'Fast，safe.\n');
    await until(() => codes(name)?.length === 1);
    await client.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: uriOf('.terroir/config.yaml'),
        languageId: 'yaml',
        version: 1,
        text: 'rules:\n  convention: off\n',
      },
    });
    await until(() => codes(name)?.length === 0);
    await client.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf('.terroir/config.yaml') },
    });
    await until(() => codes(name)?.length === 1);
  });

  it('writes no second front matter before a broken one', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, '---\ntitle: x\n\nText\n');
    await until(() => codes(name)?.length === 1);
    const params = { uri: uriOf(name), key: 'market', value: 'TH' };
    assert.equal(await client.sendRequest('terroir/setTarget', params), null);
  });

  it('says how much of a page follows the Chinese one only where the language is known well enough', async () => {
    const sample = 'test/sites/yunfan/content';
    for (const locale of ['zh', 'id', 'ar-AE']) {
      mkdirSync(path.join(folder, 'content', locale), { recursive: true });
      copyFileSync(
        path.join(sample, locale, 'product.md'),
        path.join(folder, 'content', locale, 'product.md'),
      );
    }
    const headlines: string[] = [];
    for (const locale of ['id', 'ar-AE']) {
      const name = `content/${locale}/product.md`;
      await open(name, readFileSync(path.join(folder, name), 'utf8'));
      const { headline } = await client.sendRequest<{ headline: string }>('terroir/compare', {
        uri: uriOf(name),
      });
      headlines.push(headline);
    }
    assert.match(headlines[0]!, /^\d+% of this page follows the Chinese page/);
    assert.match(headlines[1]!, /^The site has too few pages in this language to say how much/);
  });

  it('asks for the files that the config names a format for, and reviews them', async () => {
    const config = 'formats:\n  "**/*.page": markdown\n';
    await open('.terroir/config.yaml', config);
    const opened = await until(() =>
      registered.find(({ method }) => method === 'textDocument/didOpen' && registered.length > 1),
    );
    assert.deepEqual(opened.registerOptions, {
      documentSelector: [{ scheme: 'file', pattern: '**/*.page' }],
    });
    await open('content/id/a.page', 'Hubungi 400-000-0000 sekarang.\n');
    await until(() => codes('content/id/a.page')?.includes('convention/china-only-phone'));
  });

  it('offers to write nothing that a link would lead out of the site', async () => {
    const name = 'content/en-SG/a.md';
    const outside = mkdtempSync(path.join(tmpdir(), 'terroir-outside-'));
    const list = path.join(folder, '.terroir/words.txt');
    const offered = async (range: object) => {
      const actions = await client.sendRequest<{ title: string }[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(name) },
        range,
        context: { diagnostics: [] },
      });
      return actions.some(({ title }) => title.startsWith('Add “recieve”'));
    };
    try {
      await open(name, 'We recieve gladly.\n');
      await until(() => codes(name)?.includes('spelling/misspelt'));
      const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } };
      mkdirSync(path.join(folder, '.terroir'), { recursive: true });
      assert.equal(await offered(range), true);
      writeFileSync(path.join(outside, 'profile'), 'own\n');
      // To a file, and to one that is yet to be made.
      for (const target of ['profile', 'none']) {
        symlinkSync(path.join(outside, target), list);
        assert.equal(await offered(range), false, target);
        const configured = {
          folder: URI.file(folder).toString(),
          entries: [{ path: 'original/**', locale: 'zh' }],
        };
        rmSync(list);
        symlinkSync(path.join(outside, target), path.join(folder, '.terroir/config.yaml'));
        assert.equal(await client.sendRequest('terroir/configure', configured), null, target);
        rmSync(path.join(folder, '.terroir/config.yaml'));
      }
      rmSync(path.join(folder, '.terroir'), { recursive: true });
      symlinkSync(outside, path.join(folder, '.terroir'));
      assert.equal(await offered(range), false, 'a folder');
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  it('checks spelling behind the other findings, and adds words to the list of the site', async () => {
    const name = 'content/en-SG/a.md';
    await open(name, 'We recieve，gladly.\n');
    await until(() => codes(name)?.includes('spelling/misspelt'));
    assert.deepEqual(codes(name), ['spelling/misspelt', 'convention/full-width-punctuation']);
    const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } };
    const actions = await client.sendRequest<
      { title: string; edit: { changes: Record<string, { newText: string; range: unknown }[]> } }[]
    >('textDocument/codeAction', {
      textDocument: { uri: uriOf(name) },
      range,
      context: { diagnostics: [] },
    });
    assert.deepEqual(actions.map(({ title }) => title).slice(0, 3), [
      'Replace with “receive”',
      'Replace with “relieve”',
      'Add “recieve” to the words of this site',
    ]);
    const list = '.terroir/words.txt';
    const [added] = actions[2]!.edit.changes[uriOf(list)]!;
    assert.equal(added!.newText, 'recieve\n');
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(list), languageId: 'plaintext', version: 1, text: added!.newText },
    });
    await until(() => codes(name)?.join() === 'convention/full-width-punctuation');
  });
});
