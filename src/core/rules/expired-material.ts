import { isPast, titleOf } from '../locality/material.ts';
import { reportUse } from './material-use.ts';
import { defineRule } from './rule.ts';

const library = 'items:\n  - kind: customer\n    name: Toko Contoh\n    until: ';

/** Local material on a page whose time is over. */
export const expiredMaterial = defineRule({
  id: 'local/expired-material',
  name: { en: 'material past its last day', zh: '已过期的素材' },
  severity: 'minor',
  category: 'audience-appropriateness',
  why: {
    en: 'A customer or partner who let a company use their name for a while notices when it stays.',
    zh: '客户或伙伴只授权使用一段时间，过期不撤，对方是会发现的。',
  },
  instead: {
    en: 'Ask the owner for more time and move the date in the library, or take other material.',
    zh: '向负责人申请延期并在素材库中更新日期，或换用其他素材。',
  },
  evidence: 'The site’s own library in .terroir/local: the day it names is past.',
  messages: {
    en: {
      expired: (title: string, until: string, owner: string | undefined) =>
        `“${title}” could be used until ${until} only: ask${owner ? ` ${owner}` : ' its owner'}, or take another.`,
    },
    zh: {
      expired: (title, until, owner) => `“${title}”只能用到 ${until}：请询问${owner ?? '负责人'}，或换一个。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'content/id/a.md',
        text: 'Toko Contoh menghemat 40%.\n',
        files: { '.terroir/local/ID/customers.yaml': `${library}2020-01-31\n` },
      },
    ],
    passes: [
      {
        path: 'content/id/a.md',
        text: 'Toko Contoh menghemat 40%.\n',
        files: { '.terroir/local/ID/customers.yaml': `${library}2999-01-31\n` },
      },
    ],
  },
  check: (page, words) =>
    page.used
      .filter(({ material }) => material.market === page.target.market && isPast(material, page.today))
      .map((one) => {
        const { owner, until } = one.material;
        return reportUse(page, one, words.expired(titleOf(one.material), until!, owner));
      }),
});
