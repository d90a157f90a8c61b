import type { UsedMaterial } from '../locality/library.ts';
import { titleOf } from '../locality/material.ts';
import { reportUse } from './material-use.ts';
import type { Page, Rule } from './rule.ts';

const customer = 'items:\n  - kind: customer\n    name: Kedai Contoh\n';
const text = 'Kedai Contoh menghemat 40%.\n';
const path = 'content/id/a.md';

/** Material of another market, or none for readers outside the company. */
export const foreignMaterial: Rule = {
  id: 'local/foreign-material',
  severity: 'minor',
  category: 'audience-appropriateness',
  zh: [],
  why: {
    en: 'A name that counts in one market says nothing in another; and what a customer did not release must not be published.',
    zh: '在一个市场有分量的名字，换一个市场可能无人知晓；客户没有授权的内容也不能公开。',
  },
  instead: {
    en: 'Take material of this market. Where the name is known here as well, list it in this market’s library, too.',
    zh: '换用本市场的素材；如果这个名字在这里同样知名，请也加入本市场的素材库。',
  },
  evidence: 'The site’s own library in .terroir/local: the folder it lies in, and its rights.',
  markets: [],
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
  check: (page) =>
    page.used.flatMap((one) => {
      const message = messageFor(page, one);
      return message === undefined ? [] : [reportUse(page, foreignMaterial, one, message)];
    }),
};

/** Seasons, ways of paying and channels are found in many markets; customers, partners and words are one's own. */
const shared: readonly string[] = ['event', 'payment', 'channel', 'image'];

function messageFor(
  { target, config, market, say, speaks }: Page,
  { material }: UsedMaterial,
): string | undefined {
  const words = say.locality;
  const title = titleOf(material);
  if (material.market === target.market)
    return material.rights === 'internal' ? words.internal(title, material.owner) : undefined;
  if (!market || target.audience !== 'local' || shared.includes(material.kind)) return undefined;
  const from = config.markets.get(material.market)?.name[speaks] ?? material.market;
  return words.foreign(title, from, market.name[speaks]);
}
