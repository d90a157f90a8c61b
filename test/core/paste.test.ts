import assert from 'node:assert/strict';
import { markdown } from '../../src/core/content/markdown.ts';
import { html } from '../../src/core/content/markup/html.ts';
import { mdx } from '../../src/core/content/mdx.ts';
import { pasteIn } from '../../src/core/handover/paste-in.ts';
import { readPasted } from '../../src/core/handover/read-pasted.ts';

const page = `---
title: Stok toko akurat | Yunfan
description: Satu platform untuk memberdayakan toko.
image: /img/og.png
---

<!-- terroir-keep phrase/empower: the old words -->
# Stok toko akurat

Kami memberdayakan toko. Lihat [harga](/id/harga) dan [demo](/id/demo).

![Kasir](/img/kasir.png)

## Harga {#harga}

| Paket | Harga |
|---|---|
| Toko | Rp450.000 |

Hubungi kami.

{{< form id="3" >}}
`;
const author = `# Sabtu sore di kasir

Kasir menjual sepatu yang sudah habis. Itu cerita pertama yang kami dengar.

Tim kami mendengarkan.

# Berapa biayanya

Mulai Rp450.000 & tanpa biaya pasang. Lihat demo kami:

- bayar dengan QRIS
- transfer bank
`;

function paste(text: string, pasted: string, format = markdown) {
  const made = pasteIn(format, text, format.parse(text), pasted);
  assert.ok('text' in made, JSON.stringify(made));
  return made;
}

describe('an author’s text that was pasted', () => {
  it('becomes the page: head, pictures, tables, shortcodes and links stay where they were', () => {
    const { text, notes } = paste(page, author);
    assert.equal(
      text,
      `---
title: Sabtu sore di kasir
description: Satu platform untuk memberdayakan toko.
image: /img/og.png
---

# Sabtu sore di kasir

Kasir menjual sepatu yang sudah habis. Itu cerita pertama yang kami dengar.

Tim kami mendengarkan.

![Kasir](/img/kasir.png)

## Berapa biayanya {#harga}

| Paket | Harga |
|---|---|
| Toko | Rp450.000 |

Mulai Rp450.000 & tanpa biaya pasang. Lihat [demo](/id/demo) kami:

- bayar dengan QRIS
- transfer bank

{{< form id="3" >}}
`,
    );
    assert.deepEqual(notes, {
      around: [],
      kept: ['Kasir', 'Paket', 'Harga', 'Toko', 'Rp450.000'],
      lostLinks: ['harga (/id/harga)'],
      head: ['Satu platform untuk memberdayakan toko.'],
    });
  });

  it('is read from a mail: without greeting, signature and quotation marks, wrapped lines as one paragraph', () => {
    const mail = `Halo Anna,\n\nini teksnya:\n\n${author.replace('habis. Itu', 'habis di gudang kemarin sore.\nItu')}\n--\nRudi\n`;
    for (const sent of [
      mail,
      mail
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\r\n'),
    ]) {
      const { text, notes } = paste(page, sent);
      assert.deepEqual(notes.around, ['Halo Anna,', 'ini teksnya:', 'Rudi']);
      assert.match(
        text,
        /\nKasir menjual sepatu yang sudah habis di gudang kemarin sore\. Itu cerita pertama/,
      );
      assert.doesNotMatch(text, /Halo|Rudi/);
    }
  });

  it('is read from Word, where a line is a paragraph and headings have no mark', () => {
    const word =
      'Sabtu sore di kasir\r\nKasir menjual sepatu yang sudah habis.\r\nTim kami mendengarkan.\r\nBerapa biayanya?\r\nMulai Rp450.000.\r\n•\tbayar dengan QRIS\r\n•\ttransfer bank\r\n';
    assert.deepEqual(
      readPasted(word).blocks.map(({ kind, text }) => `${kind}: ${text}`),
      [
        'heading: Sabtu sore di kasir',
        'paragraph: Kasir menjual sepatu yang sudah habis.',
        'paragraph: Tim kami mendengarkan.',
        'heading: Berapa biayanya?',
        'paragraph: Mulai Rp450.000.',
        'item: bayar dengan QRIS',
        'item: transfer bank',
      ],
    );
  });

  it('Japanese and Thai lines that were wrapped get no space', () => {
    const line =
      '土曜日の夕方、倉庫にはもうない靴をレジがまだ売っていた。これが店長から最初に聞いた話だった。それからも同じ話を';
    assert.deepEqual(
      readPasted(`# 靴\n\n${line}\n何度も聞いた。\n`).blocks[1]!.text,
      `${line}何度も聞いた。`,
    );
  });

  it('stays text, whatever it holds', () => {
    const evil =
      '# A <script>alert(1)</script>\n\nimport x from "y"\n\n{evil()} `a` *b* [c](javascript:alert(1)) <b>d</b> {{< raw >}}\n\n1) eins\n';
    for (const format of [markdown, mdx]) {
      const { text } = paste('# Alt\n\nTeks lama.\n', evil, format);
      const { segments, problems } = format.parse(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        segments.map((one) => one.text),
        [
          'A <script>alert(1)</script>',
          'import x from "y"',
          '{evil()} `a` *b* [c](javascript:alert(1)) <b>d</b> {{< raw >}}',
          'eins',
        ],
      );
      assert.ok(segments.every(({ marks }) => !marks.length));
    }
  });

  it('has addresses and mails as they stand', () => {
    const { text } = paste(
      '# Alt\n\nTeks lama.\n',
      '# Baru\n\nLihat https://example.com/a_b (tanya a@example.com).\n',
    );
    assert.equal(text, '# Baru\n\nLihat https://example.com/a_b (tanya a@example.com).\n');
  });

  it('keeps the imports and components of MDX, and lines that end as they did', () => {
    const text =
      '---\r\ntitle: Lama\r\n---\r\n\r\nimport Card from "./card"\r\n\r\n## Lama\r\n\r\nTeks lama.\r\n\r\n<Card id="3" />\r\n';
    const { text: made } = paste(text, '# Baru\n\nTeks **baru**.\n', mdx);
    assert.equal(
      made,
      '---\r\ntitle: Baru\r\n---\r\n\r\nimport Card from "./card"\r\n\r\nTeks **baru**.\r\n\r\n<Card id="3" />\r\n',
    );
  });

  it('is refused where no page can be made of it', () => {
    const refused = (format: typeof markdown, pasted: string) =>
      pasteIn(format, page, format.parse(page), pasted);
    assert.deepEqual(refused(html, author), { problem: 'format' });
    assert.deepEqual(refused(markdown, ' \n\n'), { problem: 'empty' });
  });

  it('costs no more than its length', () => {
    const long = '# Judul\n\nTeks baru yang panjang dengan kata-kata.\n\n'.repeat(3000);
    const start = performance.now();
    paste(page, long);
    assert.ok(performance.now() - start < 20_000);
  });
});
