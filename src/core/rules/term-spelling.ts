import { sourceSpan } from '../content/segment.ts';
import type { Span } from '../finding.ts';
import { nameSpellings } from '../text/name-spellings.ts';
import { replacementFix } from './fix.ts';
import { followedPassages } from './followed.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';

const others = 'WeChat hat 12 Filter.\n\nMit WeChat zahlen.\n\nÖffnen Sie WeChat.\n\nWeChat für Läden.\n';
/** Names are counted from thirty pages on. */
const many = Array.from({ length: 30 }, (_, n) => [
  [`content/zh/c${n}.md`, `第 ${n} 页。\n`],
  [`content/de/c${n}.md`, `Seite ${n}.\n`],
]);
const pages = {
  ...(Object.fromEntries(many.flat()) as Record<string, string>),
  'content/zh/b.md': '微信有 12 个滤镜。\n',
  'content/de/b.md': others,
  'content/zh/a.md': '用微信付款 30 次。\n',
};

/** A name that the site's other pages in the language spell otherwise. */
export const termSpelling = defineRule({
  id: 'term/spelling',
  name: { en: 'Name spelt in two ways', zh: '同一名称写法不一' },
  severity: 'neutral',
  category: 'terminology',
  why: {
    en: 'A name that is spelt in two ways looks like two things, and a search for one does not find the other.',
    zh: '同一个名称有两种写法，看起来像两样东西，搜索其一也找不到另一个。',
  },
  instead: {
    en: 'Spell it as the other pages do, or correct those.',
    zh: '请与其他页面的写法一致；如其他页面有误，请改正那些页面。',
  },
  evidence:
    'MQM: terminology, inconsistent use of terminology. Told of names with capitals inside, or in one word where another page has two, that stand at least four times in one spelling and four times as often as in others, where a language has thirty pages that follow a Chinese one.',
  messages: {
    en: {
      other: (name: string, usual: string, times: number, path: string) =>
        `“${name}” is “${usual}” in ${times} other places, such as ${path}.`,
      fix: (usual: string) => `Write “${usual}”`,
    },
    zh: {
      other: (name, usual, times, path) => `“${name}”在另外 ${times} 处（如 ${path}）写作“${usual}”。`,
      fix: (usual) => `改为“${usual}”`,
    },
  },
  examples: {
    fails: [
      { path: 'content/de/a.md', text: 'Mit Wechat 30 Mal zahlen.\n', files: pages },
      { path: 'content/de/a.md', text: 'Mit We Chat 30 Mal zahlen.\n', files: pages },
    ],
    passes: [
      { path: 'content/de/a.md', text: 'Mit WeChat 30 Mal zahlen, auch WECHAT-Nutzer.\n', files: pages },
      { path: 'content/de/a.md', text: 'Mehr unter wechat.com/Wechat, 30 Mal.\n', files: pages },
      {
        path: 'content/de/a.md',
        text: 'Mit Wechat 30 Mal zahlen.\n',
        files: { ...pages, 'content/zh/a.md': '用 Wechat 付款 30 次。\n' },
      },
    ],
  },
  check(page, words) {
    const inSource = new Set(
      page.source?.content.segments.flatMap(({ text }) => nameSpellings(text).map((one) => one.text)),
    );
    const told = toldByChinese(page);
    return page.content.segments.flatMap((segment, index) =>
      nameSpellings(segment.text).flatMap(({ text, key, from, to }): RuleReport[] => {
        const name = page.siteNames(key);
        if (!name?.rare.includes(text) || inSource.has(text) || told(index, { from, to }, name.spelling))
          return [];
        const { spelling, count, path } = name;
        const about = { title: words.fix(spelling), safe: false };
        return [
          {
            span: sourceSpan(segment, from, to),
            message: words.other(text, spelling, count, path),
            fixes: replacementFix(segment, from, to, spelling, about),
          },
        ];
      }),
    );
  },
});

/** Where a sentence follows a Chinese one with the usual spelling, `term/name` tells it. */
function toldByChinese(page: Page): (block: number, span: Span, spelling: string) => boolean {
  const passages = followedPassages(page);
  return (block, span, spelling) =>
    passages.some(
      ({ sentences, source }) =>
        source.includes(spelling) &&
        sentences.some((one) => one.block === block && one.from < span.to && span.from < one.to),
    );
}
