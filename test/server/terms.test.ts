import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { SuggestedTerm, TermAnswer } from '../../src/server/protocol.ts';
import { chinese, indonesian } from '../cli/term-pages.ts';
import { Editor } from './editor.ts';

describe('terms of a site, over standard streams', () => {
  let root = '';
  let editor: Editor;
  const uriOf = (file: string) => URI.file(path.join(root, file)).toString();

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-terms-'));
    for (const [file, text] of [
      ['content/zh/a.md', chinese],
      ['content/id/a.md', indonesian],
      [
        '.terroir/terms/site.yaml',
        '# ours\nconcepts:\n  - id: store # a shop\n    terms: { zh: 门店, id: toko }\n',
      ],
    ] as const) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    editor = new Editor();
    await editor.open([URI.file(root).toString()]);
  });

  afterEach(async () => {
    await editor.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('are listed with counts and places, and taken in by an edit that leaves the termbase as it is', async () => {
    const uri = uriOf('content/id/a.md');
    const terms = await editor.client.sendRequest<SuggestedTerm[]>('terroir/suggestTerms', { uri });
    const [first] = terms;
    assert.deepEqual(
      [first!.term, first!.isDivided, first!.languages[0]!.name],
      ['数据看板', true, 'Indonesian'],
    );
    const [leading, rarer] = first!.languages[0]!.renderings;
    assert.deepEqual(
      [leading!.text, leading!.count, rarer!.text, rarer!.count],
      ['dasbor', 6, 'papan data', 4],
    );
    assert.equal(rarer!.uri, uri);
    assert.match(indonesian.slice(rarer!.offset), /^[^\n]*papan data/);
    assert.ok(!terms.some(({ term }) => term === '门店'));

    const answer = await editor.client.sendRequest<TermAnswer>('terroir/takeTerm', { uri, term: '数据看板' });
    assert.ok(typeof answer !== 'string');
    assert.equal(answer.uri, uriOf('.terroir/terms/site.yaml'));
    assert.equal(answer.edit.newText, '  - id: dasbor\n    terms:\n      zh: 数据看板\n      id: dasbor\n');
    assert.deepEqual(answer.edit.range.start, { line: 4, character: 0 });
    assert.match(readFileSync(path.join(root, '.terroir/terms/site.yaml'), 'utf8'), /toko \}\n$/);
    assert.equal(await editor.client.sendRequest('terroir/takeTerm', { uri, term: '没有' }), 'unknown');
  });

  it('are not taken into a termbase that must be mended first', async () => {
    const uri = uriOf('content/id/a.md');
    await editor.client.sendRequest('terroir/suggestTerms', { uri });
    writeFileSync(path.join(root, '.terroir/terms/site.yaml'), 'concepts: {}\n');
    assert.equal(await editor.client.sendRequest('terroir/takeTerm', { uri, term: '数据看板' }), 'broken');
  });
});
