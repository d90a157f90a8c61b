import { inSentence } from '../messages/in-sentence.ts';
import { cardNote, wishFor } from './locality-note.ts';
import { hasNoLocalBlock } from './no-local-block.ts';
import { defineRule } from './rule.ts';

/** A page of fewer words is a stub or a menu. */
const leastWords = 60;

const filler =
  'Kami membantu tim Anda bekerja lebih cepat dengan aplikasi yang mudah dipakai setiap hari. '.repeat(6);

/** A page of a kind that convinces by local proof, and has none of it. */
export const missingProof = defineRule({
  id: 'local/missing-proof',
  name: { en: 'what readers here would believe', zh: '缺少当地佐证' },
  severity: 'neutral',
  category: 'custom',
  actions: ['insert-material'],
  why: {
    en: 'Readers believe a company that people around them already buy from; what a page leaves out tells them more than what it says.',
    zh: '读者更相信身边的人已经在用的品牌；页面上没有写什么，往往比写了什么更能说明问题。',
  },
  instead: {
    en: 'Take something from the library of local material, or ask a local author for one sentence nobody in China could write.',
    zh: '从当地素材库中选一条，或请当地作者写一句在中国写不出来的话。',
  },
  evidence:
    'A hint on home, campaign, product and case-study pages for local readers on which nothing local is found; never on articles, specifications and legal pages.',
  messages: {
    en: {
      missing: (market: string, wishes: readonly string[]) =>
        `Nothing here yet shows readers in ${inSentence(market)} that someone is there: ${wishes.join(', or ')} would.`,
    },
    zh: {
      missing: (market, wishes) => `本页还看不出你们在${market}有业务：可以加上${wishes.join('，或')}。`,
    },
  },
  examples: {
    fails: [{ path: 'content/id/_index.md', text: `# Yunfan\n\n${filler}\n` }],
    passes: [
      { path: 'content/id/_index.md', text: `# Yunfan\n\n${filler}\n\nHubungi +62 21 5790 3000.\n` },
      { path: 'content/id/legal/privacy.md', text: `# Privasi\n\n${filler}\n` },
      { path: 'content/id/blog/a.md', text: `# Blog\n\n${filler}\n` },
    ],
  },
  check(page, words) {
    const { locality, market, uiLanguage, content } = page;
    const { signals, wants, missing } = locality;
    if (!market || !wants.length || !missing.length || page.words < leastWords) return [];
    // A page with anything local has its author: what else it wants is on its card.
    if (signals.some(({ kind, isBacked }) => kind !== 'customer' || isBacked)) return [];
    if (hasNoLocalBlock(page)) return [];
    const place = content.segments.find(({ kind }) => kind === 'heading') ?? content.segments[0]!;
    const wishes = missing.slice(0, 2).map((kind) => wishFor(kind, page));
    return [{ span: place, message: words.missing(market.name[uiLanguage], wishes), detail: cardNote(page) }];
  },
});
