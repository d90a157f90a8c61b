import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { indexNames } from '../../src/core/locality/names.ts';
import { memoryHost } from './memory-host.ts';

const today = () => new Date(2026, 10, 27);
const site = (files: Record<string, string>, uiLanguage: 'en' | 'zh' = 'en') =>
  openSite(memoryHost(files), { uiLanguage, today });

/** The signals of one page as `kind: name`. */
async function signals(path: string, text: string, files: Record<string, string> = {}): Promise<string[]> {
  const review = await site({ ...files, [path]: text }).review(path);
  const { signals } = review!.locality!;
  for (const { spans } of signals)
    for (const { from, to } of spans) assert.ok(from < to && to <= text.length);
  return signals.map(({ kind, name, isBacked }) => `${kind}: ${name}${isBacked ? ' +' : ''}`);
}

const customers = `items:
  - kind: customer
    name: Toko Contoh
    aliases: [TokoContoh]
    result: 40% lebih cepat
`;

describe('local signals', () => {
  const pages: Record<string, [path: string, text: string, expected: string[]]> = {
    'ways of paying of the market, not those of everywhere': [
      'content/id/a.md',
      'Bayar dengan QRIS, DANA atau GoPay; kartu kredit dan PayPal juga bisa.\n',
      ['payment: QRIS', 'payment: DANA', 'payment: GoPay'],
    ],
    'capitals tell a name from a word': ['content/id/a.md', 'Dana darurat dan dana pensiun Anda aman.\n', []],
    'a number of the market, with its code or behind a word that says to call': [
      'content/id/a.md',
      'Hubungi +62 21 5790 3000.\n\nTelepon kantor: 021 5790 3000.\n\nPesanan 02157903000.\n',
      ['contact: +62 21 5790 3000', 'contact: 021 5790 3000'],
    ],
    'a hotline of China is no number of Germany': ['content/de/a.md', 'Telefon: 400-000-0000.\n', []],
    'a number that shows how to write one is nobody’s': [
      'content/pt-BR/a.md',
      'Telefone: +55 14 99999-9999, ou +55 11 2345-6789.\n',
      ['contact: +55 11 2345-6789'],
    ],
    'nothing is no price': [
      'content/pt-BR/a.md',
      'Total: R$ 0,00. O plano custa R$ 89,90.\n',
      ['price: R$ 89,90'],
    ],
    'Christmas, in whatever language, tells of no market': ['content/ja/a.md', 'クリスマスの準備に。\n', []],
    'names written small within a sentence': [
      'content/es-MX/a.md',
      'Paga a meses sin intereses.\n',
      ['payment: Meses sin intereses'],
    ],
    'a Thai company has its form on both sides': [
      'content/th/a.md',
      'บริษัทของเราเติบโต 62%\n\nบริษัท ตัวอย่าง จำกัด ลดต้นทุน 40%\n',
      ['customer: บริษัท ตัวอย่าง จำกัด +'],
    ],
    'a number of another market is none': ['content/id/a.md', 'Hubungi +86 10 8888 6666.\n', []],
    'a price in the market’s currency, with its tax': [
      'content/id/a.md',
      'Mulai Rp 12.500 termasuk PPN. Atau $99, 99 yuan.\n',
      ['price: Rp 12.500 +'],
    ],
    'French prices': ['content/fr/a.md', 'À partir de 12 500 € TTC.\n', ['price: 12 500 € +']],
    'Japanese prices': ['content/ja/a.md', '月額1,200円（税込）から。\n', ['price: 1,200円 +']],
    'Thai prices': ['content/th/a.md', 'เริ่มต้น 1,200 บาท ต่อเดือน\n', ['price: 1,200 บาท']],
    'a season of the market': [
      'content/id/a.md',
      'Siap untuk Harbolnas 12.12?\n',
      ['moment: Harbolnas 12.12'],
    ],
    'China’s Golden Week is not Japan’s': [
      'content/ja/a.md',
      '国慶節のゴールデンウィークが過ぎると在庫が要ります。\n\n中国のゴールデンウィークには止まります。\n',
      [],
    ],
    'Japan’s own is': [
      'content/ja/a.md',
      'ゴールデンウィークも対応します。\n',
      ['moment: ゴールデンウィーク'],
    ],
    'nor in English': [
      'content/en-JP/a.md',
      'Closed in China’s Golden Week, as after the National Day Golden Week.\n',
      [],
    ],
    'a law of the market, and not one of the others': [
      'content/id/a.md',
      'Kami mematuhi UU PDP dan LGPD.\n',
      ['regulation: UU PDP'],
    ],
    'Korean names carry particles': [
      'content/ko/a.md',
      '카카오페이로 결제하거나 KakaoPay로 결제하세요.\n',
      ['payment: 카카오페이', 'payment: KakaoPay'],
    ],
    'a company by its legal form, with a result': [
      'content/id/a.md',
      'PT Contoh Niaga memangkas biaya 40%.\n\nPT Contoh Lain ada di lantai 3.\n',
      ['customer: PT Contoh Niaga +'],
    ],
    'a figure of the market, with its year': [
      'content/id/a.md',
      'Pada 2025, 64% usaha kecil di Indonesia memakai cloud. Kami ada di 29 negara, termasuk Indonesia.\n',
      ['figure: Pada 2025, 64% usaha kecil di Indonesia memakai cloud.'],
    ],
    'nothing of Indonesia on a page for Germany': ['content/de/a.md', 'QRIS, GoPay und Rp 12.500.\n', []],
  };
  for (const [name, [path, text, expected]] of Object.entries(pages))
    it(name, async () => assert.deepEqual(await signals(path, text), expected));

  it('customers of the library, backed where a figure stands near', async () => {
    const files = { '.terroir/local/ID/customers.yaml': customers };
    assert.deepEqual(await signals('content/id/a.md', 'Dipercaya TokoContoh.\n', files), [
      'customer: Toko Contoh',
    ]);
    assert.deepEqual(await signals('content/id/a.md', 'Toko Contoh\n\nHemat 40%.\n', files), [
      'customer: Toko Contoh +',
    ]);
  });

  it('names are found as each language inflects them, and in any script', () => {
    const cases: [language: string, name: string, text: string, found: string | undefined][] = [
      ['ru', 'Пример', 'Решение для Примера и других', 'Примера'],
      ['ru', 'Москва Контора', 'в Москве Конторе', 'Москве Конторе'],
      ['tr', 'Örnek', "Örnek'in başarısı", "Örnek'in"],
      ['de', 'Beispielwerk', 'Beispielwerks Lager', 'Beispielwerks'],
      ['en', 'Example Shop', 'Example Shop’s stores', 'Example Shop’s'],
      ['ko', '예시상점', '예시상점에서는', '예시상점에서는'],
      ['ar', 'متجر المثال', 'ومتجر المثال', 'ومتجر المثال'],
      ['ja', '見本商店', '見本商店の事例', '見本商店'],
      ['th', 'ร้านตัวอย่าง', 'ลูกค้าอย่างร้านตัวอย่างใช้งาน', 'ร้านตัวอย่าง'],
      ['en', 'Globe', 'Around the globe', undefined],
      ['ru', 'Дом', 'Дома лучше', undefined],
    ];
    for (const [language, name, text, expected] of cases) {
      const [found] = indexNames([{ text: name, of: name }], language).find(text);
      assert.equal(found && text.slice(found.from, found.to), expected, `${language}: ${text}`);
    }
  });
});

describe('the locality card', () => {
  const words = 'Aplikasi ini membantu tim Anda bekerja lebih cepat setiap hari. '.repeat(8);
  const card = async (path: string, text: string, files = {}) =>
    (await site({ ...files, [path]: text }).review(path))!.locality!;

  it('asks by the type of the page and its readers', async () => {
    assert.deepEqual((await card('content/id/_index.md', words)).missing, ['customer', 'contact']);
    assert.deepEqual((await card('content/id/promo.md', `${words}Bayar dengan QRIS.`)).missing, [
      'customer',
      'moment',
    ]);
    assert.deepEqual((await card('content/id/legal/terms.md', words)).missing, []);
    const abroad = `---\naudience: chinese-abroad\n---\n${words}`;
    assert.deepEqual((await card('content/id/_index.md', abroad)).wants, []);
  });

  it('a customer without a figure is named in the nudge, and still missing', async () => {
    const files = { '.terroir/local/ID/customers.yaml': customers };
    const path = 'content/id/_index.md';
    const text = `# Toko\n\n${words}\n\nDipakai Toko Contoh.\n`;
    const review = (await site({ ...files, [path]: text }).review(path))!;
    assert.deepEqual(review.locality!.missing, ['customer', 'contact']);
    const nudge = review.findings.find(({ ruleId }) => ruleId === 'local/missing-proof')!;
    assert.equal(
      nudge.message,
      'Nothing here yet shows readers in Indonesia that someone is there: a named customer in Indonesia with a result, or an office or a number to call in Indonesia would.',
    );
    assert.equal(nudge.severity, 'neutral');
    assert.match(nudge.note, /\*\*Toko Contoh\*\* is named, but without a result/);
  });

  it('one nudge a page, also where it mirrors its Chinese page', async () => {
    const list = (text: string) => Array.from({ length: 13 }, (_, n) => `- ${text} ${n + 100}\n`).join('');
    const files = {
      'content/zh/_index.md': `# 甲\n\n${list('功能编号')}`,
      'content/id/_index.md': `# A\n\n${list('Fitur nomor untuk semua tim Anda')}`,
    };
    const review = (await site(files).review('content/id/_index.md'))!;
    const nudges = review.findings.filter(({ ruleId }) => ruleId.startsWith('local/'));
    assert.deepEqual(
      nudges.map(({ ruleId }) => ruleId),
      ['local/no-local-block'],
    );
  });

  it('speaks Chinese', async () => {
    const path = 'content/id/_index.md';
    const review = (await site({ [path]: words }, 'zh').review(path))!;
    const nudge = review.findings.find(({ ruleId }) => ruleId === 'local/missing-proof')!;
    assert.equal(
      nudge.message,
      '本页还看不出你们在印度尼西亚有业务：可以加上一位具名、有成果的印度尼西亚客户，或印度尼西亚的办公地点或电话。',
    );
  });
});

describe('swapping what is known only in China', () => {
  const titles = async (text: string, ruleId: string, library = '', folder = 'en-SG') => {
    const path = `content/${folder}/a.md`;
    const files = { [path]: text, ...(library ? { '.terroir/local/SG/a.yaml': library } : {}) };
    const review = (await site(files).review(path))!;
    const finding = review.findings.find((one) => one.ruleId === ruleId)!;
    return finding.fixes.map(({ title, edits, safe }) => {
      assert.equal(safe, false);
      const [edit] = edits;
      return `${title} → ${text.slice(0, edit!.from)}${edit!.text}${text.slice(edit!.to)}`;
    });
  };

  it('offers what the library has, and never what only the market’s profile knows', async () => {
    const text = 'Link your Alipay account first.';
    // That the company takes PayNow nobody has said.
    assert.deepEqual(await titles(text, 'reference/pay-with-alipay'), []);
    const library = 'items:\n  - kind: payment\n    name: Contoh Pay\n';
    assert.deepEqual(await titles(text, 'reference/pay-with-alipay', library), [
      'Replace with “Contoh Pay” from the library → Link your Contoh Pay account first.',
    ]);
  });

  it('a Chinese festival gets the library’s event; without one, no fix is made up', async () => {
    const text = 'The Double 11 sale starts today.';
    assert.deepEqual(await titles(text, 'reference/double-eleven'), []);
    const library = 'items:\n  - kind: event\n    name: 11.11 Example Sale\n';
    assert.deepEqual(await titles(text, 'reference/double-eleven', library), [
      'Replace with “11.11 Example Sale” from the library → The 11.11 Example Sale starts today.',
    ]);
  });

  it('words that are more than a name are left to the author', async () => {
    assert.deepEqual(await titles('You can pay with Alipay in seconds.', 'reference/pay-with-alipay'), []);
  });
});
