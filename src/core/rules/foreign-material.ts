import type { UsedMaterial } from '../locality/library.ts';
import { titleOf } from '../locality/material.ts';
import { inSentence } from '../messages/in-sentence.ts';
import { reportUse } from './material-use.ts';
import { defineRule, type Page } from './rule.ts';

const customer = 'items:\n  - kind: customer\n    name: Kedai Contoh\n';
const text = 'Kedai Contoh menghemat 40%.\n';
const path = 'content/id/a.md';

interface Words {
  foreign(title: string, from: string, here: string): string;
  internal(title: string, owner: string | undefined): string;
}

/** Material of another market, or none for readers outside the company. */
export const foreignMaterial = defineRule<Words>({
  id: 'local/foreign-material',
  name: { en: 'material of another market', zh: '其他市场的素材' },
  severity: 'minor',
  category: 'audience-appropriateness',
  why: {
    en: 'A name that counts in one market says nothing in another; and what a customer did not release must not be published.',
    zh: '在一个市场有分量的名字，换一个市场可能无人知晓；客户没有授权的内容也不能公开。',
  },
  instead: {
    en: 'Take material of this market. Where the name is known here as well, list it in this market’s library, too.',
    zh: '换用本市场的素材；如果这个名字在这里同样知名，请也加入本市场的素材库。',
  },
  evidence: 'The site’s own library in .terroir/local: the folder it lies in, and its rights.',
  messages: {
    en: {
      foreign: (title, from, here) =>
        `“${title}” is local material of ${inSentence(from)}: readers in ${inSentence(here)} hardly know it.`,
      internal: (title, owner) =>
        `“${title}” is not to be published: ask${owner ? ` ${owner}` : ' its owner'}, or take another.`,
    },
    zh: {
      foreign: (title, from, here) => `“${title}”是${from}的当地素材，${here}的读者大多不了解。`,
      internal: (title, owner) => `“${title}”不可公开发布：请询问${owner ?? '负责人'}，或换一个。`,
    },
  },
  examples: {
    fails: [
      { path, text, files: { '.terroir/local/MY/customers.yaml': customer } },
      { path, text, files: { '.terroir/local/ID/customers.yaml': `${customer}    rights: internal\n` } },
    ],
    passes: [
      { path, text, files: { '.terroir/local/ID/customers.yaml': customer } },
      {
        path,
        text,
        files: {
          '.terroir/local/ID/customers.yaml': customer,
          '.terroir/local/MY/customers.yaml': customer,
        },
      },
    ],
  },
  check: (page, words) =>
    page.used.flatMap((one) => {
      const message = messageFor(page, one, words);
      return message === undefined ? [] : [reportUse(page, one, message)];
    }),
});

/** Seasons, ways of paying and channels are found in many markets; customers, partners and words are one's own. */
const shared: readonly string[] = ['event', 'payment', 'channel', 'image'];

function messageFor(
  { target, config, market, uiLanguage }: Page,
  { material }: UsedMaterial,
  words: Words,
): string | undefined {
  const title = titleOf(material);
  if (material.market === target.market)
    return material.rights === 'internal' ? words.internal(title, material.owner) : undefined;
  if (!market || target.audience !== 'local' || shared.includes(material.kind)) return undefined;
  const from = config.markets.get(material.market)?.name[uiLanguage] ?? material.market;
  return words.foreign(title, from, market.name[uiLanguage]);
}
