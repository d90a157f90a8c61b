import { syntaxes } from '../content/syntax.ts';
import { count } from '../messages/count.ts';
import { staleWords } from '../messages/stale.ts';
import { hashBlocks } from '../signoff/hashes.ts';
import { type SignOffRecord, signOffPath, writeSignOff } from '../signoff/record.ts';
import type { Stale, StaleChange } from '../signoff/stale.ts';
import { quote } from './quote.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';

/** How many new blocks of the source page a note shows. */
const mostShown = 5;

/** A review in which the source page had these blocks, made when an example is read; it says nothing of the page's own text. */
const reviewed = (...blocks: string[]) => ({
  [signOffPath('content/id/a.md')]: writeSignOff({
    verdict: 'approved',
    by: 'A reviewer',
    on: '2026-03-31',
    text: 'x',
    remarks: [],
    source: { path: 'content/zh/a.md', blocks },
  } satisfies SignOffRecord),
});
const block = (text: string) =>
  hashBlocks([
    { kind: 'paragraph', text, mappings: [], marks: [], syntax: syntaxes.markdown, from: 0, to: text.length },
  ])[0]!;
const source = '标准版每年 5,000 元。\n\n可存放 300 个文件，支持 API。\n';
const text = 'Paket Standar 5,000 per tahun.\n\nMenyimpan 300 file, dengan API.\n';

interface Words {
  block(since: Stale['since'], on: string): string;
  page(since: Stale['since'], on: string, edited: number, added: number, gone: number): string;
  readonly edited: string;
  readonly before: string;
  readonly now: string;
  readonly added: string;
  readonly gone: string;
}

/**
 * Reports blocks that follow a part of the source page edited since a reviewer of the market last read the page or, where
 * nobody did, since its text was edited last: that may have been meant so, and is a hint.
 */
export const stale = defineRule<Words>({
  id: 'copy/stale',
  name: { en: 'changes of the Chinese page', zh: '中文页的改动' },
  severity: 'minor',
  category: 'accuracy',
  actions: ['compare'],
  why: {
    en: 'The Chinese page moved on after this page was reviewed or edited last, so readers here may see an old offer.',
    zh: '本页上次审阅或修改之后，中文页又有改动，当地读者看到的可能是旧内容。',
  },
  instead: {
    en: 'Carry over what concerns this market and leave the rest; where the market signs its pages, have it signed again.',
    zh: '与当地有关的改动要跟上，无关的不必照搬；需要签发的页面，请审阅人重新签发。',
  },
  evidence:
    'Exact: the blocks of the Chinese page are compared with those that were there when the page was signed or, where it was not, with those git has of the day its text was edited last.',
  messages: {
    en: {
      block: (since, on) => `The Chinese of this was edited ${staleWords('en').after(since, on)}.`,
      page: (since, on, edited, added, gone) => {
        const changes = [
          edited && `changed ${count(edited, 'block')}`,
          added && `gained ${count(added, 'block')}`,
          gone && `lost ${count(gone, 'block')}`,
        ];
        return `The Chinese page ${changes.filter(Boolean).join(', ')} ${staleWords('en').after(since, on)}.`;
      },
      before: '**The Chinese page said:** ',
      now: '**The Chinese page now says:** ',
      edited: '**Changed on the Chinese page:**',
      added: '**New on the Chinese page:**',
      gone: '**Gone from the Chinese page:**',
    },
    zh: {
      block: (since, on) => `${staleWords('zh').after(since, on)}，这一处对应的中文有改动。`,
      page: (since, on, edited, added, gone) => {
        const changes = [
          edited && `改动了 ${edited} 处`,
          added && `新增了 ${added} 处`,
          gone && `删去了 ${gone} 处`,
        ];
        return `${staleWords('zh').after(since, on)}，中文页${changes.filter(Boolean).join('，')}。`;
      },
      before: '**中文页原来是：** ',
      now: '**中文页现在是：** ',
      edited: '**中文页改动：**',
      added: '**中文页新增：**',
      gone: '**中文页删去：**',
    },
  },
  examples: {
    fails: [
      {
        path: 'content/id/a.md',
        text,
        source,
        get files() {
          return reviewed('0000000', block('可存放 300 个文件，支持 API。'));
        },
      },
      {
        path: 'content/id/a.md',
        text,
        source,
        get files() {
          return reviewed(block('标准版每年 5,000 元。'));
        },
      },
    ],
    passes: [
      { path: 'content/id/a.md', text, source },
      {
        path: 'content/id/a.md',
        text,
        source,
        get files() {
          return reviewed(block('标准版每年 5,000 元。'), block('可存放 300 个文件，支持 API。'));
        },
      },
    ],
  },
  check(page, words) {
    const { stale, source } = page;
    if (!stale || !source) return [];
    const severity = stale.since === 'review' ? 'minor' : 'neutral';
    return [...checkEdited(page, stale, words), ...checkRest(page, stale, words)].map((report) => ({
      ...report,
      severity,
    }));
  },
});

/** One finding on each block that follows an edited one. */
function checkEdited({ content }: Page, { since, on, changes }: Stale, words: Words): RuleReport[] {
  const edited = new Map<number, StaleChange[]>();
  for (const change of changes)
    for (const index of change.blocks) edited.set(index, [...(edited.get(index) ?? []), change]);
  return [...edited].map(([index, own]) => {
    const detail = own.flatMap(({ before, after = '' }) => [
      ...(before === undefined ? [] : [words.before + quote(before)]),
      words.now + quote(after),
    ]);
    return { span: content.segments[index]!, message: words.block(since, on), detail: detail.join('\n\n') };
  });
}

/** One finding at the head of the page for what is new, what is gone and what was edited and no block of it follows. */
function checkRest({ content }: Page, { since, on, changes }: Stale, words: Words): RuleReport[] {
  const rest = changes.filter(({ blocks }) => !blocks.length);
  if (!rest.length) return [];
  const of = (kind: StaleChange['kind']) => rest.filter((one) => one.kind === kind);
  const texts = (kind: StaleChange['kind']) => of(kind).flatMap(({ before, after }) => after ?? before ?? []);
  const detail = (['edited', 'added', 'gone'] as const).flatMap((kind) => listed(words[kind], texts(kind)));
  const counts = [of('edited').length, of('added').length, of('gone').length] as const;
  return [
    { span: content.segments[0]!, message: words.page(since, on, ...counts), detail: detail.join('\n') },
  ];
}

function listed(head: string, texts: readonly string[]): string[] {
  if (!texts.length) return [];
  const rest = texts.length > mostShown ? ['- …'] : [];
  return [head, '', ...texts.slice(0, mostShown).map((text) => `- ${quote(text)}`), ...rest, ''];
}
