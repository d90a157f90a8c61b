/** Takes an author’s text, as it was pasted, into its page; nothing is written. */
import { type PastedPage, pasteIn } from '../handover/paste-in.ts';
import type { Language } from '../messages/language.ts';
import type { PageReviews } from './reviewing.ts';

/** More is no page. */
const longestPasted = 500_000;

/** A page as an author’s pasted text makes it; undefined for what is no page. */
export async function pastePage(
  site: PageReviews,
  path: string,
  pasted: string,
): Promise<PastedPage | { readonly problem: 'too-large' } | undefined> {
  const page = await site.content(path);
  if (!page) return undefined;
  if (pasted.length > longestPasted) return { problem: 'too-large' };
  return pasteIn(page.format, page.text, page.content, pasted);
}

const en = {
  problem: {
    format: 'Only pages in Markdown and MDX can be made from a pasted text.',
    empty: 'There is no text in the clipboard. Copy the author’s text, then try again.',
    unreadable: 'The page would not read as the author wrote it. Paste the text by hand.',
    'too-large': 'The text in the clipboard is too long for a page.',
  },
  around: (line: string) => `of the letter, left out: ${line}`,
  kept: (text: string) => `stays as it was, look whether it still fits: ${text}`,
  lostLink: (link: string) => `the link has no place any more: ${link}`,
  head: (text: string) => `at the head of the page, stays as it was: ${text}`,
};

const zh: typeof en = {
  problem: {
    format: '只有 Markdown 和 MDX 页面可以用粘贴的文本生成。',
    empty: '剪贴板里没有文字。请先复制作者的文本，再试一次。',
    unreadable: '生成的页面与作者所写不一致，请手动粘贴。',
    'too-large': '剪贴板里的文字太长，不像一个页面。',
  },
  around: (line) => `信中的话，未采用：${line}`,
  kept: (text) => `保持原样，请看是否仍然合适：${text}`,
  lostLink: (link) => `链接已无处可放：${link}`,
  head: (text) => `页首信息，保持原样：${text}`,
};

/** The sentences about pasted texts in a language. */
export const pasteWords = (language: Language): typeof en => (language === 'zh' ? zh : en);
