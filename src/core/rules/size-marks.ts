import { eachMatch } from './each-match.ts';
import { defineRule } from './rule.ts';

const measure = String.raw`\d+(?:[.,]\d+)?(?:\s?(?:[mc]?m|in|ft))?`;
const unit = '(?:[mc]?m|in(?:ch(?:es)?)?|ft)';
/** `480*860mm`, `33 * 22 * 3.5 cm`, `48cm*86cm`: two or three measures with a unit at the end. */
const size = new RegExp(
  String.raw`(?<![\p{L}\p{N}*.,_/-])${measure}(?:\s?\*\s?${measure})?\s?\*\s?\d+(?:[.,]\d+)?(?=\s?${unit}(?![\p{L}\p{N}*]))`,
  'giu',
);

/** Languages whose sizes stand without spaces around the sign. */
const isClose: ReadonlySet<string> = new Set(['zh', 'ja', 'ko']);

/** Sizes with the asterisk of a keyboard for the multiplication sign. */
export const sizeMarks = defineRule({
  id: 'convention/size-marks',
  name: { en: 'sizes with *', zh: '用星号写的尺寸' },
  severity: 'minor',
  category: 'linguistic-conventions',
  zh: ['480*860mm'],
  why: {
    en: 'In print an asterisk points to a footnote. Sizes with one are those of a factory’s own sheet.',
    zh: '在正式文案里，星号是注释符号；用星号写尺寸，读者一看就知道是直接抄了工厂的规格表。',
  },
  instead: {
    en: 'Write ×, with a space on both sides: 480 × 860 mm.',
    zh: '用乘号“×”，西文两边空一格：480 × 860 mm。',
  },
  evidence: 'ISO 80000-1, 7.1.3 and 7.2.3: the sign between the values of a size is ×.',
  messages: {
    en: { written: (text: string, written: string) => `“${text}” is written ${written}.` },
    zh: { written: (text, written) => `“${text}”应写作 ${written}。` },
  },
  examples: {
    fails: [
      { path: 'content/en/a.md', text: 'The shield is 480\\*860mm.\n' },
      { path: 'content/de/a.html', text: '<p>Karton: 70*35*41 cm</p>\n' },
      { path: 'content/ja/a.html', text: '<p>サイズ：33cm*22cm</p>\n' },
    ],
    passes: [
      { path: 'content/en/a.md', text: 'The shield is 480 × 860 mm, or 19 x 34 in.\n' },
      { path: 'content/en/a.md', text: 'From 20\\* mm; 2\\*3 is six; call 1\\*2\\*3.\n' },
      { path: 'content/en/a.md', text: 'Run `480*860mm` as it is.\n' },
    ],
  },
  check(page, words) {
    const sign = isClose.has(page.language) ? '×' : ' × ';
    return eachMatch(page, size, ([text]) => {
      const written = text.replace(/\s?\*\s?/g, sign);
      return { message: words.written(text, written), replacement: written };
    });
  },
});
