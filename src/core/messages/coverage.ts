/** The words about what a market does not have of the Chinese site; apart from the others, as the side panel says them too. */
import { count } from './count.ts';
import { inSentence } from './in-sentence.ts';
import type { Language } from './language.ts';

/** See `coverageKinds`. */
type Kind = 'pages' | 'sections' | 'keys' | 'unwanted' | 'gone';
type Counts = readonly (readonly [Kind, number])[];

/** How many of each kind: `12 pages, 3 sections`. */
const counted = (counts: Counts, words: Record<Kind, (n: number) => string>, comma: string) =>
  counts.map(([kind, n]) => words[kind](n)).join(comma);

const kindsEn: Record<Kind, (n: number) => string> = {
  pages: (n) => count(n, 'Chinese page'),
  sections: (n) => count(n, 'section'),
  keys: (n) => count(n, 'string'),
  unwanted: (n) => `${count(n, 'page')} that should not be there`,
  gone: (n) => `${count(n, 'page')} whose Chinese page is gone`,
};

const en = {
  title: (market: string, counts: Counts): string => {
    const isLacking = counts.some(([kind]) => kind !== 'unwanted' && kind !== 'gone');
    const head = isLacking
      ? `What ${inSentence(market)} does not have yet`
      : `To clear up in ${inSentence(market)}`;
    return `${head}: ${counted(counts, kindsEn, ', ')}`;
  },
  /** What stands before each item of a list. */
  item: {
    pages: 'page',
    sections: 'section',
    keys: 'string',
    unwanted: 'should not be there',
    gone: 'Chinese page is gone',
  } satisfies Record<Kind, string>,
  renamed: (source: string, now: string) => `${source}, now ${now}`,
  more: (n: number) => `… and ${n.toLocaleString('en')} more`,
  gate: {
    lacks: (market: string, counts: Counts): string => `${en.title(market, counts)}.`,
    covered: (market: string) => `${market} has every Chinese page and string it needs.`,
    mend: 'Write the missing pages and strings, or say under `coverage` in .terroir/config.yaml which Chinese pages a market does not need.',
    mendGone:
      'Take down or rework a page whose Chinese page is gone; where that only has another name, give the page the same name, or name it under `source:` at its top.',
  },
};

export type CoverageWords = typeof en;

const kindsZh: Record<Kind, (n: number) => string> = {
  pages: (n) => `${n} 个中文页的对应页面`,
  sections: (n) => `${n} 个章节`,
  keys: (n) => `${n} 个词条`,
  unwanted: (n) => `${n} 个页面不应存在`,
  gone: (n) => `${n} 个页面的中文页已不存在`,
};

const zh: CoverageWords = {
  title: (market, counts) => {
    const isLacking = counts.some(([kind]) => kind !== 'unwanted' && kind !== 'gone');
    return `${market}${isLacking ? '尚缺' : '需清理'}：${counted(counts, kindsZh, '，')}`;
  },
  item: { pages: '页面', sections: '章节', keys: '词条', unwanted: '不应存在', gone: '中文页已不存在' },
  renamed: (source, now) => `${source}，现为 ${now}`,
  more: (n) => `……另有 ${n} 项`,
  gate: {
    lacks: (market, counts) => `${zh.title(market, counts)}。`,
    covered: (market) => `${market}需要的中文页和词条均已齐全。`,
    mend: '补上缺少的页面和词条；如某市场不需要某些中文页，请写入 .terroir/config.yaml 的 coverage。',
    mendGone: '中文页已不存在的页面，请下线或改写；中文页只是改了名的，请同样改名，或在页首用 source: 写明。',
  },
};

/** The words about coverage in a language. */
export function coverageWords(language: Language): CoverageWords {
  return language === 'zh' ? zh : en;
}
