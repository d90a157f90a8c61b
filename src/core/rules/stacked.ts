import type { Carried } from './carried.ts';
import { defineRule } from './rule.ts';

/** A paragraph that is made of set phrases. */
export const stacked = defineRule({
  id: 'phrase/stacked',
  name: { en: 'set phrases in a row', zh: '套话扎堆' },
  severity: 'minor',
  category: 'style',
  why: {
    en: 'Each of these phrases is a set piece of Chinese copy. One may pass; together they tell the reader nothing about you, and show that the page was written for somebody else.',
    zh: '这些都是中文文案里的套话。单独一处也许看不出来，堆在一起，读者就只看到空话，也看得出这页不是写给他们的。',
  },
  instead: {
    en: 'Write the paragraph anew from its facts: what it is, for whom, one figure, one name. What is left without a fact can go.',
    zh: '只留事实，重写这一段：是什么、给谁用、一个数字、一个名字；没有事实支撑的句子可以删去。',
  },
  evidence:
    'The Chinese of each phrase is in the sentences that these follow; the phrases are in the lexicon, each with examples.',
  messages: {
    en: {
      message: (terms: readonly string[]) => `This passage copies the Chinese ${list(terms, ', ', ' and ')}.`,
      why: (term: string, why: string) => `- **${term}** ${why}`,
    },
    zh: {
      message: (terms) => `这段话照搬了${terms.map((term) => `“${term}”`).join('、')}。`,
      why: (term, why) => `- **${term}**：${why}`,
    },
  },
  examples: {
    fails: [
      {
        path: 'content/en/about.md',
        text: `# About Yunfan

Yunfan was founded in 2009. The company is in Ningbo. We have three hundred employees.

Yunfan integrates R&D, production and sales, and is deeply favoured and unanimously praised by customers.

Our products are exported to thirty countries. The warranty is two years.

The factory covers ten thousand square metres. We inspect the equipment twice a year.
`,
        source: `# 关于云帆

云帆成立于2009年。公司位于宁波。我们有三百名员工。

云帆集研发、生产、销售于一体，深受广大客户青睐和一致好评。

产品出口三十个国家。质保期为两年。

工厂面积一万平方米。我们每年检查两次设备。
`,
      },
    ],
    passes: [{ path: 'content/en/about.md', text: 'We cast pump housings in Ningbo.\n' }],
  },
  check({ stacks, uiLanguage }, words) {
    return stacks.map(({ from, to, carried, isSure, fixes, frame }) => ({
      span: { from, to },
      severity: isSure || carried.length > 2 || carried.some(isExact) ? 'minor' : 'neutral',
      message: words.message(carried.map(({ term }) => term)),
      fixes,
      frame,
      detail: carried
        .slice(0, mostExplained)
        .map(({ term, notion }) => words.why(term, notion.stock?.why[uiLanguage] ?? ''))
        .join('\n'),
    }));
  },
});

const mostExplained = 5;

const isExact = ({ by }: Carried) => by === 'rendering' || by === 'words';

function list(items: readonly string[], between: string, last: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(between)}${last}${items.at(-1)}`;
}
