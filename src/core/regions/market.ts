import * as z from 'zod/mini';
import { bilingual } from '../text/bilingual.ts';
import { described } from '../text/schema.ts';
import { dayRule } from './calendar.ts';
import { industries } from './industry.ts';
import { localeName } from './locale-name.ts';
import files from './markets/*.yaml';
import { readerKinds } from './readers.ts';

/** A fact with where it can be checked. */
const sourced = z.strictObject({
  name: z.string(),
  about: z.optional(bilingual),
  source: z.optional(z.string()),
});
const list = <T extends z.core.$ZodType>(item: T) => z._default(z.array(item), []);

const onDay = described(
  z.string().check(z.regex(dayRule, { error: 'day' })),
  'When it falls: 12-25, thursday from 11-22, easter-2, islamic 10-1, or the days themselves. 日期的写法。',
);
/** Claims that some laws allow with proof only. */
export const claims = ['superlatives', 'comparisons', 'green'] as const;
export type Claim = (typeof claims)[number];
const law = z.extend(sourced, {
  covers: described(z.optional(z.array(z.enum(claims))), 'The claims it asks proof for. 要求举证的宣称。'),
});
/** A season or a day; its next date is computed, never typed in. See calendar.ts for how `on` is written. */
const moment = z.extend(sourced, { on: z.optional(onDay) });
const festival = z.extend(sourced, { on: onDay });

/** Names by which a page shows that it was written in the market, in the scripts of its pages. */
const sign = z.strictObject({
  kind: described(z.enum(['bank', 'shop', 'place', 'payment', 'moment']), 'What they are. 类别。'),
  names: described(z.array(z.string()).check(z.minLength(1)), 'As they stand on pages. 页面上的写法。'),
  source: described(z.string(), 'Where it can be checked that they are of this market. 可查证的出处。'),
  doubtful: described(
    z.optional(z.boolean()),
    'Also named on pages from elsewhere: counts only beside a sign that is not. 外来页面也会提到；须与其他信号同时出现才计入。',
  ),
  match: described(
    z.array(z.string()).check(z.minLength(1)),
    'Sentences of local copy in which they are found. 应识别的例句。',
  ),
});

/** What counts for some readers only; see `forReaders`. */
const scope = {
  industries: described(
    z.optional(z.array(z.enum(industries)).check(z.minLength(1, { error: 'empty' }))),
    'The industries it counts in; without them, in all. 适用的行业；不写则不限。',
  ),
  readers: described(
    z.optional(z.array(z.enum(readerKinds)).check(z.minLength(1, { error: 'empty' }))),
    'The readers it counts for; without them, for all. 适用的读者；不写则不限。',
  ),
};
const certification = z.extend(sourced, scope);
const entry = z.union([z.string(), z.strictObject({ name: z.string(), ...scope })]);
const advice = z.union([z.array(z.strictObject({ en: z.string(), zh: z.string(), ...scope })), bilingual]);

/** What Terroir knows of a market. Numbers, dates and currency come from `Intl`, never from here. */
export const marketSchema = z.strictObject({
  code: described(
    z.string().check(z.regex(/^[A-Z]{2}$/)),
    'ISO 3166-1 code, the same as the file’s name. 国家或地区代码，与文件名相同。',
  ),
  name: described(bilingual, 'What the market is called. 市场名称。'),
  locales: described(
    z.array(localeName).check(z.minLength(1)),
    'Locales its pages are written in, the usual one first. 页面使用的语言区域，最常用的在前。',
  ),
  english: described(
    z.optional(z.enum(['american', 'british'])),
    'How its English is spelt, where readers expect one spelling. 英文拼写。',
  ),
  tier: described(z._default(z.enum(['southeast-asia', 'growing', 'mature']), 'growing'), '市场层级。'),
  currency: described(
    z.string().check(z.regex(/^[A-Z]{3}$/, { error: 'currency' })),
    'ISO 4217 code of what people pay with, such as SGD. 货币代码。',
  ),
  tax: described(
    z.optional(z.string()),
    'What a price says about its tax, as it stands on a page. 价格旁的含税说明。',
  ),
  register: described(
    z._default(bilingual, { en: '', zh: '' }),
    'How readers are addressed, and in which variety of the language. 对读者的称呼与语言变体。',
  ),
  payments: described(list(entry), 'How people pay, the most usual first. 付款方式，最常用的在前。'),
  channels: described(
    list(entry),
    'Where people talk with a company, the most usual first. 与企业联系的渠道，最常用的在前。',
  ),
  marketplaces: described(
    list(z.string()),
    'Where people shop online, the most usual first. 网购平台，最常用的在前。',
  ),
  signs: described(
    list(sign),
    'Banks, shops, places, ways to pay and seasons that only local copy names. 只有当地文案才会提到的银行、商店、地名、付款方式与节日。',
  ),
  moments: described(list(moment), 'When people buy. 营销节点。'),
  festivals: described(
    list(festival),
    'What people keep beside these: days to greet on, or to keep quiet on. 其他节日：适合问候，或应当保持安静的日子。',
  ),
  laws: described(
    list(law),
    'Privacy, consumer and advertising law that copy meets. 文案会涉及的隐私、消费者与广告法规。',
  ),
  certifications: described(
    list(certification),
    'Marks of trust customers ask for, what most products carry first. 客户看重的认证，多数产品具备的在前。',
  ),
  partners: described(list(entry), 'Whose word counts here. 在当地有分量的机构与伙伴。'),
  legalForms: described(
    z.optional(
      z.strictObject({
        before: described(z.optional(z.array(z.string())), 'Before the name: PT. 名称之前。'),
        behind: described(z.optional(z.array(z.string())), 'Behind it: Sdn Bhd. 名称之后。'),
        around: described(
          z.optional(z.array(z.tuple([z.string(), z.string()]))),
          'On both sides. 名称两侧。',
        ),
      }),
    ),
    'How its companies sign, as far as no other country’s do: see ISO 20275, the Entity Legal Forms code list of GLEIF. 当地企业名称特有的组织形式。',
  ),
  proof: described(
    z._default(advice, { en: '', zh: '' }),
    'What convinces readers here, for all of them or as a list for some each. 什么能让当地读者信服。',
  ),
  sensitivities: described(
    list(sourced),
    'What to treat with care; never rewritten by the tool. 需要谨慎处理的内容，工具绝不改写。',
  ),
});
/** The profile of a market, as its YAML file says. */
export type Market = z.infer<typeof marketSchema>;

/** Market profiles by ISO 3166-1 code. */
export type Markets = ReadonlyMap<string, Market>;

/** The markets Terroir ships. */
export const shippedMarkets: Markets = new Map(
  // The shape of what ships is checked by the tests, not at every start.
  Object.entries(files).map(([code, text]) => [code, JSON.parse(text) as Market]),
);
