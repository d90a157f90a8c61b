/**
 * Scripts other than Latin, each by the language that most of its text on the web is in, with the names (ISO 15924)
 * that `Intl` has for them. Those of one language tell it by themselves.
 */
const scripts: readonly (readonly [language: string, letters: RegExp, names: string])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'Jpan'],
  ['ko', /\p{Script=Hangul}/gu, 'Kore'],
  ['zh', /\p{Script=Han}/gu, 'Hans Hant'],
  ['th', /\p{Script=Thai}/gu, 'Thai'],
  ['ar', /\p{Script=Arabic}/gu, 'Arab'],
  ['ru', /\p{Script=Cyrillic}/gu, 'Cyrl'],
  ['el', /\p{Script=Greek}/gu, 'Grek'],
  ['he', /\p{Script=Hebrew}/gu, 'Hebr'],
  ['hi', /\p{Script=Devanagari}/gu, 'Deva'],
  ['bn', /\p{Script=Bengali}/gu, 'Beng'],
  ['pa', /\p{Script=Gurmukhi}/gu, 'Guru'],
  ['gu', /\p{Script=Gujarati}/gu, 'Gujr'],
  ['ta', /\p{Script=Tamil}/gu, 'Taml'],
  ['te', /\p{Script=Telugu}/gu, 'Telu'],
  ['kn', /\p{Script=Kannada}/gu, 'Knda'],
  ['ml', /\p{Script=Malayalam}/gu, 'Mlym'],
  ['si', /\p{Script=Sinhala}/gu, 'Sinh'],
  ['my', /\p{Script=Myanmar}/gu, 'Mymr'],
  ['km', /\p{Script=Khmer}/gu, 'Khmr'],
  ['lo', /\p{Script=Lao}/gu, 'Laoo'],
  ['ka', /\p{Script=Georgian}/gu, 'Geor'],
  ['hy', /\p{Script=Armenian}/gu, 'Armn'],
  ['am', /\p{Script=Ethiopic}/gu, 'Ethi'],
];

/** Languages that are written in Latin letters as well as in those `Intl` knows them by, or the other way round. */
const inTwoScripts = /^(?:sr|bs|uz|az|kk|tk|tg|mn|ku|ky|ha|tt|ug)$/;

const scriptsByLanguage = new Map<string, string>();

/** The script a language is known by, as `scriptLanguage` names it: `th` for Thai, `latin` for Spanish. */
export function scriptOf(language: string): string {
  const known = scriptsByLanguage.get(language);
  if (known) return known;
  if (language === 'latin') return language;
  const { script = 'Latn' } = new Intl.Locale(language).maximize();
  const found = scripts.find(([, , names]) => names.includes(script))?.[0] ?? 'latin';
  scriptsByLanguage.set(language, found);
  return found;
}

/** True for a language that may be written in a script, named as `scriptLanguage` does. */
export function isWrittenIn(language: string, script: string): boolean {
  const isEither = inTwoScripts.test(language) && ['latin', 'ru', 'ar'].includes(script);
  return isEither || scriptOf(language) === script;
}

/** Malay counts as Indonesian, Norwegian as Danish, Slovak as Czech. */
const kin: Readonly<Record<string, string>> = { ms: 'id', nb: 'da', nn: 'da', no: 'da', sk: 'cs' };

/** The language that one counts as where blocks are told apart. */
export const kinOf = (language: string) => kin[language] ?? language;

/** True where a page's text is told to be in another language than this one. */
export function isOtherLanguage(told: string | undefined, language: string): boolean {
  if (told === undefined) return false;
  if (told === 'latin' || scriptOf(told) !== 'latin') return !isWrittenIn(language, told);
  return told !== kinOf(language);
}

/** The letters that a script, named as `scriptLanguage` does, is written in. */
export function lettersOf(script: string): RegExp {
  if (script === 'latin') return /\p{Script=Latin}/gu;
  if (script === 'ja') return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
  return scripts.find(([language]) => language === script)![1];
}

/** Letters beyond Latin, and beyond the marks and symbols that Latin text has, too. */
const beyondLatin = /[\u0370-\u1dff\u2c00-\uffff]/;

/** True for a text with letters or marks that Latin text has none of. */
export const hasBeyondLatin = (text: string) => beyondLatin.test(text);

/** Japanese prose has kana in every clause; this share of it among kana and Han separates it from Chinese. */
const leastKanaShare = 0.1;

/**
 * The language of a text as far as its script tells it, or `latin` for everything written in Latin letters,
 * or undefined where there is too little text. `scriptLanguage('云帆软件')` is `zh`.
 */
export function scriptLanguage(text: string): string | undefined {
  if (!beyondLatin.test(text)) return /\p{Script=Latin}/u.test(text) ? 'latin' : undefined;
  const counts = new Map(scripts.map(([language, pattern]) => [language, text.match(pattern)?.length ?? 0]));
  const kana = counts.get('ja')!;
  const han = counts.get('zh')!;
  if (kana > 0 && kana >= leastKanaShare * (kana + han)) counts.set('ja', kana + han).set('zh', 0);
  else if (kana > 0) counts.set('ja', 0);
  const latin = (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / 4;
  let best: string | undefined = latin > 0 ? 'latin' : undefined;
  let most = latin;
  for (const [language, count] of counts) {
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

/** Simplified characters that neither Traditional Chinese nor Japanese uses; frequent ones suffice. */
const simplifiedOnly =
  /[们这对时为发现开关问间门长东车书见觉说话语读谁让认识请谢费贵质进远还边过运选适务业严丰临举义乐习乡买卖产亲仅从价众优伟传伤伦侧债储儿兰兴军农冲决况净减击刘则创劳势动励医华协单卫厂历压县变号叶吗听员响团园围图圆圣场坏块坚坛坝声处备复头夹夺奋奖妇妈孙宁宝实宠审宾导寻将尔层岁岂岗岛师带帮干庄庆应张归录彻忆态总恋惊惯愿战户护报担拥择挂损换据摄摆数断无旧显术机杀权条来杨极构标样桥检欢欧歼毁毕气汇汉汤沟泪泽洁测济浓润涨湾灭灯灵灾炼烂热爱牵状独狮猎猪猫环电画疗盖监盘码确矿础礼祸离种积称税稳窃竞笔类粮紧纪约级纯纲纳纵纷纸纺线练组细织终绍经结给络绝统继绩续绿缓编缘缩网罗罚羡联聪肃胀胆脑脸节芦苏药获营萧虑虽补装观规视览触计订训议讯记讲许论设访证评诉词译试诗诚详误调谈谓谱贝负贡财责败货贫购贯贴贸资赏赔赛赞赵趋跃践轨转轮软轻载较辑输达迁迈违连迟迹递逊遗邮邻郑释针钟钢钱铁铃银链销锁错键镇闭闻阅队阳阵阶际陆陈险随隐难预领频题颜风飞饭饮馆驱验骗鱼鸟麦黄齐龙]/gu;

/** Simplified characters used in Japanese as well: 国 会 学 来 and the like are no sign of Chinese. */
const sharedWithJapanese =
  /[国会学来万与双台号画医励叶声宝将干庄担据数断旧条欧湾灯状独猫礼称税窃胆芦装触践随麦黄当点虫冲尔无]/gu;

/** How many characters of a text only Simplified Chinese uses. */
export function countSimplified(text: string): number {
  return text.replace(sharedWithJapanese, '').match(simplifiedOnly)?.length ?? 0;
}

/** Words no English sentence does without, and that other languages hardly use. */
const englishWords = /\b(?:the|and|of|with|for|you|your|this|that|are|from)\b/gi;

/** True for a text in English, as it stands on pages in other languages: a quotation, a block not translated. */
export function readsEnglish(text: string): boolean {
  const found = text.match(englishWords) ?? [];
  return found.length * 12 > text.length / 6 && found.length > 1;
}
