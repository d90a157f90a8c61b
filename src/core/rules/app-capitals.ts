import { eachMatch, readSources } from './each-match.ts';
import { defineRule } from './rule.ts';

const app = /(?<![\p{Script=Latin}\p{N}_])APPs?(?![\p{Script=Latin}\p{N}_])/gu;

const sourceSaysApp = readSources((text) => /app|应用|應用|客户端/i.test(text));

/** The word where it takes no ending from what stands beside it. */
const words: Readonly<Record<string, string>> = {
  de: 'App',
  en: 'app',
  es: 'app',
  fil: 'app',
  fr: 'app',
  id: 'aplikasi',
  it: 'app',
  ja: 'アプリ',
  ko: '앱',
  ms: 'aplikasi',
  pt: 'app',
  th: 'แอป',
  vi: 'ứng dụng',
};

/** True where all of a text is in capitals, as in a heading: there an app is one too. */
function isShouted(text: string): boolean {
  const rest = text.replace(app, '');
  return /\p{Lu}/u.test(rest) && !/\p{Ll}/u.test(rest);
}

/** APP in capitals, as Chinese copy writes it. */
export const appCapitals = defineRule({
  id: 'convention/app-capitals',
  name: { en: 'APP in capitals', zh: '大写的 APP' },
  severity: 'minor',
  category: 'linguistic-conventions',
  zh: ['APP'],
  why: {
    en: 'Chinese copy writes APP like an abbreviation. Elsewhere it is a word, and capitals shout it or make readers look for what the letters stand for.',
    zh: '中文里习惯把 APP 全大写；在外文里它是普通单词，全大写像在喊，也像某个缩写。',
  },
  instead: { en: 'The word of the language: app, App, アプリ.', zh: '用当地的写法：app、App、アプリ。' },
  evidence:
    'Duden, Merriam-Webster and the style guides of Apple and Google have the word in small letters but for German nouns. Reported only where the Chinese block names an app.',
  messages: {
    en: { shouts: (text: string) => `“${text}” in capitals is how Chinese writes it.` },
    zh: { shouts: (text) => `“${text}”全大写是中文的写法。` },
  },
  examples: {
    fails: [
      { path: 'content/de/a.md', text: 'Fernsteuerung per APP.\n', source: 'APP远程操控。\n' },
      { path: 'content/en/a.md', text: 'Open the APP and pair it.\n', source: '打开App配对。\n' },
      { path: 'content/ja/a.md', text: 'APPで操作できます。\n', source: 'APP远程操控。\n' },
    ],
    passes: [
      { path: 'content/de/a.md', text: 'Fernsteuerung per App.\n', source: 'APP远程操控。\n' },
      { path: 'content/en/a.md', text: 'DOWNLOAD THE APP\n', source: '下载APP\n' },
      { path: 'content/en/a.md', text: 'The APP protein is studied here.\n', source: '这里研究该蛋白。\n' },
      { path: 'content/zh-TW/a.md', text: '下載APP即可。\n', source: '下载APP即可。\n' },
    ],
  },
  check(page, said) {
    if (page.language === 'zh') return [];
    return eachMatch(page, app, ([text], index, segment) => {
      if (isShouted(segment.text) || !sourceSaysApp(page, index).some(Boolean)) return undefined;
      const word = text.endsWith('s') ? undefined : words[page.language];
      return { message: said.shouts(text), ...(word && { replacement: word }) };
    });
  },
});
