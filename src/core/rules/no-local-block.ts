import { inSentence } from '../messages/in-sentence.ts';
import { cardNote } from './locality-note.ts';
import { mirrorShare } from './mirrors-source.ts';
import { defineRule, type Page } from './rule.ts';

const mirrored = (text: string) =>
  Array.from({ length: 13 }, (_, index) => `- ${text} ${index + 100}\n`).join('');

/** A page on which no block was written for its market. */
export const noLocalBlock = defineRule({
  id: 'local/no-local-block',
  name: { en: 'nothing of this market', zh: '没有当地内容' },
  severity: 'neutral',
  category: 'custom',
  actions: ['insert-material'],
  why: {
    en: 'A local customer, partner, price or way of paying is what tells readers that a company is really here.',
    zh: '当地的客户、伙伴、价格或付款方式，才能让读者相信这家公司真的在当地。',
  },
  instead: {
    en: 'Add one block only someone of the market could write: a named customer with a result, a partner, an event, a contact.',
    zh: '至少加一段只有当地人写得出的内容：有名有姓、有结果的客户，合作伙伴，活动，或联系方式。',
  },
  evidence: 'A hint, not an error: what is absent from a page says more about it than any phrase on it.',
  messages: {
    en: { none: (market: string) => `No block on this page was written for ${inSentence(market)}.` },
    zh: { none: (market) => `本页没有一段是专为${market}写的。` },
  },
  examples: {
    fails: [
      {
        path: 'content/id/a.md',
        text: `# A\n\n${mirrored('Fitur nomor')}`,
        source: `# 甲\n\n${mirrored('功能编号')}`,
      },
    ],
    passes: [
      {
        path: 'content/id/a.md',
        text: `# A\n\n${mirrored('Fitur nomor')}\nToko Contoh di Bandung memangkas waktu hitung stok dari dua hari menjadi tiga jam sejak 2023. Tim kami di Jakarta menjawab lewat WhatsApp setiap hari kerja. Pembayaran lewat QRIS dan virtual account.\n`,
        source: `# 甲\n\n${mirrored('功能编号')}`,
      },
    ],
  },
  check(page, words) {
    const { market, uiLanguage, content } = page;
    if (!hasNoLocalBlock(page)) return [];
    const message = words.none(market!.name[uiLanguage]);
    return [{ span: content.segments[0]!, message, detail: cardNote(page) }];
  },
});

/** True for a page for local readers all of which follows its source page, or was written by a model. */
export function hasNoLocalBlock(page: Page): boolean {
  const { alignment, market, target, drafted } = page;
  if (mirrorShare(page) === null || !market || target.audience !== 'local') return false;
  return !alignment!.blocks.some((block, index) => block?.state === 'local' && !drafted.has(index));
}
