import { defineRule } from './rule.ts';

const thai = '<p>เราผลิตถุงกระดาษและกล่องกระดาษสำหรับร้านค้าทั่วประเทศ</p>';

/** Families that hold the characters of Chinese: those of Windows, macOS and Linux, and the free ones made for it. */
const chinese =
  /^(?:pingfang(?: ?(?:sc|tc|hk))?|microsoft (?:yahei|jhenghei)(?: ui| light)?|n?simsun(?:-extb)?|simhei|simkai|simfang|p?mingliu|kaiti(?: ?(?:sc|tc))?|kaiti_gb2312|fangsong(?:_gb2312)?|st(?:heiti|song|kaiti|fangsong|xihei|zhongsong)(?: ?(?:sc|tc|light))?|(?:heiti|songti|lantinghei|yuanti|libian|baoli|hannotate) ?(?:sc|tc)|hiragino sans (?:gb|cns)(?: w3)?|wenquanyi (?:micro hei|zen hei)(?: mono)?|(?:source han|noto) (?:sans|serif) (?:cjk )?(?:sc|tc|cn|tw|hk|hc)|dengxian|youyuan|lisu|microsoft (?:yahei)|[\p{Script=Han}\s]{2,}(?:\s*(?:gb2312|sc|ui|light|bold))?)$/iu;

/** Names that mean whatever font a system has. */
const generic =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-(?:serif|sans-serif|monospace|rounded)|inherit|initial|unset|revert|-apple-system|blinkmacsystemfont|emoji|math|fangsong)$/i;

/** Reports a page for readers of another script whose text is set in families made for Chinese, and in no other. */
export const chineseFonts = defineRule({
  id: 'page/chinese-fonts',
  name: { en: 'fonts made for Chinese', zh: '中文字体' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Fonts made for Chinese have few other letters, and those are wide and thin: accents, Thai, Arabic and Korean come from whatever font is left, and Japanese gets Chinese forms of its characters.',
    zh: '中文字体里其他文字的字形很少，而且偏宽偏细：带符号的字母、泰文、阿拉伯文、韩文会换成别的字体，日文汉字会显示成中国字形。',
  },
  instead: {
    en: 'Name a font for the script of the page before them, or leave the choice to the system.',
    zh: '请在前面写上适合本页文字的字体，或者交给系统选择。',
  },
  evidence:
    'CSS Fonts Level 4: the first family that has a character is used; W3C, Requirements for Hangul, Japanese, Thai and Arabic layout.',
  messages: {
    en: { only: (families: string) => `The text is set in fonts for Chinese only: ${families}.` },
    zh: { only: (families) => `字体列表里只有中文字体：${families}。` },
  },
  examples: {
    fails: [
      {
        path: 'th/index.html',
        text: `<style>body { font-family: "PingFang SC", "Microsoft YaHei", sans-serif; }</style>${thai}`,
      },
      { path: 'th/index.html', text: `<body style="font: 14px/1.5 '宋体'">${thai}</body>` },
      {
        path: 'ja/index.html',
        text: '<style>:root { --font: SimHei, sans-serif }</style><p>製品の一覧です。</p>',
      },
    ],
    passes: [
      {
        path: 'th/index.html',
        text: `<style>body { font-family: Inter, "PingFang SC", sans-serif; }</style>${thai}`,
      },
      { path: 'th/index.html', text: `<style>body { font-family: system-ui, sans-serif; }</style>${thai}` },
      { path: 'th/index.html', text: `<style>:lang(zh) { font-family: SimSun, serif; }</style>${thai}` },
      { path: 'th/index.html', text: `<style>@font-face { font-family: "PingFang SC"; }</style>${thai}` },
      { path: 'th/index.html', text: `<p lang="zh" style="font-family: SimSun">中文</p>${thai}` },
      { path: 'zh-TW/index.html', text: '<style>body { font-family: "PingFang TC" }</style><p>產品一覽</p>' },
    ],
  },
  check({ declarations, language, target }, words) {
    if (language === 'zh' || !target.locale) return [];
    for (const { kind, value, from, to } of declarations) {
      if (kind !== 'fonts') continue;
      const named = familiesIn(value).filter((family) => !generic.test(family));
      if (!named.length || !named.every((family) => chinese.test(family))) continue;
      // One is enough: a style sheet names its fonts in many places.
      return [{ span: { from, to }, message: words.only(named.join(', ')) }];
    }
    return [];
  },
});

function familiesIn(list: string): string[] {
  return list
    .replace(/!important\s*$/i, '')
    .split(',')
    .map((family) =>
      family
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/^&quot;(.*)&quot;$/, '$1')
        .trim(),
    )
    .filter(Boolean);
}
