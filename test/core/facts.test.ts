import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Fact } from '../../src/core/facts/fact.ts';
import { factsIn } from '../../src/core/facts/read.ts';
import { openSite } from '../../src/core/index.ts';
import { languageWords } from '../../src/core/phrases/language-words.ts';
import { folderHost } from '../../src/node/files.ts';
import { memoryHost } from './memory-host.ts';

const seed = Number(process.env.TERROIR_SEED ?? 15);
const languages = [...languageWords.keys()];
const read = (text: string, language: string, country?: string) => factsIn(text, { language, country });
const amounts = (text: string, language: string) =>
  read(text, language).filter(({ kind }) => kind === 'amount');

/** Text around what is formatted, so that it does not stand alone. */
const framed = (text: string) => `— ${text} —`;

describe('numbers in words, and decades', () => {
  it('ten million is one number, and so is five hundred thousand', () => {
    const found = (text: string) => amounts(text, 'en').map(({ values, isSoft }) => [values[0], isSoft]);
    assert.deepEqual(found('over ten million sets a year'), [[1e7, true]]);
    assert.deepEqual(found('five hundred thousand pieces'), [[5e5, true]]);
    assert.deepEqual(found('ten of them'), [[10, true]]);
  });
  it('a decade is no number of years: each language counts it its own way', () => {
    for (const [language, text] of [
      ['zh', '于20世纪90年代推出'],
      ['zh', '上世纪80年代'],
      ['en', 'in the 1990s, and the ’90s'],
      ['de', 'in den 1990er Jahren'],
      ['fr', 'dans les années 90'],
      ['es', 'en los años 1990'],
      ['ja', '1990年代に'],
      ['ko', '1990년대에'],
    ] as const)
      assert.deepEqual(read(text, language), [], text);
    assert.equal(read('已有90年历史', 'zh').length, 1);
    assert.equal(read('in 1990', 'en').length, 1);
  });
});

describe('numbers that Chinese writes without one', () => {
  it('a hundred companies, a thousand grades: a translation may write them in digits', () => {
    const found = (text: string) => amounts(text, 'zh').map(({ values, isSoft }) => [values[0], isSoft]);
    assert.deepEqual(found('“百企帮百村”，向近百家医院捐赠 3 万件'), [
      [100, true],
      [100, true],
      [100, true],
      [30000, false],
    ]);
    assert.deepEqual(found('近千个牌号，共 5 类'), [
      [1000, true],
      [5, false],
    ]);
    assert.deepEqual(found('三百家，千万别忘记 2 次'), [
      [300, true],
      [2, false],
    ]);
  });
  it('a version between Chinese characters is one', () => {
    assert.deepEqual(
      read('自1.4.11版本起', 'zh').map(({ kind, key }) => [kind, key]),
      [['version', '1.4.11']],
    );
  });
});

describe('facts are read back from what Intl writes', () => {
  for (const language of languages) {
    const locale = language === 'zh' ? 'zh-CN' : language;

    it(`${language}: numbers`, () => {
      const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
      fc.assert(
        fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (value) => {
          const exact = Math.round(value * 100) / 100;
          const found = amounts(framed(format.format(exact)), language);
          assert.equal(found.length, 1, format.format(exact));
          assert.ok(found[0]!.values.includes(exact), `${format.format(exact)}: ${found[0]!.values}`);
          assert.equal(found[0]!.values[0], exact, 'the likeliest reading is the one of the language');
        }),
        { seed, numRuns: 200 },
      );
    });

    it(`${language}: numbers with scale words`, () => {
      const format = new Intl.NumberFormat(locale, {
        notation: 'compact',
        compactDisplay: 'long',
        maximumFractionDigits: 0,
      });
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: 999 }),
          fc.constantFrom(1e6, 1e7, 1e8, 1e9),
          (digits, power) => {
            const text = format.format(digits * power);
            const parts = format.formatToParts(digits * power);
            if (parts.some(({ type }) => type === 'fraction')) return;
            const found = amounts(framed(text), language);
            const rounded = Number(digits * power);
            assert.equal(found.length, 1, text);
            const isExact = format.format(found[0]!.values[0]!) === text;
            assert.ok(isExact, `${text} of ${rounded}: ${found[0]!.values}`);
          },
        ),
        { seed, numRuns: 200 },
      );
    });

    it(`${language}: shares, units and prices`, () => {
      const written: readonly [Intl.NumberFormatOptions, string][] = [
        [{ style: 'percent', maximumFractionDigits: 1 }, 'percent'],
        [{ style: 'unit', unit: 'kilometer', unitDisplay: 'long' }, 'kilometer'],
        [{ style: 'unit', unit: 'kilogram', unitDisplay: 'short' }, 'kilogram'],
        [{ style: 'unit', unit: 'day', unitDisplay: 'long' }, 'day'],
        [{ style: 'unit', unit: 'hour', unitDisplay: 'long' }, 'hour'],
        [{ style: 'unit', unit: 'month', unitDisplay: 'long' }, 'month'],
        [{ style: 'unit', unit: 'year', unitDisplay: 'long' }, 'year'],
        [{ style: 'unit', unit: 'celsius', unitDisplay: 'short' }, 'celsius'],
        [{ style: 'currency', currency: 'CNY', currencyDisplay: 'code', maximumFractionDigits: 0 }, 'CNY'],
        [{ style: 'currency', currency: 'USD', currencyDisplay: 'name', maximumFractionDigits: 0 }, 'USD'],
        [{ style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }, 'EUR'],
      ];
      fc.assert(
        fc.property(
          fc.integer({ min: 3, max: 9999 }),
          fc.constantFrom(...written),
          (value, [options, unit]) => {
            const text = new Intl.NumberFormat(locale, options).format(
              options.style === 'percent' ? value / 100 : value,
            );
            const found = amounts(framed(text), language);
            assert.equal(found.length, 1, text);
            assert.ok(found[0]!.values.includes(value), `${text}: ${found[0]!.values}`);
            assert.ok(found[0]!.units.includes(unit), `${text}: ${found[0]!.units}`);
          },
        ),
        { seed, numRuns: 300 },
      );
    });

    it(`${language}: days in words, and in digits`, () => {
      const long = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { dateStyle: 'long', timeZone: 'UTC' });
      const digits = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        timeZone: 'UTC',
      });
      fc.assert(
        fc.property(
          fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
          fc.constantFrom(long, digits),
          (date, format) => {
            const text = format.format(date);
            const found = read(framed(text), language).filter(({ kind }) => kind === 'date');
            assert.equal(found.length, 1, `${text}: ${JSON.stringify(read(framed(text), language))}`);
            const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
            assert.ok(
              found[0]!.days!.some((one) => one.year === year && one.month === month && one.day === day),
              `${text}: ${JSON.stringify(found[0]!.days)}`,
            );
          },
        ),
        { seed, numRuns: 150 },
      );
    });
  }

  it('stand where they say, in order, none on another, in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'012 3.,:/-+年月日元万亿折%$¥kgRpเ二十ا٣ล้านh') }),
        fc.constantFrom(...languages),
        (text, language) => {
          let last = 0;
          for (const { from, to, figure } of read(text, language)) {
            assert.ok(from >= last && to > from && to <= text.length);
            assert.ok(figure.from >= from && figure.to <= to);
            last = to;
          }
        },
      ),
      { seed, numRuns: 3000 },
    );
  });
});

describe('what a text states', () => {
  const one = (text: string, language: string): Fact => {
    const found = read(text, language, language === 'zh' ? 'CN' : undefined);
    assert.equal(found.length, 1, `${text}: ${JSON.stringify(found)}`);
    return found[0]!;
  };

  it('Chinese scales, numerals and reductions', () => {
    const texts: Record<string, number> = {
      '1.2亿用户': 120_000_000,
      '1亿2000万用户': 120_000_000,
      '3千万': 30_000_000,
      '100w+用户': 1_000_000,
      质保三年: 3,
      一百二十个国家: 120,
      全场8折: 20,
      七五折: 25,
      百分之五: 5,
    };
    for (const [text, value] of Object.entries(texts)) assert.equal(one(text, 'zh').values[0], value, text);
  });

  it('months are names, and verbs that are spelt like them are none', () => {
    const days = (text: string) => read(text, 'en').flatMap((fact) => fact.days ?? []);
    assert.deepEqual(days('All 5 prices may rise while they march on.'), []);
    assert.deepEqual(days('All 5 of us meet in May.'), [{ month: 5 }]);
  });

  it('ranges share their unit and scale', () => {
    const [from, to] = amounts('10-20万家', 'zh');
    assert.deepEqual([from!.values, to!.values], [[100_000], [200_000]]);
    assert.deepEqual(
      amounts('3-5 days', 'en').map(({ units }) => units[0]),
      ['day', 'day'],
    );
    assert.deepEqual(
      amounts('利润下降16.5%至266.2亿元', 'zh').map(({ values }) => values[0]),
      [16.5, 26_620_000_000],
    );
  });

  it('idioms count nothing, names are none', () => {
    for (const text of ['一站式服务', '五星服务', '千家万户', '扫描二维码', '百分百满意', '万一'])
      assert.deepEqual(
        read(text, 'zh').filter(({ isSoft }) => !isSoft),
        [],
        text,
      );
    for (const text of ['IPv6', 'MP3', 'a 4K screen', '5G', '24/7', '1st place'])
      assert.deepEqual(
        read(text, 'en').filter(({ isSoft }) => !isSoft),
        [],
        text,
      );
  });

  it('times with their zone', () => {
    assert.deepEqual(one('北京时间20:00', 'zh').time, { minutes: 1200, isHalfDay: false, zone: 480 });
    assert.deepEqual(one('pukul 19.00 WIB', 'id').time, { minutes: 1140, isHalfDay: false, zone: 420 });
    assert.equal(one('8 pm', 'en').time!.minutes, 1200);
    assert.equal(one('晚上8点半', 'zh').time!.minutes, 1230);
  });

  it('contacts, whatever their spelling', () => {
    assert.equal(one('www.example-shop.com/zh/', 'zh').key, one('https://example-shop.com/en', 'en').key);
    assert.equal(one('电话 010-8888 6666', 'zh').key, one('+86 10 8888 6666', 'en').key);
    assert.equal(one('Sales@Shop.com', 'en').key, 'sales@shop.com');
  });
});

describe('facts of a page beside its source', () => {
  const factsOf = async (files: Record<string, string>, path: string) =>
    (await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path))!.findings.filter(({ ruleId }) =>
      /^fact\/|failed/.test(ruleId),
    );

  /** What is told of a string, which follows that of its key for certain. */
  async function told(locale: string, source: string, text: string): Promise<string[]> {
    const path = `i18n/${locale}.json`;
    const files = { 'i18n/zh.json': JSON.stringify({ text: source }), [path]: JSON.stringify({ text }) };
    return (await factsOf(files, path)).map(
      ({ ruleId, severity, message }) => `${ruleId} ${severity} ${message}`,
    );
  }

  const silent: Record<string, [locale: string, source: string, text: string]> = {
    rounding: ['en-SG', '1234家门店信赖我们。', 'Over 1,200 shops trust us.'],
    'a unit of the market': [
      'en-US',
      '重5公斤，长30厘米，耐温100℃。',
      'Weighs 11 lb, is 11.8 inches long and withstands 212 °F.',
    ],
    'a currency of the market': ['en-SG', '每月仅需300元。', 'Only S$55 a month.'],
    'a reduction': ['de', '全场8折。', '20 % Rabatt auf alles.'],
    'what is paid of it': ['en-SG', '全场8折。', 'You pay only 80% for everything.'],
    'a local hotline': ['id', '请致电400-820-8820。', 'Hubungi +62 21 5790 3000.'],
    'around the clock': ['en-SG', '7×24小时客服。', 'Support around the clock.'],
    'an idiom': ['en-SG', '一站式五星服务，百分百满意。', 'One team that cares until you are happy.'],
    'a list marker': ['en-SG', '1、打开应用。', 'Open the app.'],
    'an ordinal': ['en-SG', '第3步：打开应用。', 'Third, open the app.'],
    'a pair': ['en-SG', '双摄像头拍得更好。', 'Two cameras see better.'],
    'a number word': ['en-SG', '全家4个人共用。', 'For four in a family.'],
    'a date in the order of the market': ['en-GB', '活动于2024年3月5日结束。', 'The sale ends on 5/3/2024.'],
    'a date in the Thai calendar': ['th', '活动于2024年3月5日结束。', 'กิจกรรมสิ้นสุดวันที่ 5 มีนาคม 2567'],
    'a time in the zone of the market': ['id', '北京时间20:00开始。', 'Mulai pukul 19.00 WIB.'],
    'a scale of the market': ['en-IN', '用户超过1000万。', 'More than 1 crore users.'],
    'a month for thirty days': ['en-SG', '30天无理由退货。', 'Return it within 1 month.'],
    'Arabic digits': ['ar', '覆盖25个国家。', 'نخدم العملاء في ٢٥ دولة.'],
    'a version in words': ['fr', '请升级到 v2。', 'Passez à la version 2.'],
    'an account by its digits': ['en', '微信: 946487044', 'WeChat: 946487044'],
    'thousands parted by spaces': ['de', '厂房6000㎡。', 'Werk mit 6 000 m².'],
    'a version of PHP': ['en', '需要 PHP 8.1 或更高版本。', 'Needs PHP 8.1 or later.'],
    'a plan for five years': [
      'en',
      '“十三五”期间，公司新建一条产线，一年投产。',
      'In the 13th Five-Year Plan the company built one line, which ran within a year.',
    ],
    'a number in a name': ['en', '新冠肺炎期间我们照常发货。', 'We shipped as ever during COVID-19.'],
    'a version behind a name': ['en', '支持 UIGF v2.2 文件。', 'Supports UIGFv2.2 files.'],
    'a month with a possessive': ['en', '10 月新增功能。', 'October’s new functions.'],
    'hours from nine to six': ['en', '营业时间：09:00 - 18:00', 'Open 9:00 AM - 6:00 PM'],
    'two days in one word': ['ko', '两天内发货。', '이틀 안에 발송합니다.'],
    'two weeks in one word': ['ar', '两周内发货。', 'الشحن خلال أسبوعين.'],
    'around the clock in French': ['fr', '全天候支持。', 'Assistance 24 heures sur 24, 7 jours sur 7.'],
    'how long it takes to read': ['en', '7 分钟阅读', '6 min read'],
    'a year that a program fills in': ['en', '版权所有 2017 云帆', 'Copyright %{year} Yunfan'],
    'a number between a name and letters': ['th', '耐温750℃。', 'ทนความร้อน 750℃'],
    'markers of a list in a string': [
      'en',
      '说明如下。 2. 打开应用；\\n5. 关闭应用。',
      'Note the following. Open the app; then close the app.',
    ],
    'about so many, told exactly': ['en', '近7000家门店。', '6,980 shops.'],
    'what a pronoun stands for': [
      'en',
      '请开放80端口。若80端口被封，请联系我们，我们会尽快为您处理。',
      'Keep port 80 open. If it is closed, please write to us and we will see to it soon.',
    ],
    'as good as the number of a rough unit': ['en', '亮度 300nit。', 'A brightness of 300 nits.'],
    'at so many degrees': ['th', '贴附瞬间 550–750℃，直贴 750℃。', 'อุณหภูมิขณะติดอยู่ที่ 550–750℃ ทนการติดที่ 750℃'],
    'square metres in Russian': ['ru', '厂房6000㎡。', 'Завод площадью 6 000 м².'],
    'a sign on both sides': ['en', '准确率（%）', 'Accuracy (%)'],
    'small numbers in words nobody here knows': [
      'it',
      '质保5年，共3个仓库。',
      'Garanzia di cinque anni, tre magazzini.',
    ],
    megapixels: ['es-MX', '2亿像素主摄。', 'Cámara principal de 200 megapíxeles.'],
    'MP for megapixels': ['fil', '1.08亿像素，含2个MP3文件。', '108 MP, may 2 MP3 file.'],
    'a scale word with a linker': ['fil', '一亿像素主摄。', '100 milyong pixel na camera.'],
    'ten thousands in Vietnamese': ['vi', '月产能1.2万件。', 'Năng lực tháng 1,2 vạn chiếc.'],
    'pesos of Mexico': ['es-MX', '售价1299比索。', 'Cuesta $1,299.'],
    'a version with what a language puts behind it': [
      'da',
      '支持 RSS v1.0 协议。',
      'Understøtter RSS v1.0-protokollen.',
    ],
    'a version with an ending': ['hu', '0.9.9 版本的变化', 'a 0.9.9-es verzió változásai'],
    'a version by its letter': ['sv', '支持在 1.0 版本后。', 'Stödet kom efter v1.0.'],
    'mega said short': ['pt-BR', '图书大小超过20兆', 'O tamanho do livro é maior que 20M'],
    'hours around the clock': ['it', '提供全天候的建站支持，共3种。', 'Assistenza 24 ore su 24, in 3 modi.'],
    'a unit by its first letter': ['eo', '7天', '7t'],
    'a unit that another word spells': ['hu', '近30天阅读时长', 'Az utolsó 30 nap'],
    'three times for 300%': ['en-SG', '速度提升300%。', 'It is 3 times as fast.'],
  };
  for (const [what, [locale, source, text]] of Object.entries(silent))
    it(`${what} is no error`, async () => {
      assert.deepEqual(await told(locale, source, text), []);
    });

  it('a number by another is major, by ten times critical; a price and a warranty always', async () => {
    assert.deepEqual(await told('en-SG', '25分钟充满。', 'Charges fully in 15 minutes.'), [
      'fact/number major “15 minutes” here, “25分钟” on the Chinese page.',
    ]);
    assert.match((await told('en-SG', '1.2亿用户。', '12 million users.'))[0]!, /^fact\/number critical/);
    assert.match((await told('id', '质保2年。', 'Garansi 3 tahun.'))[0]!, /^fact\/number critical/);
    assert.match((await told('en-US', '每年299元。', 'It costs $299 a year.'))[0]!, /^fact\/price critical/);
  });

  it('a unit behind “more than”, at the end of a limit, of the trade, and in a language without a pack', async () => {
    const cases: [locale: string, source: string, text: string, told: string][] = [
      ['en', '10+ 年户外耐候。', 'Outdoors for 40+ yr.', 'major “40+ yr” here, “10+ 年”'],
      ['vi', '20 多年来服务客户。', 'Hơn 20 phút phục vụ khách hàng.', 'major “20 phút” here, “20 多年”'],
      ['en', '超过 5 百万用户。', '7+ million users.', 'major “7+ million” here, “5 百万”'],
      ['th', '应用温度可达 900℃。', 'อุณหภูมิใช้งานสูงถึง 902°C', 'major “902°C” here, “900℃”'],
      ['en', '需要 Python 3.10+。', 'Needs Python 3.11+.', 'major “3.11” here, “3.10”'],
      ['en', '2mil 白色标签', '7 mil white label', 'major “7 mil” here, “2mil”'],
      ['en', '亮度 300nit。', 'A brightness of 500 nits.', 'major “500” here, “300”'],
      ['it', '36个月有货。', 'Disponibile per 24 mesi.', 'major “24 mesi” here, “36个月”'],
      ['ru', '共1200万用户。', 'Уже 12 миллиардов пользователей.', 'critical “12 миллиардов” here, “1200万”'],
    ];
    for (const [locale, source, text, expected] of cases)
      assert.deepEqual(
        await told(locale, source, text),
        [`fact/number ${expected} on the Chinese page.`],
        `${source} ${text}`,
      );
  });

  it('times in zones that a language calls by name, short scale words', async () => {
    const at = '北京时间20:00开始。';
    assert.deepEqual(await told('ja', at, '日本時間21:00に開始。'), []);
    assert.equal((await told('ja', at, '日本時間20:00に開始。')).length, 1);
    assert.deepEqual(await told('th', at, 'เริ่มเวลา 19.00 น. (เวลาไทย)'), []);
    assert.deepEqual(await told('uk', '共1200万用户。', '12 млн користувачів.'), []);
    assert.equal((await told('uk', '共1200万用户。', '120 млн користувачів.')).length, 1);
  });

  it('a sign that has lost its number is told with it', async () => {
    assert.deepEqual(await told('en', '100% 质量检测', '% Quality Inspection'), [
      'fact/number major “%” here, “100%” on the Chinese page.',
    ]);
    assert.deepEqual(await told('vi', '应用温度可达 900℃', 'Nhiệt độ ứng dụng đến °C'), [
      'fact/number major “°C” here, “900℃” on the Chinese page.',
    ]);
  });

  it('what is missing is a hint in a language whose words nobody here knows', async () => {
    assert.deepEqual(await told('nb', '每 15 分钟同步', 'Synkroniser hvert kvarter'), [
      'fact/number neutral “15 分钟” of the Chinese page is missing here.',
    ]);
  });

  it('what a string has from its own key in English is let be, what neither says is told', async () => {
    const key = 'Only recommended for VIP users, up to 20 pages';
    const beside = async (zh: string, text: string) =>
      (
        await factsOf(
          { 'i18n/zh.json': JSON.stringify({ [key]: zh }), 'i18n/en.json': JSON.stringify({ [key]: text }) },
          'i18n/en.json',
        )
      ).map(({ message }) => message);
    assert.deepEqual(
      await beside('只推荐 115 网盘 VIP 使用，最多20页', 'Only for VIP users, up to 20 pages'),
      [],
    );
    assert.deepEqual(await beside('只推荐 VIP 使用，最多20页', 'Only for VIP users, up to 30 pages'), [
      '“30” here, “20” on the Chinese page.',
    ]);
  });

  it('other kinds that real pages showed to be no mistakes', async () => {
    const right: readonly (readonly [locale: string, source: string, text: string])[] = [
      ['id', '3天', '3h'],
      ['ie', '图书大小超过20兆', 'Li grandore es plu quam 20M'],
      ['sk', '每次最多获取 1 万篇文章。', 'Načíta až 10 000 článkov.'],
      ['ta', '每次最多获取 1 万篇文章。', '10 கே கட்டுரைகளைப் பெறலாம்'],
      ['en', '2026年8月10日 · 8 分钟', 'August 10, 2026 · 8 min read'],
      ['pt', '适配器 5-200W、室内 50-400W。', 'Adaptadores 5-200W, interno 50-400W.'],
      ['en', '电站系统 20+ 年工程经验', 'Decades of engineering experience in power plants'],
      ['en', '产品矩阵04核心产品线', 'PRODUCT MATRIX04CORE FAMILIES'],
      ['en', '电话：+86 xxx xxxx', 'Phone: +xx xxx xxxx'],
      ['fr', '例如 #666666 或 666666', 'Par exemple #111111 ou 111111'],
      ['ar', '例如 #666666 或 666666', 'مثل 666666# أو 666666'],
    ];
    for (const [locale, source, text] of right) assert.deepEqual(await told(locale, source, text), [], text);
    const hints: typeof right = [
      ['en', '专利搜索工具对比', 'Patent search tools compared (2026)'],
      [
        'en',
        '地址：中国浙江省义乌市雪峰银座',
        'Address: Xuefeng Yinzuo, 18 Danxi North Road, Yiwu, Zhejiang',
      ],
      ['en', '复制引用（GB/T 7714 或其他格式）', 'Copy the citation, in whatever format'],
      ['en', '胡桃 QQ 用户群 3', 'Snap Hutao QQ group'],
      ['ar', '拥有 2 个商标，均为图形商标', 'لديها شعاران وكلاهما علامتان تجاريتان'],
    ];
    for (const [locale, source, text] of hints)
      for (const one of await told(locale, source, text)) assert.match(one, /^fact\/number neutral /, text);
    const wrong: typeof right = [
      ['id', '3天', '5h'],
      ['ta', '每次最多获取 1 万篇文章。', '20 கே கட்டுரைகளைப் பெறலாம்'],
      ['pt', '室内 50-400W。', 'Interno 60-400W.'],
      ['en', '解决了 #3065 的问题', 'Fixed the problem of #3041'],
    ];
    for (const [locale, source, text] of wrong)
      assert.match((await told(locale, source, text)).join(), /major|critical/, text);
  });

  it('what is missing or added is minor', async () => {
    assert.deepEqual(
      await told(
        'en-SG',
        '通过ISO 9001认证，出口到68个国家。',
        'We hold ISO 9001 and export to many countries.',
      ),
      ['fact/number minor “68” of the Chinese page is missing here.'],
    );
    assert.deepEqual(
      await told(
        'en-SG',
        '通过ISO 9001认证，出口到许多国家。',
        'We hold ISO 9001 and export to 68 countries.',
      ),
      ['fact/number minor “68” is not on the Chinese page.'],
    );
  });

  it('a round number is not told more exactly than it is', async () => {
    assert.deepEqual(await told('en', '共7000家门店。', '7,070 shops.'), [
      'fact/number major “7,070” here, “7000” on the Chinese page.',
    ]);
  });

  it('a day is not said by how many years have gone', async () => {
    assert.deepEqual(
      await told(
        'fr',
        '2024 年 2 月 5 日更新：已过去两年。',
        'Mise à jour le 21 février 2024 : deux ans ont passé.',
      ),
      ['fact/date major “21 février 2024” here, “2024 年 2 月 5 日” on the Chinese page.'],
    );
  });

  it('a numbered thing keeps its number, and the day of a month its day', async () => {
    assert.match(
      (await told('en', '位于第8号楼。', 'In building No. 80.'))[0]!,
      /^fact\/number critical “80”/,
    );
    assert.match(
      (await told('en', '每月16日更新。', 'Updated on the 26th.'))[0]!,
      /^fact\/number major “26”/,
    );
  });

  it('a missing number is told once, however often the Chinese has it', async () => {
    const found = await told(
      'en',
      '1.23.0及更高版本可以查看账户编号，1.23.0之前的版本不能查看账户编号。',
      'You can look up the number of your account in newer versions, but not in older ones.',
    );
    assert.deepEqual(found, ['fact/number minor “1.23.0” of the Chinese page is missing here.']);
  });

  it('a string of several paragraphs is compared paragraph by paragraph', async () => {
    const resources = (text: string) =>
      `<resources><string name="pages"><![CDATA[${text}]]></string></resources>`;
    const chinese =
      'Android 15 引入了对 16 KB 内存页面的支持，以优化平台性能。\\n\\n如果检测到您的应用，则会自动使用兼容模式，并向用户显示 <b>3</b> 个通知。';
    const english = (version: number) =>
      `Android ${version} introduced support for memory pages of 16 KB.\\n\\nIf your app is detected, it uses compatibility mode and shows <b>3</b> notifications.`;
    const found = (text: string) =>
      factsOf(
        { 'res/values-zh-rCN/strings.xml': resources(chinese), 'res/values-en/strings.xml': resources(text) },
        'res/values-en/strings.xml',
      );
    assert.deepEqual(await found(english(15)), []);
    assert.deepEqual(
      (await found(english(14))).map(({ message }) => message),
      ['“14” here, “15” on the Chinese page.'],
    );
    const inOne = english(15).replace('\\n\\n', ' ');
    assert.deepEqual(await found(inOne), [], 'paragraphs that became one');
  });

  it('a year is not what became of a distance', async () => {
    const found = await factsOf(
      {
        'locales/zh.json':
          '{ "about": "利军公司坐落于江汉平原，距武汉仅80公里，现有设备350多台套，产品远销海外。" }',
        'locales/en.json':
          '{ "about": "Lijun was established in 2003 on the Jianghan plain, with more than 350 machines, and sells abroad." }',
      },
      'locales/en.json',
    );
    assert.ok(!found.some(({ message }) => message.includes('“2003” here, “80公里”')), JSON.stringify(found));
  });

  it('an address may name the language in the name of its file', async () => {
    const at = (name: string) => `https://acme.io/app/blob/master/changelog/${name}`;
    const found = (name: string) =>
      factsOf(
        {
          'fastlane/metadata/android/zh-CN/changelogs/25.txt': `- 支持 1200 个应用，速度提高 15%\n- 支持 Android 17\n\n完整更新日志：${at('CHANGELOG_CN.md')}\n`,
          'fastlane/metadata/android/en-US/changelogs/25.txt': `- Supports 1,200 apps, 15% faster\n- Adapted for Android 17\n\nFull changelog: ${at(name)}\n`,
        },
        'fastlane/metadata/android/en-US/changelogs/25.txt',
      );
    assert.deepEqual(await found('CHANGELOG.md'), []);
    assert.deepEqual(await found('CHANGELOG_EN.md'), []);
    assert.equal((await found('CHANGELGO.md')).length, 1);
  });

  it('digits with markup between them are no number', async () => {
    const files = {
      'content/zh/a.html': '<p>最多 2<sup>10</sup> 个文件，共 5 个目录，都可以同步到云端。</p>',
      'content/en/a.html':
        '<p>At most one thousand and twenty-four files and 5 folders, all of which can be synced.</p>',
    };
    assert.deepEqual(await factsOf(files, 'content/en/a.html'), []);
  });

  it('a number that the address of a link has too is missing in the text', async () => {
    const source = [
      '# 证书的格式',
      '证书的格式由 [RFC 5280](https://example.org/rfc5280) 规定，与其他文件一样。',
      '我们的软件帮助企业管理证书，已有1200家客户使用。',
      '数据保存7年，客户可以随时导出。',
    ];
    const text = [
      '# The format of certificates',
      'The format of certificates is set out in [the RFC](https://example.org/rfc5280), as that of other files.',
      'Our software helps companies manage their certificates, and 1,200 customers use it.',
      'Data is kept for 7 years, and customers can export it at any time.',
    ];
    const files = { 'content/zh/a.md': source.join('\n\n'), 'content/en/a.md': text.join('\n\n') };
    assert.deepEqual(
      (await factsOf(files, 'content/en/a.md')).map(({ message }) => message),
      ['“5280” of the Chinese page is missing here.'],
    );
  });

  it('short lines that a changed number leaves alone are compared by their place', async () => {
    const page = (heading: string, cell: string) =>
      [`# ${heading}`, '', '| a | b |', '|---|---|', `| Windows ${cell} | ok |`, '| Windows 11 | ok |'].join(
        '\n',
      );
    const prose = {
      zh: '我们的软件帮助零售企业管理仓库和订单，已有1200家客户使用。\n\n数据保存7年，客户可以随时导出。\n\n',
      en: 'Our software helps retailers manage warehouses and orders, and 1,200 customers use it.\n\nData is kept for 7 years, and customers can export it at any time.\n\n',
    };
    const files = {
      'content/zh/a.md': `${prose.zh}${page('2023年合计', '10')}\n\n${prose.zh}`,
      'content/en/a.md': `${prose.en}${page('2043 total', '1')}\n\n${prose.en}`,
    };
    assert.deepEqual(
      (await factsOf(files, 'content/en/a.md')).map(({ message }) => message),
      ['“2043” here, “2023年” on the Chinese page.', '“1” here, “10” on the Chinese page.'],
    );
  });

  it('a sentence that a changed number leaves alone is compared within its block', async () => {
    const files = {
      'content/zh/a.md':
        '# 关于 EcoFlow 与 DJI\n\n8 个工程师。德国、巴西和 Anker 都是客户。定制起订 500 件。\n\n出口 68 国，ISO 9001。\n',
      'content/de/a.md':
        '# Über EcoFlow und DJI\n\n8 Ingenieure. Deutschland, Brasilien und Anker sind Kunden. Mindestens 50 Stück für Werkzeugbau.\n\nExport in 68 Länder, ISO 9001.\n',
    };
    assert.deepEqual(
      (await factsOf(files, 'content/de/a.md')).map(({ message }) => message),
      ['“50” here, “500” on the Chinese page.'],
    );
  });

  it('a block half of which a changed number leaves alone is compared, words that count nothing aside', async () => {
    const rest = (one: string) =>
      `\n\n${one} 68 ISO 9001.\n\n${one} RFC 8555, TLS 1.3.\n\n${one} EcoFlow, DJI.\n`;
    const files = {
      'content/zh/a.md': `# EcoFlow 与 DJI\n\n我们供应 42 个国家的分销商和品牌。Anker 与 Philips 的工程师用英语答复。${rest('另见')}`,
      'content/fr/a.md': `# EcoFlow et DJI\n\nNous fournissons un réseau de distributeurs et une marque dans 420 pays. Les ingénieurs d'Anker et de Philips répondent en anglais.${rest('Voir')}`,
    };
    assert.deepEqual(
      (await factsOf(files, 'content/fr/a.md')).map(({ severity, message }) => `${severity} ${message}`),
      ['critical “420” here, “42” on the Chinese page.'],
    );
    assert.deepEqual(
      await told('de', '级别为 1 到 9 的整数。', 'Es ist ein Ganzzahlwert zwischen 5 und 9.'),
      ['fact/number major “5” here, “1” on the Chinese page.'],
    );
  });

  it('cells of a table are compared by their place, though most of their numbers are alike', async () => {
    const table = (names: readonly string[], rows: readonly (readonly string[])[]) =>
      [names, names.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    const rows = [
      ['/acme/new-nonce', '20', '10'],
      ['/acme/new-order', '300', '20'],
      ['/acme/revoke', '10', '100'],
      ['/directory', '40', '40'],
    ];
    const changed = rows.map((cells) => [...cells]);
    changed[1]![1] = '30';
    changed[3]![1] = '44';
    changed[0]![1] = '2';
    const files = {
      'content/zh/a.md': `# 限制 ACME 2024\n\n${table(['接口', '每秒', '突发'], rows)}\n\n共 4 个接口，ISO 9001。\n\n另见 RFC 8555 与 TLS 1.3。\n`,
      'content/en-SG/a.md': `# Limits of ACME 2024\n\n${table(['Endpoint', 'Per second', 'Burst'], changed)}\n\nThese are 4 endpoints, ISO 9001.\n\nSee RFC 8555 and TLS 1.3.\n`,
    };
    assert.deepEqual(
      (await factsOf(files, 'content/en-SG/a.md')).map(({ message }) => message),
      ['20→2', '300→30', '40→44'].map((change) => {
        const [there, here] = change.split('→');
        return `“${here}” here, “${there}” on the Chinese page.`;
      }),
    );
  });

  it('strings are compared by key, each by itself', async () => {
    const files = {
      'i18n/zh.json': '{"a": "最多30天", "b": "共15个"}',
      'i18n/de.json': '{"a": "Höchstens 15 Tage", "b": "Insgesamt 15"}',
    };
    assert.deepEqual(
      (await factsOf(files, 'i18n/de.json')).map(({ message }) => message),
      ['“15 Tage” here, “30天” on the Chinese page.'],
    );
  });

  it('on a page, a sentence that follows its source; what the page has of its own is free', async () => {
    const source = [
      '# 关于云帆库存',
      '我们的软件帮助零售企业管理仓库和订单，已有1200家客户使用。',
      '公司成立于2015年，总部位于杭州，在新加坡和雅加达设有办公室。',
      '我们的系统支持30种语言，服务器可用性达到99.95%。',
      '订单数据保存7年，客户可以随时导出。',
      '技术支持团队每天工作12小时，平均25分钟内回复邮件。',
      '我们的产品已通过ISO 27001信息安全认证。',
    ];
    const text = [
      '# About Yunfan Inventory',
      'Our software helps retail companies manage warehouses and orders, and 1,200 customers use it.',
      'The company was founded in 2015, with its headquarters in Hangzhou and offices in Singapore and Jakarta.',
      'Our system supports 30 languages, and the servers reach an availability of 99.5%.',
      'A bakery in Penang, with 14 branches and 240 people since 1987, was our first customer here.',
      'Order data is kept for 7 years, and customers can export it at any time.',
      'The technical support team works 12 hours a day and answers mail within 52 minutes on average.',
      'Our product holds the ISO 27001 certificate of information security.',
    ];
    const files = { 'content/zh/a.md': source.join('\n\n'), 'content/en-SG/a.md': text.join('\n\n') };
    assert.deepEqual(
      (await factsOf(files, 'content/en-SG/a.md')).map(({ message }) => message),
      ['“99.5%” here, “99.95%” on the Chinese page.', '“52 minutes” here, “25分钟” on the Chinese page.'],
    );
  });

  it('what natives wrote along the Chinese page is free', async () => {
    for (const set of ['a', 'b', 'c']) {
      const folder = path.resolve('test/reach', set);
      const site = openSite(folderHost(folder), { uiLanguage: 'en' });
      const { pages } = JSON.parse(readFileSync(path.join(folder, 'labels.json'), 'utf8')) as {
        pages: Record<string, { kind: string }>;
      };
      for (const [name, { kind }] of Object.entries(pages)) {
        if (kind !== 'native') continue;
        const review = await site.review(name);
        const found = review!.findings.filter(({ ruleId }) => ruleId.startsWith('fact/'));
        assert.deepEqual(
          found.map(({ message }) => message),
          [],
          name,
        );
      }
    }
  }).timeout(120_000);

  it('a fix writes the value as the market does', async () => {
    const fix = async (locale: string, source: string, text: string) => {
      const path = `i18n/${locale}.json`;
      const file = JSON.stringify({ text });
      const [finding] = await factsOf(
        { 'i18n/zh.json': JSON.stringify({ text: source }), [path]: file },
        path,
      );
      const [edit] = finding!.fixes[0]!.edits;
      return (JSON.parse(file.slice(0, edit!.from) + edit!.text + file.slice(edit!.to)) as { text: string })
        .text;
    };
    assert.equal(
      await fix('de', '售出12345台。', 'Wir haben 1.234 Stück verkauft.'),
      'Wir haben 12.345 Stück verkauft.',
    );
    assert.equal(await fix('id', '1.2亿用户。', 'Ada 12 juta pengguna.'), 'Ada 120 juta pengguna.');
    assert.equal(
      await fix('en-GB', '2024年3月5日开始。', 'It starts on 4 March 2024.'),
      'It starts on 5 March 2024.',
    );
    assert.equal(await fix('en-US', '每年299元。', 'It costs $299 a year.'), 'It costs CN¥299 a year.');
  });
});
