import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import { openSite } from '../../src/core/index.ts';
import { ChineseMatcher, sampleChinese } from '../../src/core/phrases/chinese.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { ruleIdOf } from '../../src/core/phrases/phrase.ts';
import { indexPhrases } from '../../src/core/phrases/phrase-index.ts';
import {
  currentRuleId,
  renderedLanguages,
  renderingsIn,
  renderingsSchema,
  stockPhraseSchema,
  stockPhrases,
} from '../../src/core/phrases/stock.ts';
import { memoryHost } from './memory-host.ts';

const problemsOf = (result: z.core.util.SafeParseResult<unknown>) =>
  result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('stock phrases', () => {
  it('are nine hundred and more, each with one id', () => {
    const ids = stockPhrases().map(({ id }) => id);
    assert.ok(ids.length >= 900, String(ids.length));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('have an older id for one of them only, and none that is another’s own', () => {
    const own = new Set<string>(stockPhrases().map(ruleIdOf));
    const older = stockPhrases().flatMap(({ also = [], family }) =>
      also.map((id) => ruleIdOf({ family, id })),
    );
    assert.deepEqual(
      older.filter((id, index) => own.has(id) || older.indexOf(id) !== index),
      [],
    );
  });

  it('are known by their older ids', () => {
    const older = stockPhrases().find(({ also }) => also?.length)!;
    assert.equal(currentRuleId(ruleIdOf({ ...older, id: older.also![0]! })), ruleIdOf(older));
    assert.equal(currentRuleId('phrase/of-a-house'), 'phrase/of-a-house');
  });

  it('have their shape, and are found in their examples and not beside them', () => {
    const wrong: string[] = [];
    for (const phrase of stockPhrases()) {
      wrong.push(...problemsOf(stockPhraseSchema.safeParse(phrase)).map((one) => `${phrase.id}: ${one}`));
      const matcher = new ChineseMatcher();
      for (const pattern of phrase.zh) matcher.add(pattern, 0);
      const mainland = phrase.mainland === true ? [] : (phrase.mainland ?? []);
      for (const pattern of mainland) assert.ok(sampleChinese(pattern), phrase.id);
      for (const text of phrase.match)
        if (!matcher.match(text).length) wrong.push(`${phrase.id} misses ${text}`);
      for (const text of phrase.pass)
        if (matcher.match(text).length) wrong.push(`${phrase.id} finds ${text}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('are kept, set and explained by an older id as well', async () => {
    const text = '# A\n\n<!-- terroir-keep phrase/empower-industries: ours -->\nBien.\n';
    const site = openSite(
      memoryHost({
        'content/fr/a.md': text,
        '.terroir/config.yaml': 'rules: {phrase/empower-industries: off}\n',
      }),
      { uiLanguage: 'en' },
    );
    assert.equal((await site.setup()).config.severityOf('phrase/empower-thousands-of-industries'), 'off');
    const { findings } = (await site.review('content/fr/a.md'))!;
    assert.deepEqual(
      findings.filter(({ message }) => message.includes('no rule')).map(({ message }) => message),
      [],
    );
    const explained = await site.explain('phrase/empower-industries');
    assert.ok('text' in explained && explained.text.includes('赋能'));
  });

  for (const language of renderedLanguages()) {
    it(`have renderings in ${language} that are found in their examples and not beside them`, () => {
      const renderings = renderingsIn(language);
      const known = new Set(stockPhrases().map(({ id }) => id));
      const wrong = problemsOf(renderingsSchema.safeParse({ language, renderings }));
      for (const [id, { bad = [], vulgar = [], match = [], pass = [] }] of Object.entries(renderings)) {
        if (!known.has(id)) wrong.push(`${id} is no stock phrase`);
        const stock = stockPhrases().filter((phrase) => phrase.id === id);
        const index = indexPhrases({ packs: [{ language, phrases: [] }], stock, renderings });
        if (bad.length + vulgar.length && !match.length) wrong.push(`${id} has no example`);
        for (const text of match) if (!index.find(text).length) wrong.push(`${id} misses ${text}`);
        for (const text of pass) if (index.find(text).length) wrong.push(`${id} finds ${text}`);
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('rendered in coarse or insulting words are critical in every language, wherever they stand', async () => {
    const found: string[] = [];
    for (const language of renderedLanguages()) {
      const { vulgar, match = [] } = renderingsIn(language)['pet-parents-slang']!;
      assert.ok(vulgar?.length, language);
      const path = `content/${language}/a.md`;
      const text = `# A\n\n${match.join('\n\n')}\n`;
      const { findings } = (await openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' }).review(path))!;
      const critical = findings.filter(({ severity }) => severity === 'critical');
      assert.ok(critical.length, `${language}: nothing critical in ${text}`);
      found.push(...critical.map(({ ruleId }) => ruleId));
      for (const { fixes, note } of critical) {
        assert.deepEqual(fixes, []);
        assert.match(note, /coarse or insulting/);
      }
    }
    assert.deepEqual([...new Set(found)], ['phrase/pet-parents-slang']);
  });

  const carriedPage = (text: string) =>
    `# 關於我們\n\n${text}\n\n我們的門市在忠孝東路，每天上午十一點開門，晚上九點打烊，也可以打電話或寫信預約時間，現場有人說明怎麼用、怎麼保養，停車場在後面的巷子裡，騎腳踏車來也很方便。下雨天請走側門，門口有傘架，帶小孩來的朋友可以先到二樓的遊戲室坐一坐，等一下再看東西也不遲。\n`;
  const foundOn = async (path: string, text: string) => {
    const site = openSite(memoryHost({ [path]: carriedPage(text) }), { uiLanguage: 'en' });
    const { findings } = (await site.review(path))!;
    return findings.flatMap(({ ruleId, from, to }) =>
      currentRuleId(ruleId) === ruleId && /^(?:phrase|reference)\//.test(ruleId)
        ? [`${ruleId} ${carriedPage(text).slice(from, to)}`]
        : [],
    );
  };
  const mainlandCopy = '產品矩陣以創新為抓手，賦能千行百業，形成營銷閉環，助力企業降本增效。';

  it('of China’s own wording are found on pages for Taiwan and Hong Kong that have no Chinese page', async () => {
    for (const locale of ['zh-TW', 'zh-HK']) {
      const found = await foundOn(`content/${locale}/a.md`, mainlandCopy);
      for (const one of [
        'phrase/product-matrix 產品矩陣',
        'phrase/market-as-guide 以創新為抓手',
        'phrase/empower-thousands-of-industries 千行百業',
        'phrase/boost-help-to 助力企業',
      ])
        assert.ok(found.includes(one), `${locale}: ${one} is not among ${found.join(', ')}`);
    }
  });

  it('of China’s own wording are for no other market in Chinese', () => {
    const found = shippedPhrases.for('zh').find('产品矩阵以创新为抓手，形成营销闭环。');
    const itself = found.filter(({ phrase }) => phrase.source === '');
    assert.equal(itself.length, 3);
    for (const { phrase } of itself) assert.deepEqual(phrase.markets, ['TW', 'HK']);
  });

  it('are silent on what authors in Taiwan and Hong Kong write', () => {
    const native = [
      '我們秉持「顧客的事就是自己的事」的理念，一做就是三十年。',
      '職人手作，嚴選在地食材，每日限量五十份。',
      '溫馨提醒：連續假期出貨會晚一到兩天，敬請見諒。',
      '全新升級的濾芯，CP 值很高，用過都說讚。',
      '與在地小農攜手合作，讓餐桌更有溫度。',
      '批發價請來電洽詢，滿十件另有優惠。',
      '七天鑑賞期內可以退貨，超商取貨免運費。',
      '打造專屬於你的閱讀角落，從一盞燈開始。',
      '這款面霜質地清爽，敏感肌也可以安心使用。',
      '本公司保留活動最終修改與解釋之權利。',
      '誠徵門市夥伴，無經驗可，享勞健保與三節獎金。',
      '半導體產業鏈完整，是台灣的優勢。',
      '八達通、轉數快同 PayMe 都收，滿四百蚊免運費。',
      '酒店位於尖沙咀，步行五分鐘就到港鐵站。',
      '本店一向以優質服務見稱，歡迎預約試身。',
      '香港品牌，本地設計，用料上乘，做工精緻。',
      '如有查詢，請致電客戶服務熱線或電郵我們。',
      '網路口碑爆紅的甜點店，假日常常大排長龍。',
      '深耕台灣二十年，服務超過三千家企業。',
      '結合科技與美學，找回生活的質感。',
      '名額有限，額滿為止，請儘早報名。',
      '協助中小企業數位轉型，從進銷存系統開始。',
      '用 AI 幫客服省下一半的時間。',
      '人氣餐廳、打卡景點一次滿足。',
      '使用者體驗是我們最在意的事。',
      '每一口都吃得到食材的原味。',
      '會員生日當月享九折優惠。',
    ];
    const index = shippedPhrases.for('zh');
    assert.deepEqual(
      native.flatMap((text) =>
        index
          .find(text)
          .flatMap(({ notion, phrase }) =>
            notion.stock && phrase.source === '' ? [`${notion.ruleId}: ${text}`] : [],
          ),
      ),
      [],
    );
  });

  it('count once where the same words may render several of them', async () => {
    const text =
      '# 新しいパンが盛大に登場\n\n駅前の小さなパン屋です。朝は七時に開けて、売り切れたら閉めます。食パンは二種類、どちらも前の日に仕込みます。' +
      '夏はレモン、冬はりんごを使った菓子パンも並びます。近くの牛乳屋さんの牛乳で作るクリームパンは、午後にはなくなることが多いので、電話で取り置きもできます。' +
      '店の前に自転車を二台とめられます。雨の日は傘をお貸しします。\n';
    assert.ok(
      new Set(
        shippedPhrases
          .for('ja')
          .find(text)
          .map(({ notion }) => notion.ruleId),
      ).size > 1,
      'several phrases',
    );
    const site = openSite(memoryHost({ 'content/ja/a.md': text }), { uiLanguage: 'en' });
    const { findings } = (await site.review('content/ja/a.md'))!;
    assert.deepEqual(
      findings.filter(({ ruleId }) => ruleId.startsWith('phrase/')).map(({ ruleId }) => ruleId),
      [],
    );
  });

  it('are one thing with the phrase of a pack that has their id', () => {
    const index = shippedPhrases.for('en');
    const [rendering] = index.find('We carry out industry-university-research cooperation.');
    const [chinese] = index.findChinese('公司与多所高校开展产学研合作。');
    assert.equal(rendering?.notion, chinese?.notion);
  });
});
