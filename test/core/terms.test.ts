import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { hasTerm, termText } from '../../src/core/phrases/has-term.ts';
import { memoryHost } from './memory-host.ts';

const terms = `concepts:
  - id: battery
    terms:
      zh: 电池
      en: { preferred: battery, forbidden: [accumulator] }
      en-GB: cell
      ko: 배터리
      zh-TW: 電池
  - id: battery-pack
    terms: { zh: 电池组, en: battery pack }
  - id: c-sharp
    terms: { zh: C#, en: C Sharp }
`;

async function reported(path: string, text: string, source: string, termbase = terms): Promise<string[]> {
  const files = {
    '.terroir/terms/a.yaml': termbase,
    [path]: text,
    [path.replace(/^[^/]+/, 'zh')]: source,
  };
  const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path);
  return review!.findings
    .filter(({ ruleId }) => ruleId.startsWith('term/') || ruleId.startsWith('phrase/term-'))
    .map(({ ruleId, from, to, message }) => `${ruleId} ${text.slice(from, to)}: ${message}`);
}

describe('a term in a text', () => {
  const there: [language: string, text: string, term: string][] = [
    ['en', 'Two spare Batteries.', 'battery'],
    ['en', 'The power-station hums.', 'power station'],
    ['de', 'Unsere Schnellladestationen.', 'Ladestation'],
    ['de', 'Alle Verträge liegen bereit.', 'Vertrag'],
    ['es', 'Las estaciones de la carga', 'estación de carga'],
    ['fr', 'des données synchronisées', 'synchronisation'],
    ['pt', 'Todas as cotações', 'cotação'],
    ['id', 'Pengirimannya cepat.', 'pengiriman'],
    ['ms', 'pembungkusan dibungkus', 'bungkus'],
    ['ru', 'без подписки', 'подписка'],
    ['ar', 'تعرض الأجهزة الأرقام', 'جهاز'],
    ['ar', 'وبالبطارية', 'بطارية'],
    ['ko', '무료 배송은 내일부터', '무료배송'],
    ['ja', 'サーバを止める', 'サーバー'],
    ['th', 'ดาวน์โหลดผ่าน Wi-Fi', 'ดาวน์โหลด'],
    ['vi', 'Thêm vào danh sách đọc', 'danh sách đọc'],
    ['zh', '備用電池', '電池'],
  ];
  for (const [language, text, term] of there)
    it(`${language}: ${term} is in ${text}`, () => assert.ok(hasTerm(termText(text, language), term)));

  const missing: [language: string, text: string, term: string][] = [
    ['en', 'Two spare accumulators.', 'battery'],
    ['en', 'We start at nine.', 'art'],
    ['de', 'Unsere Säulen laden schnell.', 'Ladestation'],
    ['vi', 'Thêm vào danh sách độc', 'danh sách đọc'],
    ['ko', '무료로 보냅니다', '배송'],
    ['th', 'โหลดผ่าน Wi-Fi', 'ดาวน์โหลด'],
    ['ar', 'تعرض الشاشة الأرقام', 'جهاز'],
    ['zh', '備用電源', '電池'],
  ];
  for (const [language, text, term] of missing)
    it(`${language}: ${term} is not in ${text}`, () => assert.ok(!hasTerm(termText(text, language), term)));
});

describe('terms of the termbase', () => {
  it('must stand where the Chinese has them', async () => {
    assert.deepEqual(await reported('en/a.md', 'It holds 3 spare stacks.\n', '可放 3 块备用电池。\n'), [
      'term/missing It holds 3 spare stacks.: The Chinese has “电池”, which is “battery” in the termbase; it is not here.',
    ]);
    assert.deepEqual(await reported('en/a.md', 'It holds 3 spare batteries.\n', '可放 3 块备用电池。\n'), []);
    assert.deepEqual(await reported('ko/a.md', '예비 배터리를 3개 넣습니다.\n', '可放 3 块备用电池。\n'), []);
  });

  it('are those of the locale before those of the language', async () => {
    assert.equal((await reported('en-GB/a.md', 'It holds 3 batteries.\n', '可放 3 块电池。\n')).length, 1);
    assert.deepEqual(await reported('en-GB/a.md', 'It holds 3 cells.\n', '可放 3 块电池。\n'), []);
    assert.deepEqual(await reported('zh-TW/a.md', '可放 3 顆電池。\n', '可放 3 块电池。\n'), []);
    assert.equal((await reported('zh-TW/a.md', '可放 3 顆電源。\n', '可放 3 块电池。\n')).length, 1);
  });

  it('are told once, where a forbidden one stands by that', async () => {
    const found = await reported('en/a.md', 'It holds 3 accumulators.\n', '可放 3 块电池。\n');
    assert.deepEqual(
      found.map((one) => one.split(' ')[0]),
      ['phrase/term-battery'],
    );
  });

  it('are the longest of those in one place, and whole words', async () => {
    const [one, ...more] = await reported('en/a.md', 'It holds 3 stacks.\n', '可放 3 个电池组。\n');
    assert.match(one!, /电池组/);
    assert.deepEqual(more, []);
    const file = 'concepts:\n  - id: file\n    terms: { zh: 文件, en: file }\n';
    assert.deepEqual(await reported('en/a.md', 'It holds 3 folders.\n', '可放 3 个文件夹。\n', file), []);
  });

  it('may have signs', async () => {
    assert.equal(
      (await reported('en/a.md', 'Written in 3 days of Java.\n', '用 C# 写了 3 天。\n')).length,
      1,
    );
    assert.deepEqual(await reported('en/a.md', 'Written in 3 days of C.\n', '用 C 写了 3 天。\n'), []);
  });

  it('say nothing of what follows nothing', async () => {
    const target = 'It holds 3 spare batteries.\n\nVisit us in Hall 7 on Monday.\n\nIt weighs 25 kg.\n';
    assert.deepEqual(await reported('en/a.md', target, '可放 3 块备用电池。\n\n重 25 公斤，不含电池。\n'), [
      'term/missing It weighs 25 kg.: The Chinese has “电池”, which is “battery” in the termbase; it is not here.',
    ]);
    assert.deepEqual(await reported('en/a.md', target, '可放 3 块备用电池。\n\n重 25 公斤。\n'), []);
  });

  it('hold by key in files of strings', async () => {
    const found = await reported(
      'en/app.json',
      '{"a": "Spare stacks", "b": "Spare batteries", "c": "Stacks"}',
      '{"a": "备用电池", "b": "备用电池"}',
    );
    assert.equal(found.length, 1);
    assert.match(found[0]!, /^term\/missing Spare stacks:/);
  });

  it('in thousands cost what the text is long', async () => {
    const many = Array.from(
      { length: 5000 },
      (_, at) => `  - id: t${at}\n    terms: { zh: 词${at}, en: word${at} }\n`,
    );
    const source = Array.from({ length: 400 }, (_, at) => `第 ${at} 个词${at}。`).join('\n\n');
    const target = Array.from({ length: 400 }, (_, at) => `No. ${at} has word${at}.`).join('\n\n');
    assert.deepEqual(await reported('en/a.md', target, source, `concepts:\n${many.join('')}`), []);
  });
});

describe('names', () => {
  const names = `concepts:
  - id: yunlu
    terms:
      zh: 云小鹿
      en: { preferred: Yunlu, partOfSpeech: properNoun }
      ru: { preferred: Юньлу, partOfSpeech: properNoun }
  - id: ecoflow
    translate: false
    terms: { zh: EcoFlow, ko: 에코플로우 }
`;
  const told = (path: string, text: string, source: string) => reported(path, text, source, names);

  it('of the termbase stand as they are written there', async () => {
    assert.deepEqual(await told('en/a.md', 'Cloud Deer has 30 shops.\n', '云小鹿有 30 家门店。\n'), [
      'term/name Cloud Deer has 30 shops.: The Chinese names “云小鹿”: “Yunlu” in the termbase, and not here.',
    ]);
    assert.deepEqual(await told('en/a.md', 'Yun Lu has 30 shops.\n', '云小鹿有 30 家门店。\n'), [
      'term/name Yun Lu: “Yun Lu” is “Yunlu” in the Chinese.',
    ]);
    assert.deepEqual(await told('en/a.md', "YUNLU's 30 shops.\n", '云小鹿有 30 家门店。\n'), []);
    assert.deepEqual(await told('ru/a.md', 'У Юньлу 30 магазинов.\n', '云小鹿有 30 家门店。\n'), []);
    assert.deepEqual(await told('ko/a.md', '에코플로우는 30시간 갑니다.\n', 'EcoFlow 续航 30 小时。\n'), []);
    assert.deepEqual(await told('ko/a.md', 'EcoFlow는 30시간 갑니다.\n', 'EcoFlow 续航 30 小时。\n'), []);
    assert.equal((await told('ko/a.md', '이 제품은 30시간 갑니다.\n', 'EcoFlow 续航 30 小时。\n')).length, 1);
  });

  it('of models are the same on the market page, with the right one as fix', async () => {
    const text = 'The Mate 60 Plus lasts 30 hours.\n';
    const files = { 'en/a.md': text, 'zh/a.md': 'Mate 60 Pro 续航 30 小时。\n' };
    const { findings } = (await openSite(memoryHost(files), { uiLanguage: 'en' }).review('en/a.md'))!;
    const [found] = findings.filter(({ ruleId }) => ruleId === 'term/name');
    assert.equal(found!.severity, 'major');
    assert.deepEqual(found!.fixes[0]!.edits, [{ from: 4, to: 16, text: 'Mate 60 Pro' }]);
    const came = (motor: string) => `In 30 days and 4 hours ${motor} came.\n\nIt weighs 25 kg.\n`;
    const source = '30 天 4 小时后 X500 到货。\n\n重 25 公斤。\n';
    assert.deepEqual(await told('en/a.md', came('the X500'), source), []);
    assert.equal((await told('en/a.md', came('it'), source)).length, 1);
  });

  it('in one word count where the page keeps them otherwise', async () => {
    const days = [15, 22, 333, 47, 68];
    const lines = (first: string) => [first, ...days.map((n) => `Docker runs ${n} jobs.`)].join('\n\n');
    const source = ['用 Docker 部署 46 次。', ...days.map((n) => `Docker 运行 ${n} 个任务。`)].join('\n\n');
    assert.deepEqual(await told('en/a.md', lines('Deploy it 46 times.'), source), [
      'term/name Deploy it 46 times.: The Chinese names “Docker”, which is not here.',
    ]);
    assert.deepEqual(await told('en/a.md', 'Deploy 4 times.\n', '用 Docker 部署 4 次。\n'), []);
  });

  it('that other scripts transcribe, keys, addresses, and shortened lists are left alone', async () => {
    assert.deepEqual(await told('ko/a.md', '깃허브에 별 30개.\n', 'GitHub 有 30 颗星。\n'), []);
    assert.deepEqual(await told('de/a.md', 'Strg 30 Mal drücken.\n', '按 Ctrl 键 30 次。\n'), []);
    assert.deepEqual(
      await told('de/a.md', 'Siehe Seite 30.\n', '见 https://Example.com/GitHub 第 30 页。\n'),
      [],
    );
    const list = '支持 30 种：GitHub、GitLab、OneDrive、YouTube。\n';
    assert.deepEqual(await told('de/a.md', '30 Dienste, etwa GitHub.\n', list), []);
  });
});

describe('terms that a small site has', () => {
  /** Four pages of a shop; what follows one another is a paragraph each. */
  const pages: Readonly<Record<string, readonly string[]>> = {
    'content/zh/a.md': [
      '# 开始使用数据看板',
      '云小鹿帮助 1200 家门店管理库存。',
      '打开应用后，数据看板会显示 12 个指标。',
      '每天 8:00 自动更新一次。',
      '会员可以在 30 天内退货。',
    ],
    'content/zh/b.md': [
      '# 会员与积分',
      '会员每消费 10 元得 1 个积分。',
      '在数据看板里可以查看 7 天的积分变化。',
      '云小鹿的客服在 24 小时内回复。',
      '积分满 500 可以兑换礼品。',
    ],
    'content/zh/c.md': [
      '# 常见问题',
      '数据看板没有数字怎么办？请检查 Wi-Fi 2.4G 网络。',
      '云小鹿支持 3 种语言，2025 年增加到 5 种。',
      '如何升级？下载 v2.1 安装包，重新登录。',
      '会员卡丢失请在 3 天内挂失。',
    ],
    'content/zh/d.md': [
      '# 关于我们',
      '云小鹿成立于 2015 年，总部在杭州。',
      '我们有 86 名工程师，数据看板每天处理 300 万条记录。',
      '云小鹿的产品出口到 25 个国家。',
      '欢迎写信到 hello@yunlu.com。',
    ],
    'content/id/a.md': [
      '# Mulai memakai dasbor data',
      'Yunlu membantu 1.200 toko mengelola stok.',
      'Setelah aplikasi dibuka, dasbor data menampilkan 12 indikator.',
      'Pembaruan otomatis setiap hari pukul 8.00.',
      'Anggota dapat mengembalikan barang dalam 30 hari.',
    ],
    'content/id/b.md': [
      '# Anggota dan poin',
      'Anggota mendapat 1 poin setiap belanja 10 yuan.',
      'Perubahan poin 7 hari terlihat di papan informasi.',
      'Layanan pelanggan Yunlu menjawab dalam 24 jam.',
      'Poin di atas 500 dapat ditukar hadiah.',
    ],
    'content/id/c.md': [
      '# Pertanyaan umum',
      'Papan informasi tidak menampilkan angka? Periksa jaringan Wi-Fi 2.4G.',
      'Rusa Awan mendukung 3 bahasa, menjadi 5 pada 2025.',
      'Cara memperbarui? Unduh paket v2.1, lalu masuk lagi.',
      'Kartu anggota hilang? Laporkan dalam 3 hari.',
    ],
    'content/id/d.md': [
      '# Tentang kami',
      'Rusa Awan berdiri pada 2015, berkantor pusat di Hangzhou.',
      'Kami punya 86 insinyur, dan dasbor data mengolah 3 juta catatan setiap hari.',
      'Produk Rusa Awan diekspor ke 25 negara.',
      'Kirim surat ke hello@yunlu.com.',
    ],
  };

  it('a name and a term that a market writes in two ways are listed first, each way with its count', async () => {
    const files = Object.fromEntries(
      Object.entries(pages).map(([path, texts]) => [path, `${texts.join('\n\n')}\n`]),
    );
    const terms = await openSite(memoryHost(files), { uiLanguage: 'en' }).suggestTerms();
    const told = terms.map(({ source, isDivided, languages }) => [
      source,
      isDivided,
      languages
        .get('id')!
        .renderings.map(({ text, count }) => `${text} ${count}`)
        .join(' · '),
    ]);
    assert.deepEqual(told, [
      ['云小鹿', true, 'Rusa Awan 3 · Yunlu 2'],
      ['数据看板', true, 'dasbor data 3 · papan informasi 2'],
      ['会员', false, 'Anggota 4'],
      ['积分', false, 'poin 4'],
    ]);
  });
});
