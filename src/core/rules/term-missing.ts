import { sourceSpan } from '../content/segment.ts';
import { hasTerm, termText } from '../phrases/has-term.ts';
import { isWrittenIn, scriptLanguage } from '../text/language.ts';
import { followedPassages } from './followed.ts';
import { quote } from './quote.ts';
import { defineRule } from './rule.ts';

const termbase = {
  '.terroir/terms/a.yaml':
    'concepts:\n  - id: board\n    terms:\n      zh: 数据看板\n      en: {preferred: dashboard, admitted: [board]}\n      de: Ladestation\n      ko: 대시보드\n      ar: جهاز\n',
};

/** A sentence that follows a Chinese one with a term of the termbase, and has none of the terms that stand for it. */
export const termMissing = defineRule({
  id: 'term/missing',
  name: { en: 'terms of this site', zh: '本站术语' },
  severity: 'minor',
  category: 'terminology',
  why: {
    en: 'Readers take another word for another thing.',
    zh: '换一个说法，读者会以为是另一样东西。',
  },
  instead: {
    en: 'Use the term of the termbase, or add the other one there as admitted.',
    zh: '使用术语库里的用语；如果另一种说法也可以，请在术语库中列为可用（admitted）。',
  },
  evidence:
    'MQM: terminology, inconsistent with termbase. Reported only where a sentence follows a Chinese one that has the term; inflected forms and compounds count as the term.',
  messages: {
    en: {
      missing: (term: string, wanted: string) =>
        `The Chinese has “${term}”, which is “${wanted}” in the termbase; it is not here.`,
      admitted: '**Also right:**',
    },
    zh: {
      missing: (term, wanted) => `中文是“${term}”，术语库要求用“${wanted}”，这里没有用。`,
      admitted: '**也可以用：**',
    },
  },
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.md',
        text: 'The data kanban shows 12 figures.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
      {
        path: 'content/de/a.md',
        text: 'Die Tafel zeigt 12 Zahlen.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
    ],
    passes: [
      {
        path: 'content/en-SG/a.md',
        text: 'Dashboards show 12 figures.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
      {
        path: 'content/en-SG/a.md',
        text: 'A board shows 12 figures.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
      {
        path: 'content/en-SG/a.md',
        text: 'The data kanban shows 12 figures.\n',
        source: '大屏显示 12 个数字。\n',
        files: termbase,
      },
      {
        path: 'content/de/a.md',
        text: 'Schnellladestationen zeigen 12 Zahlen.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
      {
        path: 'content/ko/a.md',
        text: '대시보드에서 12개 숫자를 봅니다.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
      {
        path: 'content/ar/a.md',
        text: 'تعرض الأجهزة 12 رقما.\n',
        source: '数据看板显示 12 个数字。\n',
        files: termbase,
      },
    ],
  },
  check: (page, words) =>
    followedPassages(page).flatMap(({ sentences: [first], source, around }) => {
      // What was left in another language is reported as that.
      if (!isWrittenIn(page.language, scriptLanguage(around) ?? '')) return [];
      const terms = new Map(
        page.terms.inSource(source).flatMap((one) => (one.isName ? [] : [[one.concept, one] as const])),
      );
      if (!terms.size) return [];
      const text = termText(around, page.language);
      const missing = [...terms.values()].filter(
        ({ wanted, forbidden }) => ![...wanted, ...forbidden].some((term) => hasTerm(text, term)),
      );
      return missing.map(({ term, wanted: [preferred, ...admitted] }) => ({
        span: sourceSpan(first!.segment, first!.from, first!.to),
        message: words.missing(term, preferred),
        detail: [
          page.messages.noteChinese(quote(source)),
          ...(admitted.length ? [`${words.admitted} ${admitted.join(', ')}`] : []),
        ].join('\n\n'),
      }));
    }),
});
