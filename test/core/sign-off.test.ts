import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOf } from '../../src/core/content/index.ts';
import { hashPage } from '../../src/core/signoff/hashes.ts';
import { parseSignOff, signedPage, signOffPath, writeSignOff } from '../../src/core/signoff/record.ts';
import { changesOf } from '../../src/core/signoff/state.ts';

const hash = (path: string, text: string) => hashPage(formatOf(path)!.parse(text).segments);

describe('sign-off', () => {
  it('tells edited source blocks from added and removed ones, whatever moved', () => {
    const changes = (before: string, after: string) => {
      const { edited, added, gone } = changesOf([...before], [...after]);
      return [edited.join(), added.join(), gone];
    };
    assert.deepEqual(changes('abc', 'abc'), ['', '', 0]);
    assert.deepEqual(changes('abc', 'cab'), ['', '', 0]);
    assert.deepEqual(changes('abc', 'aXc'), ['1', '', 0]);
    assert.deepEqual(changes('abc', 'aXYc'), ['1', '2', 0]);
    assert.deepEqual(changes('abc', 'abcX'), ['', '3', 0]);
    assert.deepEqual(changes('abc', 'Xabc'), ['', '0', 0]);
    assert.deepEqual(changes('abc', 'Xbc'), ['0', '', 0]);
    assert.deepEqual(changes('abcd', 'ad'), ['', '', 2]);
    assert.deepEqual(changes('aab', 'ab'), ['', '', 1]);
    assert.deepEqual(changes('', 'ab'), ['', '0,1', 0]);
    assert.deepEqual(changes('ab', ''), ['', '', 2]);
  });

  it('accounts for every block: what is kept, edited or gone was there, what is kept, edited or added is', () => {
    const hashes = fc.array(fc.constantFrom(...'abcdef'));
    fc.assert(
      fc.property(hashes, hashes, (before, after) => {
        const { edited, added, gone } = changesOf(before, after);
        const kept = after.length - edited.length - added.length;
        assert.equal(kept + edited.length + gone, before.length);
        assert.equal(new Set([...edited, ...added]).size, edited.length + added.length);
      }),
    );
  });

  it('hashes what readers read: not markup, links, comments, line breaks or settings', () => {
    const page = '---\ntitle: Harga\n---\n\n# Paket\n\nMulai **50** ribu, dengan [kode](/a) `X1`.\n';
    const same = [
      '---\nmarket: ID\ntitle: "Harga"\n---\n\n# Paket\n\nMulai **50** ribu,\ndengan [kode](/b) `X1`.\n',
      '---\ntitle: Harga\n---\n\n## Paket\n\n<!-- note -->\n\nMulai 50 ribu, dengan kode `X1`.\n',
    ];
    for (const text of same) assert.equal(hash('content/id/a.md', text), hash('content/id/a.md', page), text);
    const others = [
      page.replace('50', '60'),
      page.replace('X1', 'X2'),
      page.replace('title: Harga', 'title: Biaya'),
    ];
    for (const text of others)
      assert.notEqual(hash('content/id/a.md', text), hash('content/id/a.md', page), text);
  });

  it('writes a record that reads back, whatever a reviewer writes', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((one) => one.trim() === one && one !== '');
    fc.assert(
      fc.property(text, text, fc.constantFrom('error', 'preference'), (by, remark, kind) => {
        const record = {
          verdict: 'approved' as const,
          by,
          on: '2026-03-31',
          text: '0000000',
          source: { path: 'content/zh/a.md', blocks: ['1234567', '0e12345', 'null'] },
          remarks: [{ kind, text: remark }],
        };
        assert.deepEqual(parseSignOff(writeSignOff(record)), record);
      }),
    );
    assert.equal(parseSignOff('<<<<<<< ours\nverdict: approved\n'), undefined);
    assert.equal(parseSignOff('verdict: approved\nby: A\non: 2026-02-30\ntext: x\n'), undefined);
  });

  it('has a file for each page', () => {
    assert.equal(signOffPath('content/id/a.md'), '.terroir/signoffs/content/id/a.md.yaml');
    assert.equal(signedPage('.terroir/signoffs/content/id/a.md.yaml'), 'content/id/a.md');
    assert.equal(signedPage('.terroir/config.yaml'), undefined);
    assert.equal(signedPage('xterroir/signoffs/a.yaml'), undefined);
  });
});
