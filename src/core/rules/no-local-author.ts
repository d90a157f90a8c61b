import { closeShare } from '../authorship/mix.ts';
import { sizeOf } from '../authorship/shares.ts';
import { peopleWords } from '../messages/people.ts';
import { type Rule, report } from './rule.ts';

/** Where more of a page is by people nobody named, nothing is said of who wrote it. */
const mostUnknown = 0.5;

const files = {
  '.terroir/authors.yaml':
    'authors:\n  - { name: Writer A, version: 1.0 }\n  - { name: Writer B, version: 4.0, markets: [ID] }\n',
};

/** A page for customers of a market on which nobody close to the market has written. */
export const noLocalAuthor: Rule = {
  id: 'local/no-local-author',
  severity: 'neutral',
  category: 'custom',
  zh: [],
  why: {
    en: 'People of the market know what its readers believe, fear and laugh at; from elsewhere that is guessed.',
    zh: '当地读者信什么、怕什么、为什么会心一笑，只有当地人才清楚，外人只能猜。',
  },
  instead: {
    en: 'Brief a local author for the part customers read first. `targets` in .terroir/authors.yaml says which pages want it.',
    zh: '请当地作者来写客户最先看到的部分。哪些页面需要，由 .terroir/authors.yaml 的 targets 决定。',
  },
  evidence:
    'Who wrote each line is what git blame says, and who they are is what the site says of them. A nudge: a good page may come from anywhere.',
  markets: [],
  examples: {
    fails: [{ path: 'content/id/a.md', text: '---\nauthor: Writer A\n---\n\nHalaman produk.\n', files }],
    passes: [
      { path: 'content/id/a.md', text: '---\nauthor: Writer B\n---\n\nHalaman produk.\n', files },
      { path: 'content/id/a.md', text: 'Halaman produk.\n', files },
      { path: 'content/id/legal/a.md', text: '---\nauthor: Writer A\n---\n\nKetentuan.\n', files },
    ],
  },
  check(page) {
    const { authorship, market, target, speaks, content } = page;
    if (!authorship || !market || target.audience !== 'local' || !authorship.target.share) return [];
    const { mix } = authorship;
    if (closeShare(authorship) !== 0 || mix.other > mostUnknown * sizeOf(mix)) return [];
    const words = peopleWords(speaks);
    const message = words.noLocalAuthor(market.name[speaks]);
    return [report(page, noLocalAuthor, content.segments[0]!, message, [], words.writtenBy(mix))];
  },
};
