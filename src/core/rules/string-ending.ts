import { ownText } from '../content/segment.ts';
import { defineRule, type RuleReport } from './rule.ts';
import { fullPairs, spanIn, unitEdit } from './string-pairs.ts';

/** A string that ends unlike its source, as a question, with a colon …; and marks that a language writes in its own way. */
export const stringEnding = defineRule({
  id: 'string/ending',
  name: { en: 'marks at the end', zh: '句末标点' },
  severity: 'minor',
  category: 'linguistic-conventions',
  why: {
    en: 'A lost question mark turns a question into a statement, a lost colon leaves a field without its label’s sign. Readers of Spanish, Arabic or Greek look for the marks of their own language.',
    zh: '少了问号，问句就成了陈述；少了冒号，标签和内容就分不开。西班牙语、阿拉伯语、希腊语的读者习惯看到本语言的标点。',
  },
  instead: {
    en: 'End the string as its source does, with the marks of the language: ¿…? in Spanish, ؟ in Arabic and Persian.',
    zh: '结尾的标点请与原文对应，并使用该语言自己的写法：西班牙语 ¿…?，阿拉伯语和波斯语 ؟。',
  },
  evidence:
    'Weblate, “Trailing stop”, “Trailing colon”, “Trailing question” and the like. Real Academia Española, Ortografía: ¿ and ¡ are obligatory.',
  messages: {
    en: {
      lost: (mark: string) => `The source ends with “${mark}”, and this does not.`,
      other: (mark: string, own: string) => `The source ends with “${mark}”, this with “${own}”.`,
      own: (mark: string) => `Write “${mark}” in this language.`,
      open: 'A question begins with ¿ in Spanish.',
      add: (mark: string) => `Add “${mark}”`,
    },
    zh: {
      lost: (mark) => `原文以“${mark}”结尾，这里没有。`,
      other: (mark, own) => `原文以“${mark}”结尾，这里是“${own}”。`,
      own: (mark) => `该语言应写作“${mark}”。`,
      open: '西班牙语的问句以 ¿ 开头。',
      add: (mark) => `补上“${mark}”`,
    },
  },
  examples: {
    fails: [
      {
        path: 'locales/es.json',
        text: '{"q": "Desea borrar el archivo?"}',
        files: { 'locales/zh.json': '{"q": "要删除文件吗？"}' },
      },
      {
        path: 'locales/ar.json',
        text: '{"q": "هل تريد حذف الملف?"}',
        files: { 'locales/zh.json': '{"q": "要删除文件吗？"}' },
      },
    ],
    passes: [
      {
        path: 'locales/es.json',
        text: '{"q": "¿Desea borrar el archivo?", "n": "Nombre:", "d": "Guardado"}',
        files: { 'locales/zh.json': '{"q": "要删除文件吗？", "n": "姓名：", "d": "已保存。"}' },
      },
      {
        path: 'locales/de.json',
        text: '{"How synchronisation works": "Wie die Synchronisierung funktioniert"}',
        files: { 'locales/zh.json': '{"How synchronisation works": "如何使用同步功能？"}' },
      },
      {
        path: 'locales/ja.json',
        text: '{"q": "ファイルを削除しますか。"}',
        files: { 'locales/zh.json': '{"q": "要删除文件吗？"}' },
      },
    ],
  },
  check(page, words) {
    const own = questionMarks[page.language] ?? (isFullWidth.has(page.language) ? '？' : '?');
    return fullPairs(page).flatMap(({ unit, source }): RuleReport[] => {
      const text = unit.text.trimEnd();
      // What was never translated is told as that.
      if (text === source.trimEnd()) return [];
      const [before, after] = [endOf(source), endOf(text)];
      const last = text.length - (after.mark.length || 1);
      const span = spanIn(unit, Math.max(0, last), text.length);
      // A question mark in another script than the sentence.
      if (after.kind === 'question' && after.mark === '?' && own !== '?' && own !== '？' && isWritten(text)) {
        const edit = unitEdit(unit, last, text.length, own);
        const fixes = edit ? [{ title: page.messages.replaceWith(own), edits: [edit], safe: true }] : [];
        return [{ span, message: words.own(own), fixes }];
      }
      if (page.language === 'es' && after.kind === 'question' && !text.includes('¿') && isSentence(text)) {
        const edit = unitEdit(unit, 0, 0, '¿');
        const fixes = edit ? [{ title: words.add('¿'), edits: [edit], safe: false }] : [];
        return [{ span, message: words.open, fixes }];
      }
      if (before.kind === after.kind || !before.kind || before.kind === 'other') return [];
      // “How it works” follows its key, which is no question, whatever the Chinese makes of it.
      const written = ownText(unit);
      if (written !== undefined && endOf(written).kind === after.kind) return [];
      if (before.kind === 'question') {
        if (asksInWords.test(text) || after.kind === 'colon' || unmarked.has(page.language)) return [];
        if (after.kind) return [{ span, message: words.other(before.mark, after.mark) }];
      } else if (after.kind || !/[\p{L}\p{N})]$/u.test(text)) return [];
      const mark = before.kind === 'question' ? own : colonOf(page.language);
      const edit = unitEdit(unit, text.length, text.length, mark);
      const fixes = edit ? [{ title: words.add(mark.trim()), edits: [edit], safe: false }] : [];
      // A label may do without its colon: a reader misses the question more.
      const severity = before.kind === 'colon' ? 'neutral' : undefined;
      return [{ span, message: words.lost(before.mark), fixes, severity }];
    });
  },
});

/** Question marks that are no “?”: Unicode, General Punctuation; Arabic, Greek and Armenian. */
const questionMarks: Readonly<Record<string, string>> = { ar: '؟', fa: '؟', ur: '؟' };
const isFullWidth = new Set(['zh', 'ja', 'yue']);
/** Languages whose questions need no mark. */
const unmarked = new Set(['th', 'lo', 'km', 'my', 'ja', 'el', 'hy']);
/** Questions that say it by their words. */
const asksInWords = /(?:か|の|까|요|나요|니까)[。.]?$/u;

/** French has a space before a colon, Chinese and Japanese one as wide as a character. */
function colonOf(language: string): string {
  return language === 'fr' ? '\u00a0:' : isFullWidth.has(language) ? '：' : ':';
}

function endOf(text: string): {
  readonly kind: 'question' | 'colon' | 'other' | undefined;
  readonly mark: string;
} {
  const [mark = ''] = /[?？؟;；:：.。…!！]+$/u.exec(text.trimEnd()) ?? [];
  // Two of them are a doubt of whoever wrote it.
  if (/[?？؟]{2}/.test(mark)) return { kind: 'other', mark };
  if (/[?？؟]/.test(mark)) return { kind: 'question', mark: mark.slice(-1) };
  if (/^[:：]$/.test(mark)) return { kind: 'colon', mark };
  return { kind: mark ? 'other' : undefined, mark };
}

const isWritten = (text: string) => /[\p{Script=Arabic}]\s*\?$/u.test(text);
/** One sentence that begins with a word: of several, the question need not be the first. */
const isSentence = (text: string) => /^\p{L}[^.!:;?\n{%<]*\?$/u.test(text);
