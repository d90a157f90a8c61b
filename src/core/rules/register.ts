import { defineRule } from './rule.ts';

/**
 * Dense phrases per 1,000 words from which a page reads translated. Measured on 16 Chinese-origin and 10
 * native English sites: 46% of Chinese-origin pages reach it, 0.7% of native ones.
 */
export const registerLimit = 10;

const cues =
  'At present, users can conveniently obtain a large number of capabilities, and the unified console is suitable for business scenarios. ' +
  'The whole process is as follows. In this way, massive data is mainly promptly processed. Therefore, large-scale intelligent operation and maintenance is supported. ';

/** A page whose English has many of the function phrases Chinese companies use and native authors do not. */
export const register = defineRule({
  id: 'phrase/register',
  name: { en: 'the style of translations', zh: '翻译腔' },
  severity: 'neutral',
  category: 'style',
  zh: ['目前', '大量', '用户可以', '如下', '从而'],
  why: {
    en: 'No single phrase is wrong; together they tell readers that the page was not written for them.',
    zh: '单个说法都没有错，但聚在一起，读者一眼就能看出这不是写给自己的。',
  },
  instead: {
    en: 'Ask an author of the market to rewrite the page from its facts, not sentence by sentence.',
    zh: '请当地作者根据页面要传达的事实重写，而不是逐句修改。',
  },
  evidence:
    'Measured on 16 Chinese-origin and 10 native English sites: 10 such phrases per 1,000 words are reached by 46% of Chinese-origin pages and 0.7% of native ones.',
  messages: {
    en: {
      translated: (density: number) =>
        `Reads like translated technical prose: ${density.toFixed(0)} phrases per 1,000 words that Chinese companies’ English uses far more often than native authors.`,
    },
    zh: {
      translated: (density) =>
        `读起来像翻译过来的技术文档：每千词有 ${density.toFixed(0)} 处中国企业英文里特别常见、母语作者却很少用的说法。`,
    },
  },
  examples: {
    fails: [{ path: 'content/en-SG/about.md', text: `# About\n\n${cues.repeat(8)}` }],
    passes: [
      {
        path: 'content/en-SG/about.md',
        text: `# About\n\n${'We don’t ask people to change how they work. You keep your spreadsheet, and it just stays right. '.repeat(20)}`,
      },
    ],
  },
  check(page, words) {
    const density = page.register;
    if (density === null || density < registerLimit) return [];
    return [{ span: page.content.segments[0]!, message: words.translated(density) }];
  },
});
