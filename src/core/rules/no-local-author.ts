import { closeShare } from '../authorship/mix.ts';
import { type Mix, sizeOf } from '../authorship/shares.ts';
import { inSentence } from '../messages/in-sentence.ts';
import { reviewWords } from '../messages/review.ts';
import { defineRule } from './rule.ts';

/** Where more of a page is by people nobody named, nothing is said of who wrote it. */
const mostUnknown = 0.5;

const files = {
  '.terroir/authors.yaml':
    'authors:\n  - { name: Writer A, version: 1.0 }\n  - { name: Writer B, version: 4.0, markets: [ID] }\n',
};

/** A page for customers of a market on which nobody close to the market has written. */
export const noLocalAuthor = defineRule({
  id: 'local/no-local-author',
  name: { en: 'no local author', zh: '没有当地作者' },
  severity: 'neutral',
  category: 'custom',
  why: {
    en: 'People of the market know what its readers believe, fear and laugh at; from elsewhere that is guessed.',
    zh: '当地读者信什么、怕什么、为什么会心一笑，只有当地人才清楚，外人只能猜。',
  },
  instead: {
    en: 'Brief a local author for the part customers read first. `targets` in .terroir/authors.yaml says which pages want it.',
    zh: '请当地作者来写客户最先看到的部分。哪些页面需要，由 .terroir/authors.yaml 的 targets 决定。',
  },
  evidence:
    'Who wrote each line is what git blame says, and who they are is what the site says of them. A hint: a good page may come from anywhere.',
  messages: {
    en: {
      none: (market: string) => `Nobody close to ${inSentence(market)} has written on this page.`,
      writtenBy: (mix: Mix) => `**Written by:** ${reviewWords('en').shares(mix)}`,
    },
    zh: {
      none: (market) => `没有熟悉${market}当地的作者写过本页。`,
      writtenBy: (mix) => `**撰写：** ${reviewWords('zh').shares(mix)}`,
    },
  },
  examples: {
    fails: [{ path: 'content/id/a.md', text: '---\nauthor: Writer A\n---\n\nHalaman produk.\n', files }],
    passes: [
      { path: 'content/id/a.md', text: '---\nauthor: Writer B\n---\n\nHalaman produk.\n', files },
      { path: 'content/id/a.md', text: 'Halaman produk.\n', files },
      { path: 'content/id/legal/a.md', text: '---\nauthor: Writer A\n---\n\nKetentuan.\n', files },
    ],
  },
  check(page, words) {
    const { authorship, market, target, uiLanguage, content } = page;
    if (!authorship || !market || target.audience !== 'local' || !authorship.target.share) return [];
    const { mix } = authorship;
    if (closeShare(authorship) !== 0 || mix.other > mostUnknown * sizeOf(mix)) return [];
    const message = words.none(market.name[uiLanguage]);
    return [{ span: content.segments[0]!, message, detail: words.writtenBy(mix) }];
  },
});
