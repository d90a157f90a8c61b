import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate/browser';
import { openSite } from '../../src/core/index.ts';
import { briefLanguage, briefLanguages, briefWordNames, briefWords } from '../../src/core/messages/brief.ts';
import { languageWords } from '../../src/core/phrases/language-words.ts';
import { briefDocx, briefHtml, briefMail } from '../../src/core/report/brief-document.ts';
import { memoryHost } from './memory-host.ts';

const today = () => new Date('2026-11-25T00:00:00Z');
const page = 'content/id/robot.md';
const site = (files: Record<string, string>, uiLanguage: 'en' | 'zh' = 'zh') =>
  openSite(memoryHost(files), { uiLanguage, today });

describe('the words of a brief', () => {
  it('are there in every language of pages, with the same places for values', () => {
    for (const language of languageWords.keys()) assert.ok(briefLanguages.includes(language), language);
    const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const language of briefLanguages) {
      for (const word of briefWordNames) {
        const text = briefWords(language).say(word);
        assert.equal(typeof text, 'string', `${language} ${word}`);
        // “in your country” needs no name.
        const most = placesOf(briefWords('en').say(word));
        assert.ok(
          placesOf(text).every((one) => most.includes(one)),
          `${language} ${word}`,
        );
        assert.equal(
          text.includes('{share}') || text.includes('{day}'),
          most.some((one) => /share|day/.test(one)),
          word,
        );
        assert.ok(text || language === 'en' || language === 'zh', `${language} ${word}`);
      }
    }
  });

  it('are those of the locale, its script included; English where there are none', () => {
    assert.deepEqual(['id-ID', 'zh-TW', 'zh-CN', 'pt-BR', 'fil-PH', 'hi-IN', 'sw'].map(briefLanguage), [
      'id',
      'zh-Hant',
      'zh',
      'pt',
      'fil',
      'en',
      'en',
    ]);
    assert.equal(
      briefWords('de').marketName({ code: 'DE', name: { en: 'Germany', zh: '德国' } }),
      'Deutschland',
    );
  });
});

describe('a brief', () => {
  const chinese = `---
title: 拂尘扫地机器人
---

# 让家一尘不染

截至2025年6月30日，累计销量突破1.2亿台。

## 更长续航

Fuchen X3 Pro 续航180分钟，噪音低至55分贝。

## 到手价

到手价2999元，支持花呗分期。服务热线 400-820-5678。
`;
  const indonesian = `---
title: Robot vakum Fuchen
---

# Membuat rumah bersih tanpa debu

Hingga 30 Juni 2025, penjualan kumulatif menembus 1,2 miliar unit.

## Daya tahan lebih lama

Fuchen X3 Pro bertahan 180 menit, kebisingan serendah 55 desibel.

## Harga

Harga 2999 yuan, mendukung cicilan Huabei. Hotline 400-820-5678.
`;
  const local = `# Cerita Ibu Sari di Bandung\n\nIbu Sari dari Bandung membayar dengan QRIS dan GoPay, lalu menelepon kami di +62 21 5790 3000. ${'Lantai rumahnya bersih sebelum anak pulang sekolah, katanya. '.repeat(6)}\n`;
  const pages = { [page]: indonesian, 'content/zh/robot.md': chinese, 'content/id/sari.md': local };

  it('tells facts by their values as the market writes them, whole, without what the page must not say', async () => {
    const text = (await site(pages).briefText(page, {}))!;
    const facts = /## Fakta yang harus tetap ada\n\n([\s\S]*?)\n## /.exec(text)![1]!;
    assert.match(facts, /- 30 Juni 2025 · 120\.000\.000 — “截至2025年6月30日，累计销量突破1\.2亿台。”/);
    assert.match(facts, /- 180 menit · 55 — /);
    assert.doesNotMatch(facts, /2\.?999|400-?820|花呗|Huabei|…/);
    assert.match(text, /## Nama yang harus tetap ada\n\n- Fuchen X3 Pro\n/);
  });

  it('says what the Chinese page says part by part, in what order to write, and what to read first', async () => {
    const text = (await site(pages).briefText(page, {}))!;
    for (const part of ['拂尘扫地机器人', '**让家一尘不染**', '**更长续航**', '到手价2999元，支持花呗分期。'])
      assert.ok(text.includes(`> ${part}`), part);
    assert.match(text, /## Susunan untuk halaman seperti ini\n\n.+\n\n1\. Pembuka: /);
    assert.match(
      text,
      /## Halaman di situs ini .+\n\n- `content\/id\/sari\.md`: Cerita Ibu Sari di Bandung\n/,
    );
  });

  it('has its notes in the language it is in, whatever the interface speaks', async () => {
    const [inIndonesian, forHeadquarters] = [
      (await site(pages).briefText(page, {}))!,
      (await site(pages, 'en').briefText(page, { language: 'zh' }))!,
    ];
    assert.match(inIndonesian, /“2999 yuan” is an amount in yuan\./);
    // Chinese words are quoted, Chinese sentences are not ours.
    assert.doesNotMatch(inIndonesian.replace(/“[^”]*”|^>.*$/gm, ''), /[，。]/);
    assert.match(forHeadquarters, /^# 写作需求：为印度尼西亚重写“Robot vakum Fuchen”$/m);
    assert.match(forHeadquarters, /元/);
    assert.doesNotMatch(forHeadquarters, /is an amount/);
  });

  it('becomes a mail, a page and a document, whatever stands in it', async () => {
    const written = (await site(pages).briefText(page, { owner: 'Sari & Co', deadline: '2027-01-31' }))!;
    const text = `${written}\n- <script>alert(1)</script> \u0000 ]]>\n`;
    assert.match(briefMail(text).body, /^- Penulis: Sari & Co\n- Tenggat: 2027-01-31\n/);
    const html = briefHtml(text);
    assert.doesNotMatch(html, /<script/);
    assert.match(html, /&lt;script&gt;/);
    const parts = unzipSync(briefDocx(text));
    const document = strFromU8(parts['word/document.xml']!);
    assert.match(document, /Penulis: Sari &amp; Co/);
    assert.ok(!document.includes('<script') && !document.includes('\0'));
    assert.deepEqual(briefDocx(text), briefDocx(text));
    const arabic = (await site({ 'content/ar-AE/a.md': '# صفحة\n\nنص قصير هنا.\n' }).briefText(
      'content/ar-AE/a.md',
      {},
    ))!;
    assert.match(briefHtml(arabic), /<html lang="ar" dir="rtl">/);
    assert.match(strFromU8(unzipSync(briefDocx(arabic))['word/document.xml']!), /<w:bidi\/>/);
  });
});
