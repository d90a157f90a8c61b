import { cloneRuns } from '../alignment/clones.ts';
import { mirrorTarget } from '../alignment/mirror-target.ts';
import { count } from '../messages/count.ts';
import { inSentence } from '../messages/in-sentence.ts';
import { defineRule } from './rule.ts';

const story =
  'Our warehouse app counts stock while your team packs, so nobody stays late for the count. It runs on the phones you already own, needs no training, and keeps working when the line drops. Most teams start on a Monday and stop using paper by Friday.';

/** Blocks of a page as readers count them, from 1, both ends included. */
interface BlockRange {
  readonly from: number;
  readonly to: number;
  readonly words: number;
}

/** Blocks that are on the page for another market of the same language as well. */
export const clone = defineRule({
  id: 'copy/clone',
  name: { en: 'the same page in two markets', zh: '两个市场内容相同' },
  severity: 'neutral',
  category: 'custom',
  why: {
    en: 'Readers of two markets share a language, not their customers, prices or habits; a page that reads the same in both was written for neither.',
    zh: '两个市场语言相同，客户、价格和习惯却不同；在两地一字不差的页面，其实没有为任何一地而写。',
  },
  instead: {
    en: 'Keep what is true everywhere, and let an author of this market write the rest: its customers, prices, examples.',
    zh: '处处适用的内容可以保留，其余请当地作者来写：当地的客户、价格和例子。',
  },
  evidence:
    'Which page was first cannot be read from the text, so both are told. Three in ten of a block’s runs of three words (five characters where words are not spaced), and 30 words together: with every tenth word replaced, 99% of the blocks are found again, with every fifth 86 to 94%; see docs/evidence.md.',
  messages: {
    en: {
      same: (blocks: BlockRange | undefined, market: string, others: number) => {
        const page = `the page for ${inSentence(market) || 'all markets'}${others ? ` and ${count(others, 'other')}` : ''}`;
        if (!blocks) return `This page is the same as ${page}.`;
        const { from, to, words } = blocks;
        const range =
          from === to
            ? `¶${from} (${count(words, 'word')}) is`
            : `¶${from}–${to} (${count(words, 'word')}) are`;
        return `${range} the same as on ${page}.`;
      },
      sameIn: (paths: readonly string[]) =>
        `**The same in:** ${paths.map((path) => `\`${path}\``).join(', ')}`,
    },
    zh: {
      same: (blocks, market, others) => {
        const page = `${market ? `${market}页面` : '通用页面'}${others ? `等 ${others + 1} 个页面` : ''}`;
        if (!blocks) return `本页与${page}相同。`;
        const { from, to, words } = blocks;
        return `第 ${from === to ? from : `${from}–${to}`} 段（${words} 词）与${page}相同。`;
      },
      sameIn: (paths) => `**相同内容见：** ${paths.map((path) => `\`${path}\``).join('、')}`,
    },
  },
  examples: {
    fails: [
      {
        path: 'content/en-MY/app.md',
        text: `# Count stock\n\n${story}\n`,
        files: { 'content/en-SG/app.md': `# Stock, counted\n\n${story.replace('Monday', 'Tuesday')}\n` },
      },
      {
        path: 'content/zh-HK/app.md',
        text: '本系統專為連鎖餐廳而設，店長在手機上就能看到每間分店當天的營業額、人手和存貨，不必等總部傳來報表。點餐、付款和會員都在同一個畫面，新員工半天就會使用。每逢週末和假期，系統會按往年的數字提醒你多備多少材料。',
        files: {
          'content/zh-TW/app.md':
            '本系統專為連鎖餐廳而設，店長在手機上就能看到每間分店當天的營業額、人手和存貨，不必等總部傳來報表。點餐、付款和會員都在同一個畫面，新員工半天就會使用。每逢週末和假期，系統會按往年的數字提醒你多備多少材料。',
        },
      },
    ],
    passes: [
      {
        path: 'content/en-MY/app.md',
        text: `# Count stock\n\n${story}\n`,
        files: {
          'content/en-SG/app.md':
            '# Count stock\n\nHawker stalls at our Tampines pilot closed the books before the last order. The owners pay by PayNow, see yesterday’s stock on the way to the market, and call our team at Paya Lebar when the scales are out.\n',
        },
      },
      {
        path: 'content/en-MY/legal/terms.md',
        text: `# Terms\n\n${story}\n`,
        files: { 'content/en-SG/legal/terms.md': `# Terms\n\n${story}\n` },
      },
    ],
  },
  check(page, { same, sameIn }) {
    const { localeVariants, market, uiLanguage, target, config } = page;
    // What may mirror the source page wholly (terms of use, a specification) may be the same everywhere.
    if (!market || mirrorTarget(target, config) === 1) return [];
    const { segments } = page.content;
    return cloneRuns(
      segments,
      localeVariants.map((variant) => variant.segments),
    ).map(({ from, to, words, localeVariants: having }) => {
      const blocks = from === 0 && to === segments.length ? undefined : { from: from + 1, to, words };
      const [first, ...others] = having.map((index) => localeVariants[index]!);
      const message = same(blocks, first!.market?.name[uiLanguage] ?? '', others.length);
      const span = {
        from: segments[from]!.from,
        to: Math.max(...segments.slice(from, to).map((one) => one.to)),
      };
      return { span, message, detail: sameIn([first!, ...others].map(({ path }) => path)) };
    });
  },
});
