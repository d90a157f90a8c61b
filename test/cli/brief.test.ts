import assert from 'node:assert/strict';
import { briefPath, parseBrief, withDone } from '../../src/core/report/briefs.ts';
import { SiteFolder } from './folder.ts';

const page = 'content/id/promo.md';
const file = `.terroir/briefs/${page}`;
/** Sentences that tie to each other by their numbers, as a page and its Chinese page do. */
const mirrored = (text: string, end: string) =>
  Array.from({ length: 13 }, (_, index) => `${text} ${index + 100}${end}\n`).join('\n');

describe('terroir brief', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
    site.write('content/zh/promo.md', `# 促销\n\n${mirrored('功能编号', '。')}`);
    site.write(page, `# Promo\n\nBayar dengan WeChat Pay.\n\n${mirrored('Fitur nomor', '.')}`);
  });
  afterEach(() => site.remove());

  const brief = async (...argv: string[]) => {
    const { code, out, err } = await site.terroir('brief', ...argv);
    assert.deepEqual([code, err], [0, '']);
    return out;
  };

  it('writes what a local author needs, filled in from the page, and never over what is there', async () => {
    assert.equal(await brief(page, '--in', 'en'), `${file}\n`);
    const text = site.read(file);
    assert.match(
      text,
      /^---\npage: "content\/id\/promo\.md"\nmarket: ID\nlanguage: en\nchannel: \S.*\nowner:\ndeadline: # .*\nlocalShare: 0\.\d+\ndone: # /,
    );
    const sections = [
      'Why a new text',
      'What the Chinese page wants to say',
      'Facts that must stay',
      'Not to be said, and what the law asks',
      'What people in Indonesia know',
      'To treat with care',
      'What we ask of you',
    ];
    for (const section of sections) assert.match(text, new RegExp(`^## ${section}$`, 'm'));
    assert.match(
      text,
      /## Not to be said, and what the law asks\n\n- “WeChat” is hardly known outside China\./,
    );
    site.write(file, text.replace('owner:', 'owner: Writer B'));
    await brief(page);
    assert.match(site.read(file), /^owner: Writer B$/m);
    site.write(file, 'someone’s own\0');
    await brief(page);
    assert.equal(site.read(file), 'someone’s own\0');
  });

  it('is written in the language of the market, or the one asked for, with recipient and deadline', async () => {
    await brief(page, '--owner', 'Writer B', '--deadline', '2999-01-31');
    const text = site.read(file);
    assert.match(text, /^language: id$/m);
    assert.match(text, /^owner: "Writer B"\ndeadline: 2999-01-31$/m);
    assert.match(text, /^# Permintaan tulisan: “Promo” untuk Indonesia$/m);
    assert.match(text, /^## Fakta yang harus tetap ada$/m);
    assert.match(text, /Ramadan and Lebaran \(sekitar /);
    const lines = text.split('\n').filter((line) => /^## |^\d\. /.test(line));
    for (const line of lines) assert.doesNotMatch(line, /\b(?:the|what|page)\b/i);
    for (const wrong of [
      ['--in', 'xx'],
      ['--deadline', 'soon'],
      ['--as', 'pdf'],
    ]) {
      const { code, err } = await site.terroir('brief', page, ...wrong);
      assert.equal(code, 2, err);
    }
  });

  it('is handed over as a mail, a page or a document, and in Chinese for headquarters', async () => {
    await brief(page, '--owner', 'Writer B', '--deadline', '2999-01-31');
    const written = site.read(file);
    const mail = await brief(page, '--as', 'mail');
    assert.match(
      mail,
      /^Permintaan tulisan: “Promo” untuk Indonesia\n\n- Penulis: Writer B\n- Tenggat: 2999-01-31\n/,
    );
    assert.doesNotMatch(mail, /^#|\*\*|localShare/m);
    const chinese = await brief(page, '--as', 'mail', '--in', 'zh');
    assert.match(chinese, /^写作需求：为印度尼西亚重写“Promo”\n\n- 作者: Writer B/);
    assert.equal(await brief(page, '--as', 'html', '--to', 'out'), 'out/content-id-promo.md.html\n');
    const html = site.read('out/content-id-promo.md.html');
    assert.match(html, /<html lang="id" dir="ltr">/);
    assert.match(html, /<h2 dir="auto">Fakta yang harus tetap ada<\/h2>/);
    assert.equal((await site.terroir('brief', page, '--as', 'html', '--to', 'out')).code, 2);
    assert.equal(
      await brief(page, '--as', 'docx', '--to', 'out', '--in', 'zh'),
      'out/content-id-promo.md.zh.docx\n',
    );
    assert.equal(site.read(file), written);
  });

  it('lists where each stands: done once somebody says so, with the share beside it', async () => {
    assert.match(await brief(), /^There are no briefs/);
    await brief(page);
    site.write(
      file,
      site
        .read(file)
        .replace('owner:', 'owner: Writer B')
        .replace('deadline: #', 'deadline: 2999-01-31 #')
        .replace(/localShare: .*/, 'localShare: 0.3'),
    );
    const row = async () => (await brief()).trimEnd().split(/ {2,}/);
    assert.deepEqual(await row(), [page, 'open', '7% local, 30% wanted', 'Writer B', '2999-01-31']);
    site.write(file, site.read(file).replace('2999', '2001'));
    assert.equal((await row())[1], 'late');
    const local = [
      'Toko di Bandung menghitung stok dalam tiga jam saja.',
      'Tim kami di Jakarta menjawab lewat WhatsApp.',
      'Pembayaran lewat QRIS diterima di semua kota.',
      'Pelanggan kami di Medan membuka cabang ketiga.',
      'Acara bulan depan diadakan di Surabaya.',
      'Mitra lokal membantu pemasangan di Makassar.',
    ];
    site.write(page, `${site.read(page)}\n${local.join('\n\n')}\n`);
    assert.equal((await row())[1], 'late');
    await brief(page, '--done', 'Editor: C "the Third"');
    const [, state, share, , said] = await row();
    assert.equal(state, 'done');
    assert.match(share!, /^3\d% local, 30% wanted$/);
    assert.match(said!, /^Editor: C "the Third", \d{4}-\d\d-\d\d$/);
    site.write('content/id/lain.md', 'x\n');
    site.write('.terroir/briefs/content/id/old.md', '---\npage: content/id/old.md\n---\n');
    assert.deepEqual((await brief()).trimEnd().split('\n')[0]!.split(/ {2,}/), [
      'content/id/old.md',
      'page is gone',
    ]);
  });

  it('reads any head people leave behind, and notes in it who says that it is done', () => {
    const none = { owner: undefined, deadline: undefined, localShare: undefined };
    const head = { page: 'a', ...none, language: undefined, done: undefined };
    assert.deepEqual(parseBrief('---\npage: a\nowner:\ndeadline: soon\nlocalShare: lots\n---\n'), head);
    assert.deepEqual(parseBrief('---\r\npage: a\r\nextra: [1]\r\n---\r\n# B'), head);
    for (const text of ['', '# Brief', '---\npage: 3\n---\n', '---\n: [\n---\n', '---\npage: a\n'])
      assert.equal(parseBrief(text), undefined);
    assert.equal(withDone('---\npage: a\n---\n# B\n', 'C'), '---\npage: a\ndone: "C"\n---\n# B\n');
    assert.equal(
      withDone('---\npage: a\ndone: # x\n---\n\ndone: x\n', '$&'),
      '---\npage: a\ndone: "$&"\n---\n\ndone: x\n',
    );
    assert.equal(withDone('---\npage: a\ndone: C\n---\n', undefined), '---\npage: a\ndone:\n---\n');
    assert.equal(withDone('# B\n', 'C'), undefined);
    assert.equal(briefPath('content/id/a.html'), '.terroir/briefs/content/id/a.html.md');
  });
});
