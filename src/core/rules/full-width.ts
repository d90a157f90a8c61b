import { sourceSpan } from '../content/segment.ts';
import { isChineseLanguage } from '../text/han.ts';
import { replacementFix } from './fix.ts';
import { defineRule } from './rule.ts';

/** Full-width marks with what stands for them where text is written with spaces. */
const plain: Readonly<Record<string, string>> = {
  '，': ', ',
  '。': '. ',
  '：': ': ',
  '；': '; ',
  '！': '! ',
  '？': '? ',
  '（': ' (',
  '）': ') ',
  '、': ', ',
  '％': '%',
  '～': '–',
  '【': ' [',
  '】': '] ',
  '……': '… ',
  '——': '—',
};
const marks = /[，。：；！？（）、％～【】]|……|(?<!—)——(?!—)|[０-９]+/g;

/** Arabic has marks of its own. */
const arabic: Readonly<Record<string, string>> = { '，': '، ', '、': '، ', '；': '؛ ', '？': '؟ ' };

/** Chinese punctuation and digits left on a page whose language does not use them. */
export const fullWidth = defineRule({
  id: 'convention/full-width-punctuation',
  name: { en: 'full-width marks', zh: '全角标点' },
  severity: 'minor',
  category: 'linguistic-conventions',
  zh: ['，', '。', '：', '（', '）'],
  why: {
    en: 'Full-width marks come from a Chinese keyboard. They look like a mistake to every reader and break lines in the wrong place.',
    zh: '全角标点来自中文输入法，在其他语言的读者看来就是错误，还会造成换行错乱。',
  },
  instead: { en: 'Use the marks of the page’s own language.', zh: '使用本页语言的标点。' },
  evidence:
    'Measured on 16 Chinese-origin and 10 native English sites: 172 times as frequent on the Chinese-origin ones (AUC .93).',
  messages: {
    en: { fullWidth: (text: string, plain: string) => `Full-width ${text} on a page that uses ${plain}.` },
    zh: { fullWidth: (text, plain) => `这里用了全角的“${text}”，本页应使用“${plain}”。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/about.md', text: '# About\n\nFast，safe and simple。\n' },
      { path: 'content/id/about.md', text: '# Tentang\n\nBuka ２４ jam（setiap hari）.\n' },
      { path: 'content/ko/about.md', text: '# 소개\n\n빠르고，안전합니다.\n' },
      { path: 'content/id/about.md', text: '# Tentang\n\n【Baru】 Gudang——siap dipakai…… besok.\n' },
    ],
    passes: [
      { path: 'content/ja/about.md', text: '# 会社概要\n\n速く、安全です（無料）。\n' },
      { path: 'content/en/about.md', text: '# About\n\nFast, safe (and simple).\n' },
      {
        path: 'content/en/about.md',
        text: '# Parts\n\n用于面材（面材/胶系/ESD），非官方。Hero：面向高温环境 OCR，参见说明。\n',
      },
      {
        path: 'content/en/about.md',
        text: '# Parts\n\nWhat the Chinese says.\n\nH1：PCB遮蔽圆点、可移除保护圆片\n',
      },
      {
        path: 'content/en/editor.md',
        text: '# Editor\n\nEditor.md 是一款可嵌入的 Markdown 在线编辑器，基于 CodeMirror、jQuery 和 Marked 构建。\n',
      },
      { path: 'content/en/tools.md', text: '# Tools\n\nCitations, Win & Mac / 引用格式（Win & Mac）\n' },
      {
        path: 'content/en/news.md',
        text: '# News\n\nAccording to the Ministry, output grew, while imports fell by a third. 合成树脂对外依存度为28%。 The rest is here.\n',
      },
      { path: 'content/en/about.md', text: '# Keys\n\nPress `，` to go on.\n' },
    ],
  },
  check(page, words) {
    if (page.language === 'ja' || isChineseLanguage(page.language)) return [];
    return page.content.segments.flatMap((segment) =>
      [...(isChinese(segment.text) ? [] : segment.text.matchAll(marks))].flatMap((match) => {
        const [from, to] = [match.index, match.index + match[0].length];
        // Korean sets these itself.
        if (page.language === 'ko' && /[【】…—]/.test(match[0])) return [];
        if (belongsToChinese(segment.text, from, to)) return [];
        const written = asPlain(match[0], segment.text, from, to, page.language);
        const span = sourceSpan(segment, from, to);
        const title = page.messages.replaceMark(written.trim());
        const fixes = replacementFix(segment, from, to, written, { title, safe: true });
        return [{ span, message: words.fullWidth(match[0], written.trim()), fixes }];
      }),
    );
  },
});

/** A Chinese character says as much as so many letters. */
const lettersOfCharacter = 3;
/** Fewer are a name or a gloss. */
const fewCharacters = 8;

/** True for a text that says more in Chinese than otherwise: what is said of it is that it is Chinese. */
function isChinese(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters === 0) return false;
  const letters = (text.match(/\p{L}/gu)?.length ?? 0) - characters;
  return characters * (characters < fewCharacters ? 1 : lettersOfCharacter) > letters;
}

/** How far a passage's own words are looked for, across marks and spaces. */
const neighbourhood = 12;

/**
 * A mark of a Chinese passage is no finding of its own; the passage has one. It is in one where the nearest word on either
 * side is Chinese, whatever marks are between: `（ESD），非` and `离线 OCR，参见`; of a bracket on the outer side, since a
 * gloss in Chinese (`Level 3（三级）`) is in nobody's passage.
 */
function belongsToChinese(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - neighbourhood), from);
  const after = text.slice(to, to + neighbourhood);
  const mark = text.slice(from, to);
  const isBehind = !mark.includes('）') && /\p{Script=Han}[^\p{L}\p{N}]*$/u.test(before);
  if (mark.includes('）') && isOpenedInChinese(text, from)) return true;
  return (
    isBehind ||
    isInChineseSentence(text, from) ||
    (!mark.includes('（') && /^[^\p{L}\p{N}]*\p{Script=Han}/u.test(after))
  );
}

/** So much of a sentence is looked at. */
const longestSentence = 120;

/** True where the bracket that closes at `to` opens behind a Chinese character: `学习卡片（Win & Mac）`. */
function isOpenedInChinese(text: string, to: number): boolean {
  const before = text.slice(Math.max(0, to - longestSentence), to);
  return /\p{Script=Han}（[^（）]*$/u.test(before);
}

/** True where what is before a mark, back to the end of the sentence before, is mostly Chinese: `对外依存度为28%。`. */
function isInChineseSentence(text: string, to: number): boolean {
  const [sentence = ''] = /[^.!?。！？\n]*$/u.exec(text.slice(Math.max(0, to - longestSentence), to)) ?? [];
  const count = (pattern: RegExp) => sentence.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) >= 4 && count(/\p{Script=Han}/gu) > count(/\p{L}/gu) / 2;
}

/** The plain form, without a space where there is one already or the text ends. */
function asPlain(mark: string, text: string, from: number, to: number, language: string): string {
  if (/[０-９]/.test(mark)) return mark.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  let written = (language === 'ar' ? arabic[mark] : undefined) ?? plain[mark]!;
  if (from === 0 || /[\s(（“"']/.test(text[from - 1]!)) written = written.trimStart();
  // A straight quotation mark closes behind the end of a sentence, and opens elsewhere.
  const closes = /[。！？]/.test(mark) ? /[\s,.;:!?)）”"'，。：；！？]/ : /[\s,.;:!?)）”，。：；！？]/;
  if (to === text.length || closes.test(text[to]!)) written = written.trimEnd();
  return written;
}
