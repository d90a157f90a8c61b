import { isAboveTarget, mirrorTarget } from '../copies/mirror-target.ts';
import { type Rule, report } from './rule.ts';

/** Below this many sentences a share says nothing. */
const leastSentences = 12;

/** What a mirror share means; the lower bound of each band. */
export const bands = { mirrors: 0.85, adapted: 0.6, partly: 0.3, independent: 0 } as const;
export type Band = keyof typeof bands;

/** The band of a mirror share: `bandOf(0.7)` is `adapted`. */
export function bandOf(mirror: number): Band {
  return (Object.keys(bands) as Band[]).find((band) => mirror >= bands[band])!;
}

/** The share of a page's sentences that follow its source page, or null where that cannot be known. */
export function mirrorShare(page: Pick<Parameters<Rule['check']>[0], 'alignment'>): number | null {
  const { alignment } = page;
  return alignment && alignment.sentences >= leastSentences ? alignment.mirror : null;
}

/**
 * The mirror share as far as it may be said to people: a rough one, of a site with too few pages to learn from, only
 * where it is so high that hardly any other page reaches it. A page written anew on the same subject has 0.4 to 0.75 by
 * chance, one that follows its source 0.85 and more. Null where nothing may be said.
 */
export function sureMirror({
  mirror,
  confidence,
}: {
  readonly mirror: number | null;
  readonly confidence: 'high' | 'low' | null;
}): number | null {
  return mirror !== null && (confidence === 'high' || mirror >= bands.mirrors) ? mirror : null;
}

const paragraph = (text: string) =>
  Array.from({ length: 14 }, (_, index) => `## ${index + 10}\n\n${text} ${index + 100}.\n`);

/** A page that follows the Chinese one sentence by sentence. */
export const mirrorsSource: Rule = {
  id: 'copy/mirrors-source',
  severity: 'neutral',
  category: 'custom',
  zh: [],
  why: {
    en: 'A page that says the same as the Chinese one, in the same order, has nothing a reader of this market would miss if it were gone.',
    zh: '与中文页逐句相同的页面，没有任何一处是专为当地读者写的。',
  },
  instead: {
    en: 'Keep the facts, and brief a local author: a customer of the market, its way of paying, its reasons to buy.',
    zh: '保留事实，请当地作者重写：当地的客户、当地的付款方式、当地人购买的理由。',
  },
  evidence:
    'Measured on seven public sites: the share is higher on a page paired with its source than with the source of nearest topic, copies apart, in 98 to 100% of cases. Human translations of a community mirror at .8 to .97 as well, so this is a nudge, not a verdict on the translator.',
  markets: [],
  examples: {
    fails: [
      {
        path: 'content/id/product.md',
        text: `# Produk\n\n${paragraph('Produk kami menghemat waktu tim gudang dengan kode').join('\n')}`,
        source: `# 产品\n\n${paragraph('我们的产品为仓库团队节省时间，编号').join('\n')}`,
      },
    ],
    passes: [
      {
        path: 'content/id/privacy.md',
        text: `# Privasi\n\n${paragraph('Data pelanggan disimpan dengan kode').join('\n')}`,
        source: `# 隐私\n\n${paragraph('客户数据按编号保存').join('\n')}`,
      },
    ],
  },
  check(page) {
    const mirror = mirrorShare(page);
    const { say, speaks, alignment, confidence, market, target, config } = page;
    if (mirror === null || sureMirror({ mirror, confidence }) === null) return [];
    if (!isAboveTarget(mirror, target, config)) return [];
    const guessed = target.origin.pageType === 'path';
    const type = target.pageType && say.pageType[target.pageType];
    const local = alignment!.blocks.filter((block) => block?.state === 'local').length;
    return [
      report(
        page,
        mirrorsSource,
        page.content.segments[0]!,
        say.mirrors(mirror, market?.name[speaks] ?? ''),
        [],
        [
          say.mirrorNote(local, alignment!.dropped.length),
          say.mirrorTarget(mirrorTarget(target, config), type, guessed),
          page.sourceConfidence === null ? '' : say.pairedByContent(page.sourceConfidence, page.source!.path),
          confidence === 'low' ? say.mirrorRough : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ];
  },
};
