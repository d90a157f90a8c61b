import { languageOfTexts } from '../alignment/identify.ts';
import { scriptOf } from '../text/language.ts';
import { defineRule } from './rule.ts';

const arabic = 'نصنع أبواب الأمان ونركّبها في المنازل والمكاتب في جميع أنحاء المملكة منذ عشر سنوات.';
const english =
  'We make security doors and fit them in homes and offices in the whole of the country, and we have done so for ten years with our own team.';

/** Scripts of right-to-left languages, named as `scriptLanguage` does. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'he']);

const isRightToLeft = (language: string) => language !== 'latin' && rightToLeft.has(scriptOf(language));

/** Reports a page in Arabic, Hebrew, Persian or Urdu whose root does not say that it runs from right to left, or the reverse. */
export const dir = defineRule({
  id: 'page/dir',
  name: { en: 'direction of writing', zh: '书写方向' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Without it browsers lay the page out from left to right: full stops, numbers, lists and columns stand on the wrong side.',
    zh: '缺少这一声明，浏览器会按从左到右排版：句号、数字、列表和分栏都会跑到错误的一侧。',
  },
  instead: {
    en: 'Declare dir="rtl" on <html> where the page is in Arabic, Hebrew, Persian or Urdu, and nowhere else.',
    zh: '阿拉伯语、希伯来语、波斯语、乌尔都语页面应在 <html> 上声明 dir="rtl"，其他页面不要声明。',
  },
  evidence: 'HTML: the dir attribute; W3C, Structural markup and right-to-left text in HTML.',
  messages: {
    en: {
      missing: 'The page runs from right to left, but does not say so: dir="rtl" is missing.',
      wrong: (value: string) => `The page declares dir="${value}", but its text runs the other way.`,
      add: 'Add dir="rtl"',
      change: (value: string) => `Change to dir="${value}"`,
    },
    zh: {
      missing: '本页文字从右向左书写，却没有声明 dir="rtl"。',
      wrong: (value) => `页面声明 dir="${value}"，正文的书写方向却相反。`,
      add: '加上 dir="rtl"',
      change: (value) => `改为 dir="${value}"`,
    },
  },
  examples: {
    fails: [
      { path: 'ar/index.html', text: `<html lang="ar"><body><p>${arabic}</p></body></html>` },
      { path: 'ar/index.html', text: `<html lang="ar" dir="ltr"><body><p>${arabic}</p></body></html>` },
      { path: 'en/index.html', text: `<html lang="en" dir="rtl"><body><p>${english}</p></body></html>` },
    ],
    passes: [
      { path: 'ar/index.html', text: `<html lang="ar" dir="rtl"><body><p>${arabic}</p></body></html>` },
      { path: 'ar/index.html', text: `<html lang="ar"><body dir="RTL"><p>${arabic}</p></body></html>` },
      { path: 'ar/index.html', text: `<html lang="ar" dir="{{ dir }}"><body><p>${arabic}</p></body></html>` },
      { path: 'ar/index.html', text: `<div class="card"><p>${arabic}</p></div>` },
      { path: 'en/index.html', text: `<html lang="en"><body><p>${english}</p></body></html>` },
      { path: 'ar/index.html', text: `<html lang="ar" dir="rtl"><body><p>${english}</p></body></html>` },
    ],
  },
  check({ declarations, content, language, text }, words) {
    const html = declarations.find(({ kind }) => kind === 'html');
    if (!html) return [];
    const declared = declarations.filter(({ kind }) => kind === 'dir');
    const told = languageOfTexts(content.segments.map((segment) => segment.text));
    if (told === undefined) return [];
    const lowered = ({ value }: { readonly value: string }) => value.toLowerCase();
    if (isRightToLeft(told)) {
      if (declared.some((one) => lowered(one) !== 'ltr') || /direction\s{0,9}:\s{0,9}rtl/i.test(text))
        return [];
      const [wrong] = declared;
      const span = wrong ?? html;
      const edit = wrong
        ? { ...range(wrong), text: 'rtl' }
        : { from: html.to, to: html.to, text: ' dir="rtl"' };
      const fixes = [{ title: wrong ? words.change('rtl') : words.add, edits: [edit], safe: true }];
      return [{ span, message: wrong ? words.wrong(wrong.value) : words.missing, fixes }];
    }
    // A page left in English has another rule: what it declares is right of what it is to be.
    const wrong = isRightToLeft(language) ? undefined : declared.find((one) => lowered(one) === 'rtl');
    if (!wrong) return [];
    const edits = [{ ...range(wrong), text: 'ltr' }];
    return [
      {
        span: wrong,
        message: words.wrong(wrong.value),
        fixes: [{ title: words.change('ltr'), edits, safe: true }],
      },
    ];
  },
});

const range = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from, to });
