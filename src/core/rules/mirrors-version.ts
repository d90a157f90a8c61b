import { isAboveTarget } from '../alignment/mirror-target.ts';
import type { OriginalSign } from '../alignment/versions.ts';
import { percent } from '../text/numbers.ts';
import { defineRule } from './rule.ts';
import { languageNames } from './wrong-language.ts';

/** From this share on no page of another topic was taken for a version on the sites it was measured on. */
const leastMirror = 0.9;

const english = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `Our workshop delivers ${index + 10} paper bags to every customer. The price of the order depends on the quantity and the colour.\n`,
  ).join('\n');
const german = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `Unsere Werkstatt liefert jedem Kunden ${index + 10} Papiertüten. Der Preis der Bestellung hängt von Menge und Farbe ab.\n`,
  ).join('\n');
const local = [
  'In Hamburg fing es an: zwei Brüder, eine alte Presse und der Hof hinter dem Bahnhof.',
  'Heute holen Bäckereien aus Altona ihre Tüten morgens um fünf bei uns ab.',
  'Wer Pfand zahlt, bekommt die Kisten am Freitag zurück.',
  'Rechnungen schreiben wir mit Umsatzsteuer, bezahlt wird nach vierzehn Tagen.',
  'Im Sommer drucken wir für das Straßenfest, im Winter für den Weihnachtsmarkt.',
  'Die Farben mischt Frau Petersen, seit sie bei uns gelernt hat.',
  'Kommt vorbei, der Kaffee steht auf dem Tisch.',
].join('\n\n');

/** Reports a page without a Chinese source that follows its version in another language sentence by sentence. */
export const mirrorsVersion = defineRule({
  id: 'copy/mirrors-version',
  name: { en: 'follows another version', zh: '与其他语言版本逐句对应' },
  severity: 'neutral',
  category: 'custom',
  why: {
    en: 'Pages that say the same in every language were written once, for one market or for none; the others got a translation. What moves readers here, their customers, prices, habits and doubts, is on none of them.',
    zh: '各语言逐句相同的页面，只为一个市场写过一次，甚至没有为任何市场写；其他市场拿到的只是译文。当地读者在意的客户、价格、习惯和顾虑，哪一页都没有。',
  },
  instead: {
    en: 'Keep the facts all markets share, and have an author of this market write the rest anew.',
    zh: '保留各市场通用的事实，其余请当地作者重新写。',
  },
  evidence:
    'Words are compared by the Chinese words they stand for. On four public sites, in 39 pairs of languages, none of 1,352 pages of other topics reached 90%, and of the same pages in the other language 0 to 100% did; see docs/evidence.md.',
  messages: {
    en: {
      mirrors: (share: number, language: string) =>
        `${percent(share)} of this page follows the page in ${language} sentence by sentence.`,
      original: (path: string) =>
        `The page compared is \`${path}\`. Nothing shows which of the two was first.`,
      sign: (path: string, sign: OriginalSign) =>
        `\`${path}\` is likely the original: ${
          {
            'x-default': 'it is the one that search engines are told to show everybody else (x-default).',
            'no-locale': 'it is the one whose address names no language.',
            'most-pages': 'its language has the most pages on this site.',
            oldest: 'it was written first, as git tells.',
          }[sign]
        }`,
    },
    zh: {
      mirrors: (share, language) => `本页有 ${percent(share)} 的内容逐句对应${language}页面。`,
      original: (path) => `对照的页面是 \`${path}\`，看不出哪一页在先。`,
      sign: (path, sign) =>
        `\`${path}\` 很可能是原文：${
          {
            'x-default': '它是声明给其他读者看的默认版本（x-default）。',
            'no-locale': '只有它的路径不带语言。',
            'most-pages': '它的语言在本站页面最多。',
            oldest: '据 git 记录，它写得最早。',
          }[sign]
        }`,
    },
  },
  examples: {
    fails: [{ path: 'de/about.md', text: german(8), files: { 'about.md': english(8) } }],
    passes: [
      { path: 'de/about.md', text: `${local}\n\n${local}`, files: { 'about.md': english(8) } },
      { path: 'de/legal/terms.md', text: german(8), files: { 'legal/terms.md': english(8) } },
      { path: 'de/about.md', text: german(2), files: { 'about.md': english(2) } },
      { path: 'about.md', text: english(8), files: { 'de/about.md': german(8) } },
    ],
  },
  check({ original, content, target, config, uiLanguage }, words) {
    if (!original || original.mirror < leastMirror || !isAboveTarget(original.mirror, target, config))
      return [];
    const { path, language, sign, mirror } = original;
    return [
      {
        span: content.segments[0]!,
        message: words.mirrors(mirror, languageNames(uiLanguage)(language)),
        detail: sign ? words.sign(path, sign) : words.original(path),
      },
    ];
  },
});
