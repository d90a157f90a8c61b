import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { openSite, type ReviewedPage } from '../../src/core/index.ts';
import { cancellable } from '../../src/server/answering.ts';
import { memoryHost } from '../core/memory-host.ts';

describe('a request that is taken back', () => {
  const files = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [`content/en-SG/${name}.md`, 'We are a national high-tech enterprise.\n']),
  );

  it('ends the review it waits for, and is answered as taken back', async () => {
    const site = openSite(memoryHost(files), { uiLanguage: 'en' });
    const source = new CancellationTokenSource();
    const answer = cancellable(source.token, (signal) => site.review('content/en-SG/a.md', { signal }));
    source.cancel();
    const given = await answer;
    assert.ok(given instanceof ResponseError);
    assert.equal(given.code, LSPErrorCodes.RequestCancelled);
    assert.equal((await site.review('content/en-SG/a.md'))!.findings.length > 0, true);
  });

  it('begins nothing where it was taken back before', async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    assert.ok((await cancellable(source.token, () => assert.fail())) instanceof ResponseError);
  });

  it('hides no fault', async () => {
    const { token } = new CancellationTokenSource();
    await assert.rejects(
      cancellable(token, () => Promise.reject(new Error('a fault'))),
      /a fault/,
    );
  });

  it('a review of many pages gives none after it was stopped', async () => {
    const stop = new AbortController();
    const found: ReviewedPage[] = [];
    const receive = (pages: readonly ReviewedPage[]) => {
      found.push(...pages);
      stop.abort();
    };
    await openSite(memoryHost(files), { uiLanguage: 'en' }).reviewAll(Object.keys(files), receive, {
      signal: stop.signal,
    });
    assert.equal(found.length, 1);
  });
});
