import { cloneRuns } from '../copies/clones.ts';
import { mirrorTarget } from '../copies/mirror-target.ts';
import { type Rule, report } from './rule.ts';

const story =
  'Our warehouse app counts stock while your team packs, so nobody stays late for the count. It runs on the phones you already own, needs no training, and keeps working when the line drops. Most teams start on a Monday and stop using paper by Friday.';

/** Blocks that stand on the page for another market of the same language as well. */
export const clone: Rule = {
  id: 'copy/clone',
  severity: 'neutral',
  category: 'custom',
  zh: [],
  why: {
    en: 'Readers of two markets share a language, not their customers, prices or habits; a page that reads the same in both was written for neither.',
    zh: '两个市场语言相同，客户、价格和习惯却不同；在两地一字不差的页面，其实没有为任何一地而写。',
  },
  instead: {
    en: 'Keep what is true everywhere, and let an author of this market write the rest: its customers, prices, examples.',
    zh: '处处适用的内容可以保留，其余请本地作者来写：当地的客户、价格和例子。',
  },
  evidence:
    'Which page was first cannot be read from the text, so both are told. Three in ten of a block’s runs of three words (five characters where words are not spaced), and 30 words together: with every tenth word replaced, 99% of the blocks are found again, with every fifth 86 to 94%; see docs/evidence.md.',
  markets: [],
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
  check(page) {
    const { twins, market, say, speaks, target, config } = page;
    // What may mirror the source page wholly (terms of use, a specification) may be the same everywhere.
    if (!market || mirrorTarget(target, config) === 1) return [];
    const { segments } = page.content;
    return cloneRuns(
      segments,
      twins.map((twin) => twin.segments),
    ).map(({ from, to, words, twins: having }) => {
      const blocks = from === 0 && to === segments.length ? undefined : { from: from + 1, to, words };
      const [first, ...others] = having.map((index) => twins[index]!);
      const message = say.clone(blocks, first!.market?.name[speaks] ?? '', others.length);
      const span = {
        from: segments[from]!.from,
        to: Math.max(...segments.slice(from, to).map((one) => one.to)),
      };
      return report(
        page,
        clone,
        span,
        message,
        [],
        say.cloneNote([first!, ...others].map(({ path }) => path)),
      );
    });
  },
};
