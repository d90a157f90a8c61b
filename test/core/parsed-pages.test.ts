import assert from 'node:assert/strict';
import { parseConfig } from '../../src/core/config.ts';
import { ParsedPages } from '../../src/core/review/parsed-pages.ts';

describe('parsed pages', () => {
  it('are kept as far as a budget of characters goes, those read last', async () => {
    const pages = new ParsedPages();
    const { config } = parseConfig('');
    const text = 'Some words.\n\n'.repeat(80_000);
    const read = (path: string) => pages.read(path, config, async () => ({ text: path + text }));
    const first = await read('id/0.txt');
    for (let n = 1; n <= 6; n++) await read(`id/${n}.txt`);
    assert.equal(await read('id/0.txt'), first, 'seven times a million');
    for (let n = 7; n <= 9; n++) await read(`id/${n}.txt`);
    const last = await read('id/9.txt');
    assert.equal(await read('id/9.txt'), last);
    assert.notEqual(await read('id/0.txt'), first);
  });
});
