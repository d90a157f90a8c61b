/** The words about pages whose Chinese page moved on: the rule, the reports and the comparison say it alike. */
import { count } from './count.ts';
import type { Language } from './language.ts';

const en = {
  /** Since when, behind what was edited. */
  after: (since: 'review' | 'edit', on: string) =>
    since === 'review' ? `after the review of ${on}` : `after this page was edited last, on ${on}`,
  ofMarket: (market: string, pages: number) => `${market}: ${count(pages, 'stale page')}`,
  edited: (source: string, after: string) => `${source} was edited ${after}`,
  none: 'No page is stale.',
  some: (n: number) =>
    `${count(n, 'page is', 'pages are')} stale: their Chinese was edited since. “terroir review --stale” lists what.`,
  unknown: (n: number) =>
    `Of ${count(n, 'page')} it is not known whether ${n === 1 ? 'it is' : 'they are'} stale, as the history is not here: fetch more (fetch-depth: 0 in actions/checkout, git fetch --unshallow elsewhere).`,
  /** Of a branch; markets with the number of their pages. */
  makes: (pages: number, markets: readonly (readonly [string, number])[]) =>
    `This change makes ${count(pages, 'page')} stale: ${markets.map(([name, n]) => `${name} ${n}`).join(', ')}`,
  blocks: (added: number, gone: number) =>
    [added && count(added, 'new block'), gone && `${count(gone, 'block')} taken out`]
      .filter(Boolean)
      .join(', '),
  more: (n: number) => `… and ${count(n, 'more sentence')}`,
};

export type StaleWords = typeof en;

const zh: StaleWords = {
  after: (since, on) => (since === 'review' ? `${on} 审阅之后` : `本页上次修改（${on}）之后`),
  ofMarket: (market, pages) => `${market}：${pages} 个过时的页面`,
  edited: (source, after) => `${after}，${source} 有改动`,
  none: '没有过时的页面。',
  some: (n) => `有 ${n} 个页面已过时：对应的中文后来有改动。运行 terroir review --stale 可列出改动。`,
  unknown: (n) =>
    `有 ${n} 个页面无法判断是否过时，因为这里没有完整的历史：请获取更多历史（actions/checkout 中设 fetch-depth: 0，其他环境执行 git fetch --unshallow）。`,
  makes: (pages, markets) =>
    `本次改动使 ${pages} 个页面过时：${markets.map(([name, n]) => `${name} ${n} 个`).join('，')}`,
  blocks: (added, gone) =>
    [added && `新增 ${added} 处`, gone && `删去 ${gone} 处`].filter(Boolean).join('，'),
  more: (n) => `……另有 ${n} 句`,
};

/** The words about stale pages in a language. */
export function staleWords(language: Language): StaleWords {
  return language === 'zh' ? zh : en;
}
