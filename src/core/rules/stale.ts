import { syntaxes } from '../content/syntax.ts';
import { count } from '../messages/count.ts';
import { hashBlocks } from '../signoff/hashes.ts';
import { type SignOffRecord, signOffPath, writeSignOff } from '../signoff/record.ts';
import { quote } from './quote.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';

/** How many new blocks of the source page a note shows. */
const mostShown = 5;

/** A review in which the source page had these blocks; it says nothing of the page's own text. */
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
  block(on: string): string;
  now(text: string): string;
  page(added: number, gone: number, on: string): string;
  readonly added: string;
}

/** Reports blocks that follow a part of the source page edited since a reviewer of the market last read the page. */
export const stale = defineRule<Words>({
  id: 'copy/stale',
  severity: 'minor',
  category: 'accuracy',
  why: {
    en: 'The Chinese page moved on after this page was reviewed, so readers here may see an old offer.',
    zh: '本页审阅之后，中文页又有改动，当地读者看到的可能是旧内容。',
  },
  instead: {
    en: 'Carry over what concerns this market, leave the rest, and have the page signed again.',
    zh: '与当地有关的改动要跟上，无关的不必照搬，然后请审阅人重新签核。',
  },
  evidence:
    'Exact: the blocks of the Chinese page are compared with those that were there when the page was signed.',
  messages: {
    en: {
      block: (on) => `The Chinese of this was edited after the review of ${on}.`,
      now: (text) => `**The Chinese page now says:** ${text}`,
      page: (added, gone, on) => {
        const changes = [added && `gained ${count(added, 'block')}`, gone && `lost ${count(gone, 'block')}`];
        return `The Chinese page ${changes.filter(Boolean).join(' and ')} after the review of ${on}.`;
      },
      added: '**New on the Chinese page:**',
    },
    zh: {
      block: (on) => `${on} 审阅之后，这一处对应的中文有改动。`,
      now: (text) => `**中文页现在是：** ${text}`,
      page: (added, gone, on) => {
        const changes = [added && `新增了 ${added} 处`, gone && `删去了 ${gone} 处`];
        return `${on} 审阅之后，中文页${changes.filter(Boolean).join('，')}。`;
      },
      added: '**中文页新增：**',
    },
  },
  examples: {
    fails: [
      {
        path: 'content/id/a.md',
        text,
        source,
        files: reviewed('0000000', block('可存放 300 个文件，支持 API。')),
      },
      { path: 'content/id/a.md', text, source, files: reviewed(block('标准版每年 5,000 元。')) },
    ],
    passes: [
      { path: 'content/id/a.md', text, source },
      {
        path: 'content/id/a.md',
        text,
        source,
        files: reviewed(block('标准版每年 5,000 元。'), block('可存放 300 个文件，支持 API。')),
      },
    ],
  },
  check(page, words) {
    const { sourceChanges, on } = page.signOff;
    if (!page.source || on === undefined) return [];
    return [
      ...checkEdited(page, on, words),
      ...checkRest(page, on, sourceChanges.added, sourceChanges.gone, words),
    ];
  },
});

/** One finding on each block that follows an edited one. */
function checkEdited(page: Page, on: string, words: Words): RuleReport[] {
  const { content, alignment, source, signOff } = page;
  const edited = new Set(signOff.sourceChanges.edited);
  return (alignment?.blocks ?? []).flatMap((one, index) => {
    const changed = one?.state === 'local' ? [] : (one?.sources.filter((at) => edited.has(at)) ?? []);
    if (!changed.length) return [];
    const now = changed.map((at) => source!.content.segments[at]!.text).join(' ');
    return [{ span: content.segments[index]!, message: words.block(on), detail: words.now(quote(now)) }];
  });
}

/** One finding at the head of the page for what is new and what is gone: no block of it follows these. */
function checkRest(
  page: Page,
  on: string,
  added: readonly number[],
  gone: number,
  words: Words,
): RuleReport[] {
  if (!added.length && !gone) return [];
  const shown = added.slice(0, mostShown).map((at) => `- ${quote(page.source!.content.segments[at]!.text)}`);
  const rest = added.length > mostShown ? ['- …'] : [];
  const detail = added.length ? [words.added, '', ...shown, ...rest].join('\n') : '';
  return [{ span: page.content.segments[0]!, message: words.page(added.length, gone, on), detail }];
}
