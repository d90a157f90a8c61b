import assert from 'node:assert/strict';
import { markdown } from '../../src/core/content/markdown.ts';
import { openSite } from '../../src/core/index.ts';
import { anchorAt, findAnchor } from '../../src/core/signoff/anchor.ts';
import { memoryHost } from './memory-host.ts';

const path = 'content/id/harga.md';
const text =
  '# Harga\n\nMulai **Rp450.000** per toko. Hubungi kami di sini.\n\nSetiap toko memakai satu akun. Hubungi kami di sana.\n';
const spanOf = (page: string, words: string, nth = 0) => {
  const from = page
    .split(words)
    .slice(0, nth + 1)
    .join(words).length;
  return { from, to: from + words.length };
};

describe('words that a remark is about', () => {
  const anchor = (words: string, nth = 0) =>
    anchorAt(markdown.parse(text).segments, spanOf(text, words, nth))!;
  const where = (page: string, of: ReturnType<typeof anchor>) => {
    const found = findAnchor(markdown.parse(page).segments, of);
    return found && [page.slice(found.from, found.to), found.from, found.isEdited];
  };

  it('are what readers see, and are found where they stand', () => {
    assert.equal(anchor('**Rp450.000** per').words, 'Rp450.000 per');
    assert.deepEqual(where(text, anchor('Hubungi kami', 1)), [
      'Hubungi kami',
      text.lastIndexOf('Hubungi'),
      false,
    ]);
    assert.equal(anchorAt(markdown.parse(text).segments, { from: 7, to: 8 }), undefined);
  });

  it('are found again wherever the text moved, in whatever markup', () => {
    const moved = `# Baru\n\nSatu lagi.\n\n${text.slice(text.indexOf('Setiap'))}\n> ${text.slice(9, text.indexOf('\n\nSetiap'))}\n`;
    for (const nth of [0, 1]) {
      const [words, from] = where(moved, anchor('Hubungi kami', nth))!;
      assert.equal(words, 'Hubungi kami');
      assert.equal(from === moved.indexOf('Hubungi'), nth === 1);
    }
    assert.deepEqual(where(text.replaceAll('**', '_'), anchor('Rp450.000'))?.[0], 'Rp450.000');
  });

  it('that were edited are known by what is around them; where that is gone too, they are gone', () => {
    const edited = text.replace('memakai satu akun', 'punya akun sendiri');
    assert.deepEqual(where(edited, anchor('memakai satu akun'))?.slice(0, 1), ['punya akun sendiri']);
    assert.equal(where(edited, anchor('memakai satu akun'))?.[2], true);
    assert.equal(where('# Lain\n\nTeks lain sama sekali.\n', anchor('memakai satu akun')), undefined);
  });
});

describe('remarks of a page', () => {
  const signer = { name: 'Rina' };
  const owners: string[] = [];
  function house() {
    const files: Record<string, string> = { [path]: text };
    const site = () => openSite(memoryHost(files), { uiLanguage: 'en', today: () => new Date('2026-11-30') });
    const write = (made: object | undefined) => {
      assert.ok(made && 'text' in made && 'path' in made, JSON.stringify(made));
      files[made.path as string] = made.text as string;
    };
    return {
      files,
      write,
      site,
      state: async () => (await site().review(path))?.signOff.state,
      remark: async (words: string, kind: 'error' | 'preference', said: string) =>
        write(
          await site().remark(path, { signer, owners, span: spanOf(files[path]!, words), kind, text: said }),
        ),
    };
  }

  it('an error asks for changes, a preference signs nothing', async () => {
    const { remark, state, site } = house();
    await remark('satu akun', 'preference', 'Lebih enak: sebuah akun');
    assert.equal(await state(), 'none');
    await remark('Rp450.000', 'error', 'Sekarang Rp500.000');
    assert.equal(await state(), 'changes-wanted');
    assert.deepEqual(
      (await site().remarks(path)).map(({ remark: { kind, words }, by, on, span }) => [
        kind,
        words,
        by,
        on,
        text.slice(span!.from, span!.to),
      ]),
      [
        ['preference', 'satu akun', 'Rina', '2026-11-30', 'satu akun'],
        ['error', 'Rp450.000', 'Rina', '2026-11-30', 'Rp450.000'],
      ],
    );
  });

  it('stay on their words while the page is edited, until somebody says they are dealt with', async () => {
    const { files, remark, site, write } = house();
    await remark('Rp450.000', 'error', 'Sekarang Rp500.000');
    files[path] = text.replace('Rp450.000', 'Rp500.000').replace('# Harga', '# Harga\n\nPendahuluan.');
    const [open] = await site().remarks(path);
    assert.equal(open!.span && files[path].slice(open!.span.from, open!.span.to), 'Rp500.000');
    assert.deepEqual([open!.span!.isEdited, open!.remark.resolved], [true, undefined]);
    assert.equal(await site().resolve(path, { index: 0, text: 'another' }, 'Budi'), undefined);
    write(await site().resolve(path, { index: 0, text: 'Sekarang Rp500.000' }, 'Budi'));
    assert.deepEqual((await site().remarks(path))[0]!.remark.resolved, { by: 'Budi', on: '2026-11-30' });
    write(await site().resolve(path, { index: 0, text: 'Sekarang Rp500.000' }, undefined));
    assert.equal((await site().remarks(path))[0]!.remark.resolved, undefined);
  });

  it('outlive a sign-off that asks for more, and end with one that approves', async () => {
    const { remark, site, write, state } = house();
    await remark('Rp450.000', 'error', 'Sekarang Rp500.000');
    const sign = async (remarks: { kind: 'error'; text: string }[]) =>
      write(await site().sign(path, { signer: { name: 'Budi' }, owners, remarks }));
    await sign([{ kind: 'error', text: 'Judulnya juga' }]);
    assert.deepEqual(
      (await site().remarks(path)).map(({ remark: { text: said }, by }) => [said, by]),
      [
        ['Sekarang Rp500.000', 'Rina'],
        ['Judulnya juga', 'Budi'],
      ],
    );
    await sign([]);
    assert.deepEqual([await site().remarks(path), await state()], [[], 'approved']);
  });

  it('a preference after a sign-off leaves it as it is', async () => {
    const { remark, site, write, state } = house();
    write(await site().sign(path, { signer, owners, remarks: [] }));
    await remark('satu akun', 'preference', 'Lebih enak: sebuah akun');
    assert.equal(await state(), 'approved');
    assert.equal((await site().remarks(path)).length, 1);
  });

  it('are made by reviewers alone, where there are any', async () => {
    const { files, site } = house();
    files['.terroir/authors.yaml'] =
      'authors:\n  - name: Sari\n    identities: [sari@example.com]\n    roles: [reviewer]\n';
    const made = await site().remark(path, {
      signer,
      owners,
      span: spanOf(text, 'akun'),
      kind: 'error',
      text: 'x',
    });
    assert.deepEqual(made, { problem: 'not-reviewer', reviewers: ['Sari'] });
  });
});
