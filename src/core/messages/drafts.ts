/** The words about what a model drafts. */
import type { Refusal } from '../content/rewrite.ts';
import type { TextDifference } from '../facts/texts.ts';
import { count } from './count.ts';
import type { Language } from './language.ts';

/** Why nothing can be drafted at a place, see `DraftTask`. */
type NoDraft = 'changed' | 'no-page' | 'no-market' | 'no-block' | 'too-long' | 'broken' | 'nothing';

const en = {
  problem: {
    changed: 'The page has changed in the meantime: draft it again.',
    'no-page': 'Open a page for a market first.',
    'no-market': 'Nothing says which market this page is for.',
    'no-block': 'There is no text here that could be written anew: put the cursor into a paragraph.',
    'too-long': 'The page is too long to be drafted at once: draft it block by block.',
    broken: 'The record of what models wrote on this page cannot be read: take it back from git first.',
    nothing: 'The draft says what the page says already.',
  } satisfies Record<NoDraft, string>,
  /** What is drafted, as buttons and titles name it. */
  part: (text: string, blocks: number) => (blocks === 1 ? `“${text}”` : count(blocks, 'block')),
  about: (text: string, problem: string) => `“${text}”: ${problem}`,
  fact: {
    changed: (there: string, here: string) => `The fact “${there}” became “${here}”.`,
    missing: (there: string) => `The fact “${there}” is missing.`,
    added: (_: string, here: string) => `“${here}” is new: nothing says so.`,
  } satisfies Record<TextDifference['how'], (there: string, here: string) => string>,
  refused: {
    lost: (tags: string) => `It lost ${tags}, and cannot be put into the page.`,
    added: (tags: string) => `It has ${tags}, which the page has not, and cannot be put into it.`,
    empty: () => 'The model wrote nothing for it.',
    unreadable: () => 'The page cannot hold what the model wrote: around it something else would be read.',
    ambiguous: () => 'Its marks cannot be told from its words: change it by hand.',
  } satisfies Record<Refusal['problem'], (tags: string) => string>,
};

/** What is said about drafts; both languages have the same keys. */
export type DraftWords = typeof en;

const zh: DraftWords = {
  problem: {
    changed: '页面已有改动：请重新起草。',
    'no-page': '请先打开一个面向某个市场的页面。',
    'no-market': '无法判断本页面向哪个市场。',
    'no-block': '这里没有可以重写的文字：请把光标放进某个段落。',
    'too-long': '页面太长，无法一次起草：请逐段起草。',
    broken: '无法读取本页的模型起草记录：请先从 git 恢复。',
    nothing: '草稿与页面现有文字相同。',
  },
  part: (text, blocks) => (blocks === 1 ? `“${text}”` : `${blocks} 段`),
  about: (text, problem) => `“${text}”：${problem}`,
  fact: {
    changed: (there, here) => `事实“${there}”变成了“${here}”。`,
    missing: (there) => `缺少事实“${there}”。`,
    added: (_, here) => `“${here}”是新加的，原文没有依据。`,
  },
  refused: {
    lost: (tags) => `草稿缺少 ${tags}，无法写入页面。`,
    added: (tags) => `草稿多出页面没有的 ${tags}，无法写入页面。`,
    empty: () => '模型没有给出这一段。',
    unreadable: () => '页面放不下模型写的内容：写入后，周围的内容会被读成别的东西。',
    ambiguous: () => '标记与文字无法区分，请手动修改。',
  },
};

/** The words about drafts in a language. */
export function draftWords(language: Language): DraftWords {
  return language === 'zh' ? zh : en;
}
