import assert from 'node:assert/strict';
import { languageOfTexts, tellLanguage } from '../../src/core/alignment/identify.ts';
import { openSite } from '../../src/core/index.ts';
import { languageWords } from '../../src/core/phrases/language-words.ts';
import { isOtherLanguage } from '../../src/core/text/language.ts';
import { memoryHost } from './memory-host.ts';

const english = 'We help the teams of your company to find what they are looking for.';
const indonesian = 'Kami membantu tim Anda menghitung stok di setiap gudang dengan cepat dan mudah.';
const chinese = '我们为企业提供专业的仓储管理服务，帮助您随时掌握库存。';

/** The copy findings of a page, as message and marked text. */
async function found(path: string, text: string) {
  const host = memoryHost({ [path]: text });
  const review = await openSite(host, { uiLanguage: 'en' }).review(path);
  return review!.findings
    .filter(({ ruleId }) => /^copy\/(?:wrong-language|leftover)/.test(ruleId))
    .map(({ message, from, to }) => [message, text.slice(from, to)]);
}

/** Every rule that reports on a page. */
async function rulesOn(path: string, text: string) {
  const review = await openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' }).review(path);
  return [...new Set(review!.findings.map(({ ruleId }) => ruleId))].sort();
}

describe('what is told to be in another language', () => {
  const quoting = '本软件的“修改版”与“衍生版”由第三方编译，请联系微信客服，费用为￥99。';

  it('is not judged by the rules of the page’s language', async () => {
    const whole = `${chinese}\n\n${quoting}\n\n${chinese}\n`;
    assert.deepEqual(await rulesOn('content/ja/a.md', whole), ['copy/wrong-language']);
    assert.deepEqual(await rulesOn('content/ru/a.md', whole), ['copy/wrong-language']);
    const british = `${english}\n\nWe are a national high-tech enterprise，and all of our teams are there for you.\n`;
    assert.deepEqual(await rulesOn('content/de/a.md', british), ['copy/wrong-language']);
    const german = 'Wir helfen den Teams Ihrer Firma, das zu finden, was sie in der Sprache brauchen.';
    const mixed = await rulesOn(
      'content/de/a.md',
      `${german}\n\n${english}\n\nSchnell，sicher und einfach.\n\n${german}\n`,
    );
    assert.deepEqual(mixed, ['convention/full-width-punctuation', 'copy/wrong-language']);
  });

  it('is judged where the page may be in it, or nobody says what it is in', async () => {
    assert.ok((await rulesOn('README.md', `${english}\n\nWe are a national high-tech enterprise.\n`)).length);
    const malay =
      'Perusahaan kami membantu tim Anda karena semua informasi bisa dicari，dan layanan ini gratis.\n';
    assert.ok((await rulesOn('content/ms/a.md', malay)).includes('convention/full-width-punctuation'));
  });

  it('is one passage, whatever numbers and names are in it', async () => {
    const passage =
      '预计到2020年，发达国家汽车平均用塑料量将达到500kg/辆以上。汽车塑料中用量较大的品种有PP等几种材料。';
    const text = `Plastics save weight in cars, and here is why: ${passage}\n\nMore plastics will be used in the cars of the future.\n`;
    const marked = (await found('content/en/a.md', text)).map(([, words]) => words);
    assert.deepEqual(marked, [passage]);
    // Two words far apart are two.
    assert.equal(
      (await found('content/en/a.md', 'The 示例 of it and the 测试 are here for you.\n')).length,
      2,
    );
  });
});

describe('the language of a block', () => {
  const tellings: [string, string, ReturnType<typeof tellLanguage>][] = [
    [english, 'id', { other: 'en' }],
    [english, 'en', 'own'],
    [english, 'th', { other: 'en' }],
    [english, 'ru', { other: 'en' }],
    [english, 'it', { other: 'en' }],
    [english, 'tr', { other: 'en' }],
    [english, 'fi', { other: 'en' }],
    [english, 'hr', { other: 'en' }],
    [english, 'sr', { other: 'en' }],
    // Of Croatian nothing is known but its letters: German words are not sure to be German.
    ['Wir helfen den Teams Ihrer Firma, das zu finden, was sie in der Sprache brauchen.', 'hr', undefined],
    ['Vi hjælper dit team med at tælle lageret, og det er en fordel for alle.', 'nb', 'own'],
    [indonesian, 'ms', 'own'],
    [indonesian, 'fil', { other: 'id' }],
    [
      'Wir helfen den Teams Ihrer Firma, das zu finden, was sie in der Sprache brauchen.',
      'fr',
      { other: 'de' },
    ],
    ['Ayudamos a los equipos de su empresa a encontrar lo que buscan en su idioma.', 'pt', { other: 'es' }],
    ['Ajudamos as equipes da sua empresa a encontrar o que procuram em seu idioma.', 'es', { other: 'pt' }],
    ['ทีมของเราช่วยให้คุณค้นหาสิ่งที่ต้องการได้อย่างรวดเร็ว', 'vi', { other: 'th' }],
    [chinese, 'ja', { other: 'zh' }],
    ['当社製品開発部門在庫管理担当者専用問合窓口', 'ja', undefined],
    ['日本のチームがお客様の在庫管理をお手伝いします。', 'zh', { other: 'ja' }],
    ['当社の倉庫では2024年に1日300件の出荷を3人で処理しました。', 'ja', 'own'],
    ['ในปี2024ทีมของเราช่วยลูกค้า300รายในกรุงเทพฯ', 'th', 'own'],
    // Names, quotations, code, addresses, and what is short.
    ['Built for teams.', 'id', undefined],
    [`“${english}”`, 'id', undefined],
    ['Na na na na na na na na, refrain !', 'fr', undefined],
    ['Amazon Web Services, Google Cloud Platform, Microsoft Azure, Alibaba Cloud, Oracle', 'id', undefined],
    ['npm install --save-dev the-name/of-the-package && cd to/the/folder && run/it', 'id', undefined],
    [`${indonesian} ${english}`, 'id', undefined],
  ];
  for (const [text, language, told] of tellings)
    it(`${language}: ${text.slice(0, 30)}`, () => {
      const said = tellLanguage(text, language);
      // A mixture may lean to its own language, never to another.
      if (told === undefined) assert.ok(said === undefined || said === 'own');
      else assert.deepEqual(said, told);
    });
});

describe('the language of a page’s text', () => {
  const texts: [text: string, told: string | undefined][] = [
    [`${english} ${english} ${english}`, 'en'],
    [`${indonesian} Semua data tersimpan untuk laporan yang Anda buat pada akhir bulan.\n`.repeat(3), 'id'],
    [
      'Chúng tôi sản xuất túi giấy và hộp giấy cho các cửa hàng trên toàn quốc. Mỗi đơn hàng được giao trong bảy ngày, và bạn có thể đặt từ năm trăm túi. Xưởng của chúng tôi ở Bình Dương, với đội ngũ hơn sáu mươi người.',
      'vi',
    ],
    [
      'Vi hjælper butikker med at tælle lageret, og det er en fordel for alle. Du kan begynde i dag uden at tale med os, og når du har brug for hjælp, er vi der til klokken ni. Det koster ikke noget at prøve, og der er ingen binding.',
      'da',
    ],
    ['Trang chủ | Túi Xốp | Túi Rác | Túi Tự Hủy | Túi Đen Bóng | Sản phẩm | Liên hệ', 'vi'],
    // Too little, and what holds no words of any language.
    ['Stainless steel pipe fittings', 'latin'],
    ['DN50 SUS304 ANSI B16.5 PN16 Flange Elbow Tee Reducer Cap Nipple '.repeat(9), 'latin'],
    ['Мы помогаем складам считать товары.', 'ru'],
    ['', undefined],
  ];
  for (const [text, told] of texts)
    it(`${told}: ${text.slice(0, 30)}`, () => assert.equal(languageOfTexts(text.split('\n')), told));

  it('contradicts another language, and none that is close to it', () => {
    const contradicts = (told: string | undefined, language: string) => isOtherLanguage(told, language);
    for (const [told, language] of [
      ['vi', 'en'],
      ['latin', 'th'],
      ['zh', 'en'],
      ['en', 'sr'],
    ] as const)
      assert.ok(contradicts(told, language), `${told} ${language}`);
    for (const [told, language] of [
      ['id', 'ms'],
      ['da', 'nb'],
      ['latin', 'fi'],
      ['ru', 'uk'],
      ['latin', 'sr'],
      [undefined, 'en'],
    ] as const)
      assert.ok(!contradicts(told, language), `${told} ${language}`);
  });
});

describe('blocks in another language', () => {
  it('take no more time than they are long', () => {
    for (const text of [
      'a'.repeat(2e5),
      '"'.repeat(2e5),
      '“'.repeat(2e5),
      'the '.repeat(5e4),
      'a_'.repeat(1e5),
    ])
      tellLanguage(text, 'id');
  });

  it('are not all of a page whose own blocks are full of numbers', async () => {
    const own = '2024年に倉庫の出荷を30%増やし、1日300件を3人で処理しました。\n\n';
    const text = own.repeat(9) + english;
    assert.deepEqual(await found('content/ja/a.md', text), [
      ['This block is in English, on a page in Japanese.', english],
    ]);
  });

  it('next to each other are one finding, whatever says nothing between them', async () => {
    const text = `# Tentang\n\n${indonesian}\n\n${english}\n\n## 24/7\n\n${english}\n\n${indonesian}\n\n${indonesian}\n`;
    assert.deepEqual(await found('content/id/a.md', text), [
      [
        '2 blocks from here on are in English, on a page in Indonesian.',
        `${english}\n\n## 24/7\n\n${english}`,
      ],
    ]);
  });

  it('throughout are one finding for the page, Chinese too', async () => {
    const page = (text: string) => Array.from({ length: 9 }, (_, n) => `## ${n}\n\n${text}\n`).join('\n');
    assert.deepEqual(await found('content/id/a.md', page(english)), [
      ['This page is in English: it was never written in Indonesian.', '0'],
    ]);
    assert.deepEqual(await found('content/ja/a.md', page(chinese)), [
      ['This page is in Chinese: it was never written in Japanese.', '0'],
    ]);
  });

  it('are let be where the document says so', async () => {
    const text = `<p>${indonesian}</p><p>${indonesian}</p><p lang="en">${english}</p>`;
    assert.deepEqual(await found('content/id/a.html', text), []);
  });

  it('who said something, and titles of works in a list, are let be', async () => {
    const title = 'How to tell the story of a product to those who have not heard of it';
    const text = `${indonesian}\n\n— [${title}](/a), Sample Author\n\n- [${title}](/b)\n\n${indonesian}\n`;
    assert.deepEqual(await found('content/id/a.md', text), []);
  });

  it('a page that says its market only may be in any language of the market', async () => {
    const malay = 'Kami membantu pasukan anda mengira stok di setiap gudang dengan cepat dan mudah.';
    assert.deepEqual(await found('content/my/a.md', `${english}\n\n${english}\n`), []);
    assert.deepEqual(await found('content/my/a.md', `${malay}\n\n${malay}\n`), []);
    assert.equal((await found('content/ms-MY/a.md', `${english}\n\n${english}\n`)).length, 1);
  });

  it('nothing is said of a page whose language nothing says', async () => {
    const french = 'Nous aidons les équipes de votre entreprise à trouver ce que vous cherchez.';
    assert.deepEqual(await found('about.md', `${french}\n\n${french}\n`), []);
  });

  it('an Indonesian page under Malay is told by its words, and the reverse', async () => {
    const words = {
      id: 'Kami percaya bahwa setiap proyek membutuhkan komunitas. Kode dan informasi bisa dicari karena gratis.',
      ms: 'Kami percaya bahawa setiap projek memerlukan komuniti. Kod dan maklumat boleh dicari kerana percuma.',
    };
    for (const page of ['id', 'ms'] as const)
      for (const text of ['id', 'ms'] as const)
        assert.equal((await found(`content/${page}/a.md`, words[text])).length, page === text ? 0 : 1);
  });
});

describe('words of a language', () => {
  it('are lists, and its small words a line', () => {
    for (const [language, words] of languageWords)
      for (const [kind, value] of Object.entries(words) as [string, unknown][]) {
        const isRight =
          kind === 'small'
            ? typeof value === 'string' && value.split(' ').length > 10
            : ['numbers', 'yuan', 'hundredMillion', 'discount', 'beijingTime'].includes(kind) &&
              Array.isArray(value) &&
              value.every((word) => typeof word === 'string' && word);
        assert.ok(isRight, `${language}: ${kind}`);
      }
  });
});

describe('a page in several languages', () => {
  const carried = 'As a national high-tech enterprise, we provide one-stop solutions for all customers.';
  const source = '作为国家高新技术企业，我们为所有客户提供一站式解决方案。';
  const page = (zh: string, en: string) =>
    `<template><div v-if="locale === 'zh'"><p>${zh}</p></div><div v-else><p>${en}</p></div></template>`;

  it('is reviewed in each, and follows what it says in Chinese', async () => {
    const rules = await rulesOn('src/Home.vue', page(source, carried));
    assert.ok(rules.includes('phrase/one-stop'), rules.join());
    assert.ok(!rules.some((rule) => /leftover-chinese|wrong-language/.test(rule)), rules.join());
  });

  it('is judged by the rules of the language that is declared, not by those of the page', async () => {
    const german = 'Wir helfen den Teams Ihrer Firma，das zu finden, was sie in der Sprache brauchen.';
    const text = (lang: string) => `<p>${english}</p><div lang="${lang}"><p>${german}</p></div>`;
    const host = memoryHost({ 'en/index.html': text('de') });
    const review = await openSite(host, { uiLanguage: 'en' }).review('en/index.html');
    assert.equal(review!.target?.locale, 'en');
    assert.deepEqual(
      review!.findings.map(({ ruleId }) => ruleId).filter((id) => !id.startsWith('page/')),
      ['convention/full-width-punctuation'],
    );
  });
});
