import { readableChinese } from '../phrases/stock.ts';
import { defineRule } from './rule.ts';

/** So many of the phrases are named; the page itself shows all. */
const mostNamed = 8;

/** A page without a Chinese one that its phrases give away as a translation from Chinese. */
export const translated = defineRule({
  id: 'phrase/translated-page',
  name: { en: 'reads like a translation', zh: '像译文的页面' },
  severity: 'neutral',
  category: 'style',
  why: {
    en: 'One of these phrases alone proves nothing. So many kinds of them on a page of this length are hardly ever found on pages that were written in the language.',
    zh: '单独一处说明不了什么；但这么短的一页出现这么多种，本地人写的页面几乎不会这样。',
  },
  instead: {
    en: 'Have a local author write the page from its facts, or start with the phrases that are marked.',
    zh: '请当地作者根据事实重写，或先从标出的说法改起。',
  },
  evidence:
    'A log-likelihood ratio over the kinds of phrases and the length of the page, with rates counted on public sites; method, rates and errors in docs/evidence.md.',
  messages: {
    en: {
      message: (kinds: number, names: readonly string[]) =>
        `This page reads like a translation from Chinese: it has ${kinds} set phrases, such as ${names.join(', ')}.`,
    },
    zh: {
      message: (kinds, names) => `这页读起来像是从中文译来的：共有${kinds}种套话，例如${names.join('、')}。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'content/en/about.md',
        text: `# About us

Since its establishment, the company has always adhered to the business philosophy of quality first and customer foremost.
We integrate R&D, production and sales, with strong technical force and advanced equipment.
Our products are exported at home and abroad and are deeply loved by the majority of consumers.
We sincerely welcome new and old customers at home and abroad to visit and negotiate, and to create brilliance hand in hand with us.
With the rapid development of the industry, we empower thousands of industries and achieve win-win cooperation.
`,
      },
    ],
    passes: [{ path: 'content/en/about.md', text: 'We cast pump housings in Ningbo. Win-win.\n' }],
  },
  check({ evidence, content }, words) {
    if (!evidence?.isEnough) return [];
    const names = evidence.matches.slice(0, mostNamed).flatMap(({ phrase, notion }) => {
      const zh = phrase.zh[0] ?? (notion.stock && readableChinese(notion.stock)[0]);
      return zh === undefined ? [] : [zh];
    });
    const { from, to } = content.segments[0]!;
    return [{ span: { from, to }, message: words.message(evidence.matches.length, names) }];
  },
});
