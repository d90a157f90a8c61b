import { type Segment, sourceSpan } from '../content/segment.ts';
import { firstIndex } from '../text/first-index.ts';
import { isChineseLanguage } from '../text/han.ts';
import { countSimplified } from '../text/language.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';
import { foreignOf } from './wrong-language.ts';

/** Han text between quotation marks, brackets or book marks is a name or a quotation, not a leftover. */
const han = /\p{Script=Han}(?:[\p{Script=Han}\d，。、：；！？·\s]*[\p{Script=Han}。！？])?/gu;
const quoted = /[“"'‘(（《「『[]\s*$/;
/** What explains a term in brackets behind it: `营业执照 (business license)`. */
const glossed = /^\s?[(（][^()（）\p{Script=Han}]{0,80}[^()（）\p{Script=Han}\P{L}]{3}/u;

/** Words that say of what is beside them that it is Chinese: `as 官方旗舰店 in Chinese`, `Pinyin for 王府井`. */
const chineseNamed =
  /(?<!\p{L})(?:in (?:the )?(?:original )?Chinese|Chinese (?:names?|characters?|keywords?|terms?|words?)|pinyin|mandarin|also known as)(?!\p{L})/iu;
/** So far from the words it may stand. */
const besideWords = 60;

/** True for Chinese that the text is about: between quotation marks with other words, or called Chinese. */
function isSpokenOf(text: string, from: number, to: number): boolean {
  const [before, after] = [
    text.slice(Math.max(0, from - besideWords), from),
    text.slice(to, to + besideWords),
  ];
  const isInQuotes = (marks: readonly [RegExp, RegExp]) => marks[0].test(before) && marks[1].test(after);
  if (isInQuotes([/“[^“”\n]*$/, /^[^“”\n]*”/]) || isInQuotes([/(?:^|[\s(])"[^"\n]*$/, /^[^"\n]*"(?!\p{L})/u]))
    return true;
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1);
  return chineseNamed.test(lineBefore) || chineseNamed.test(after.split('\n', 1)[0]!);
}

/** Names of languages in their own script, as language menus have them, also side by side and as 中文版. */
const endonym =
  /^(?=.*[文语語])(?:[简繁][体體]|繁|简|[中汉漢华華]文|[汉漢华華国國粤粵日][语語]|日本語|中[国國]|[（）()\s]|[版站]本?|摘要|[描概]述|[说說]明)+$/u;

/** True for names of languages, those in other scripts between them: 简体中文 | English | 日本語. */
function isOfLanguages(passage: string): boolean {
  const names = passage.split(/[\s|/·•,、]+/).filter((name) => /\p{Script=Han}/u.test(name));
  return endonym.test(passage) || names.every((name) => endonym.test(name));
}

/** On a page that is for nobody in particular so many places make it one in two languages, such as notes for the writers. */
const mostMixed = 5;

/** From so many blocks on that are next to each other what is left in Chinese is a part of the page, not words. */
const leastRun = 3;

/** Chinese words that were left in place when the page was translated. */
export const leftoverChinese = defineRule({
  id: 'copy/leftover-chinese',
  name: { en: 'Chinese left on the page', zh: '残留的中文' },
  severity: 'major',
  category: 'accuracy',
  why: {
    en: 'Readers cannot read it, and it shows that nobody of the market looked at the page.',
    zh: '读者看不懂，也说明发布前没有当地人看过这一页。',
  },
  instead: {
    en: 'Write it in the language of the page. A name that must stay Chinese goes in quotation marks or brackets behind its reading.',
    zh: '用本页的语言重写。必须保留中文的名称，请放在其译名后的括号或引号里。',
  },
  evidence: 'MQM: accuracy, untranslated text.',
  messages: {
    en: {
      left: (text: string) => `“${text}” was left in Chinese.`,
      mixed: (places: number) =>
        `${places} places from here on are in Chinese, and nothing says which market the page is for.`,
      leftBlocks: (blocks: number) => `${blocks} blocks from here on were left in Chinese.`,
    },
    zh: {
      left: (text) => `“${text}”还是中文，没有翻译。`,
      mixed: (places) => `从这里起有 ${places} 处是中文，而本页没有说明面向哪个市场。`,
      leftBlocks: (blocks) => `从这里起有 ${blocks} 段还是中文，没有翻译。`,
    },
  },
  examples: {
    fails: [
      { path: 'content/id/about.md', text: '# Tentang kami\n\nHubungi kami 了解更多详情 sekarang.\n' },
      {
        path: 'content/en/a.md',
        text: '# Tea\n\nOur Chinese partners "love" this tea. 了解更多详情 "here".\n',
      },
      { path: 'content/en/a.md', text: '# Contract\n\nReleased upon 验货合格证书 (3).\n' },
      {
        path: 'content/ja/about.md',
        text: '# 会社概要\n\n当社のサービスです。我们为客户提供专业的支持与服务。\n',
      },
    ],
    passes: [
      { path: 'content/id/about.md', text: '# Tentang kami\n\nNama Yunfan (云帆) berarti layar awan.\n' },
      {
        path: 'content/ja/about.md',
        text: '# 会社概要\n\n在庫管理のクラウドサービスを開発しています。国際学会で発表しました。\n',
      },
      { path: 'content/en/about.md', text: '# About\n\nThe book 《平凡的世界》 is on the shelf.\n' },
      { path: 'values-lzh/strings.xml', text: '<resources><string name="a">服务器定址</string></resources>' },
      { path: 'locales/cs.json', text: '{ "Chinese novels, e.g. 第一章": "Čínské romány, např. 第一章" }' },
      {
        path: 'content/en/a.md',
        text: '# Search\n\nMix languages: "连衣裙 dress 批发" (wholesale dresses).\n\nLook for 官方旗舰店 in the original Chinese.\n\nPinyin, such as Wangfujing for 王府井, works too.\n',
      },
      {
        path: 'content/en/a.md',
        text: '# Sourcing\n\nAsk for the 营业执照 (business license) and the 回头率（repeat customer rate）.\n',
      },
      { path: 'content/en/a.md', text: 'Data by [@妮可少女](https://x.example), with thanks.\n' },
      {
        path: 'content/en/a.md',
        text: '# Privacy\n\nWe keep nothing.\n\n**隐私政策 — 中文摘要**\n\nPulse 不收集任何数据。\n',
      },
      {
        path: 'en/a.html',
        text: '<div id="lang-en"><p>We keep nothing.</p></div><div id="lang-zh"><p>我们不收集数据。</p></div> <a href="/zh/p/">中文产品页</a>',
      },
      {
        path: 'en/a.html',
        text: '<p><a href="/">简体中文</a> | <a href="/tw/">繁體中文</a> | <b>English</b> | <a href="/ja/">日本語</a></p>',
      },
      {
        path: 'en/a.html',
        text: '<a href="/zh/"><b>中文</b><i>简体中文</i></a> <a href="/zh/">中文版</a> <p>中文（简体）</p>',
      },
    ],
  },
  check(page, words) {
    if (isChineseLanguage(page.language)) return [];
    // A page that is Chinese throughout is one finding, not hundreds: see wrong-language.ts.
    if (foreignOf(page).whole === 'zh') return [];
    if (page.language === 'ja') return chineseSentences(page, words.left);
    const { segments } = page.content;
    const runs = foreignOf(page).runs.filter(
      ({ language, blocks }) => language === 'zh' && blocks >= leastRun,
    );
    const reports: RuleReport[] = runs.map(({ first, last, blocks }) => ({
      span: { from: segments[first]!.from, to: segments[last]!.to },
      message: words.leftBlocks(blocks),
    }));
    for (const [index, segment] of segments.entries()) {
      const run = runs[firstIndex(runs, ({ last }) => last >= index)];
      if (run && run.first <= index) continue;
      for (const match of passagesIn(segment.text)) {
        const end = match.index + match[0].length;
        const before = segment.text.slice(Math.max(0, match.index - 8), match.index);
        if (glossed.test(segment.text.slice(end, end + 100))) continue;
        if (isSpokenOf(segment.text, match.index, end)) continue;
        if (quoted.test(before) || before.endsWith('@') || match[0].length < 2) continue;
        if (isOfLanguages(match[0]) || isGiven(segment, match[0]) || isOfMenu(segment, match[0])) continue;
        reports.push({ span: sourceSpan(segment, match.index, end), message: words.left(match[0]) });
      }
    }
    if (!reports.length || page.target.locale !== undefined || page.market !== undefined) return reports;
    // A page that is for nobody in particular may be in two languages on purpose.
    const isMeant = page.source?.path === page.path || isBilingual(segments);
    const severity = isMeant ? { severity: 'neutral' as const } : {};
    if (reports.length <= mostMixed) return reports.map((report) => ({ ...report, ...severity }));
    return [{ span: reports[0]!.span, message: words.mixed(reports.length), ...severity }];
  },
});

/** A page for nobody in particular of which Chinese is this share, a character counted as three letters, is in two languages. */
const bilingualShare = 0.2;

function isBilingual(segments: readonly Segment[]): boolean {
  const text = segments.map((segment) => segment.text).join('\n');
  const han = 3 * (text.match(/\p{Script=Han}/gu) ?? []).length;
  const others = (text.match(/[\p{Script=Latin}\p{Script=Cyrillic}]/gu) ?? []).length;
  return han >= bilingualShare * (han + others);
}

/** A link to the Chinese pages that says so: `<a href="/zh/products/">中文产品页</a>`. */
function isOfMenu({ text, marks }: Segment, chinese: string): boolean {
  return (
    /^[简繁簡]?[体體]?中文/u.test(chinese) &&
    text.length <= longestMenu &&
    marks.some(({ kind, value }) => kind === 'link' && /(?:^|[/._-])(?:zh|cn)\b/i.test(value))
  );
}

/** A menu is no longer, in UTF-16 code units. */
const longestMenu = 200;

/** True for Chinese that the English text of a string has as well, where that is its key: an example, or a name. */
function isGiven({ key = '' }: Segment, chinese: string): boolean {
  return key.includes(chinese) && /\p{Script=Latin}{3}/u.test(key);
}

/** A little of something else, as a number or a name, between two stretches of a passage. */
const between = /^[^\p{Script=Han}\n]{1,15}$/u;
/** So many Chinese characters on either side are a passage. */
const longStretch = 6;

/** Chinese in a text, a passage with numbers and names in it as one; so is what a text in Chinese has of it. */
function passagesIn(text: string): { readonly 0: string; readonly index: number }[] {
  const passages: { 0: string; index: number }[] = [];
  const characters = (text.match(/\p{Script=Han}/gu) ?? []).length;
  if (characters >= longStretch && characters > (text.match(/[^\s\p{Script=Han}]/gu) ?? []).length) {
    const [first, last] = [text.search(/\p{Script=Han}/u), text.search(/\p{Script=Han}[^\p{Script=Han}]*$/u)];
    const end = last + (/^.[。！？]?/u.exec(text.slice(last))?.[0].length ?? 1);
    return [{ 0: text.slice(first, end), index: first }];
  }
  for (const { 0: stretch, index } of text.matchAll(han)) {
    const last = passages.at(-1);
    const gap = last && text.slice(last.index + last[0].length, index);
    const isLong = last && Math.min(last[0].length, stretch.length) >= longStretch;
    if (isLong && between.test(gap!)) last[0] = text.slice(last.index, index + stretch.length);
    else passages.push({ 0: stretch, index });
  }
  return passages;
}

/** On a Japanese page only a sentence without kana and with Simplified characters is Chinese. */
function chineseSentences(page: Page, left: (text: string) => string): RuleReport[] {
  return page.content.segments.flatMap((segment) =>
    [...segment.text.matchAll(/[^。！？\s]+[。！？]?/gu)].flatMap((match) => {
      const text = match[0];
      if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || countSimplified(text) < 2) return [];
      const span = sourceSpan(segment, match.index, match.index + text.length);
      return [{ span, message: left(text) }];
    }),
  );
}
