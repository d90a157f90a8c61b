import { isAboveTarget, mirrorTarget } from '../alignment/mirror-target.ts';
import { count } from '../messages/count.ts';
import { inSentence } from '../messages/in-sentence.ts';
import { percent } from '../text/numbers.ts';
import { defineRule, type Page } from './rule.ts';

/** Below this many sentences a share says nothing. */
const leastSentences = 12;

/** Lower bound of each band of mirror shares. */
export const bands = { mirrors: 0.85, adapted: 0.6, partly: 0.3, independent: 0 } as const;
export type MirrorBand = keyof typeof bands;

/** The band of a mirror share: `mirrorBandOf(0.7)` is `adapted`. */
export function mirrorBandOf(mirror: number): MirrorBand {
  return (Object.keys(bands) as MirrorBand[]).find((band) => mirror >= bands[band])!;
}

/** The share of a page's sentences that follow its source page, or null where that cannot be known. */
export function mirrorShare(page: Pick<Page, 'alignment'>): number | null {
  const { alignment } = page;
  return alignment && alignment.sentences >= leastSentences ? alignment.mirror : null;
}

/**
 * The share of a page's sentences that follow nothing of its source page and that people wrote, or null where that cannot
 * be known.
 */
export function localShare(page: Pick<Page, 'alignment' | 'drafted'>): number | null {
  const mirror = mirrorShare(page);
  if (mirror === null) return null;
  const { links, sentences } = page.alignment!;
  const drafted = links.filter(
    ({ block, sources }) => page.drafted.has(block) && (mirror === 0 || !sources.length),
  );
  return Math.max(0, 1 - mirror - drafted.length / sentences);
}

/**
 * The mirror share where it may be said to people: null where it is not firm, in a language of which neither enough of the
 * site's pages nor a measured lexicon tell which words translate which. There a page written anew reaches .9 by chance.
 */
export function sureMirror(page: Pick<Page, 'alignment' | 'confidence'>): number | null {
  return page.confidence === 'high' ? mirrorShare(page) : null;
}

const paragraph = (text: string) =>
  Array.from({ length: 14 }, (_, index) => `## ${index + 10}\n\n${text} ${index + 100}.\n`);

/** A page that follows the Chinese one sentence by sentence. */
export const mirrorsSource = defineRule({
  id: 'copy/mirrors-source',
  name: { en: 'follows the Chinese page', zh: '与中文页逐句对应' },
  severity: 'neutral',
  category: 'custom',
  actions: ['compare'],
  why: {
    en: 'A page that says the same as the Chinese one, in the same order, has nothing a reader of this market would miss if it were gone.',
    zh: '与中文页逐句相同的页面，没有任何一处是专为当地读者写的。',
  },
  instead: {
    en: 'Keep the facts, and brief a local author: a customer of the market, its way of paying, its reasons to buy.',
    zh: '保留事实，请当地作者重写：当地的客户、当地的付款方式、当地人购买的理由。',
  },
  evidence:
    'Measured on seven public sites: the share is higher on a page paired with its source than with the source of nearest topic, copies apart, in 98 to 100% of cases. Human translations of a community mirror at .8 to .97 as well, so this is a hint, not a verdict on the translator.',
  messages: {
    en: {
      mirrors: (share: number, market: string) =>
        `${percent(share)} of this page follows the Chinese page sentence by sentence${market && `; little of it was written for ${inSentence(market)}`}.`,
      target: (target: number, type: string | undefined, guessed: boolean) =>
        type
          ? `At most ${percent(target)} is the target for a ${type}${guessed ? ' (read from the path; `pageType:` in the front matter says otherwise)' : ''}.`
          : `At most ${percent(target)} is the target; \`pageType:\` in the front matter sets another.`,
      unmatched: (local: number, dropped: number) =>
        `${count(local, 'block')} on this page ${local === 1 ? 'has' : 'have'} no counterpart in Chinese; ${count(dropped, 'Chinese block')} ${dropped === 1 ? 'was' : 'were'} dropped.`,
    },
    zh: {
      mirrors: (share, market) =>
        `本页有 ${percent(share)} 的内容逐句对应中文页${market && `，几乎没有为${market}撰写的内容`}。`,
      target: (target, type, guessed) =>
        type
          ? `${type}与中文页的对应比例宜不超过 ${percent(target)}${guessed ? '（类型由路径推断，可在 front matter 中用 `pageType:` 更正）' : ''}。`
          : `与中文页的对应比例宜不超过 ${percent(target)}；可在 front matter 中用 \`pageType:\` 设定页面类型。`,
      unmatched: (local, dropped) =>
        `本页有 ${local} 段在中文页中没有对应内容；中文页有 ${dropped} 段没有出现在本页。`,
    },
  },
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
  check(page, words) {
    const mirror = sureMirror(page);
    const { messages, uiLanguage, alignment, market, target, config } = page;
    if (mirror === null || !isAboveTarget(mirror, target, config)) return [];
    const guessed = target.origin.pageType === 'path';
    const type = target.pageType && messages.pageType[target.pageType];
    const local = alignment!.blocks.filter((block) => block?.state === 'local').length;
    const detail = [
      words.unmatched(local, alignment!.dropped.length),
      words.target(mirrorTarget(target, config), type, guessed),
      page.sourceConfidence === null
        ? ''
        : messages.pairedByContent(page.sourceConfidence, page.source!.path),
    ];
    return [
      {
        span: page.content.segments[0]!,
        message: words.mirrors(mirror, market?.name[uiLanguage] ?? ''),
        detail: detail.filter(Boolean).join(' '),
      },
    ];
  },
});
