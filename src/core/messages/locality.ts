/** The words of the locality card and the library of local material. */
import type { SignalKind } from '../locality/kinds.ts';
import type { MaterialKind } from '../locality/material.ts';
import type { Readers } from '../regions/readers.ts';
import { inSentence } from './in-sentence.ts';

/** What a wish is said with. */
export interface WishAbout {
  readonly market: string;
  /** Undefined where nothing says who reads. */
  readonly readers: Readers | undefined;
  readonly currency: string;
  readonly tax: string;
  /** The market's next days for buying, most soon first. */
  readonly moments: string;
  readonly payments: string;
}

export const localityEn = {
  kind: {
    customer: 'Customer',
    partner: 'Partner',
    contact: 'Contact',
    payment: 'Payment',
    bank: 'Bank',
    shop: 'Shop',
    place: 'Place',
    price: 'Price',
    moment: 'Season or event',
    regulation: 'Law or certificate',
    figure: 'Figure of the market',
    phrase: 'Local wording',
  } satisfies Record<SignalKind, string>,
  material: {
    customer: 'Customer',
    case: 'Customer result',
    partner: 'Partner',
    phrase: 'Wording',
    event: 'Event',
    proof: 'Proof',
    image: 'Picture',
    payment: 'Payment',
    channel: 'Contact',
  } satisfies Record<MaterialKind, string>,
  /** What would bring what is missing, as the subject of “would”. */
  wish: {
    customer: ({ market, readers }: WishAbout) =>
      readers === 'consumers'
        ? `what a buyer in ${inSentence(market)} says, with name, place and a figure`
        : `a named customer in ${inSentence(market)} with a result`,
    partner: ({ market }: WishAbout) => `a partner in ${inSentence(market)}`,
    contact: ({ market, readers }: WishAbout) =>
      `${readers === 'consumers' ? 'a shop, a service centre' : 'an office'} or a number to call in ${inSentence(market)}`,
    payment: ({ payments }: WishAbout) => `a way people pay here${payments && ` (${payments})`}`,
    bank: ({ market }: WishAbout) => `a bank of ${inSentence(market)}`,
    shop: ({ market }: WishAbout) => `a shop people in ${inSentence(market)} buy at`,
    place: ({ market }: WishAbout) => `a place in ${inSentence(market)}`,
    price: ({ currency, tax }: WishAbout) => `a price in ${currency}${tax && `, “${tax}”`}`,
    moment: ({ moments }: WishAbout) => `a season people buy in${moments && ` (${moments})`}`,
    regulation: ({ market }: WishAbout) => `a law or certificate of ${inSentence(market)}`,
    figure: ({ market }: WishAbout) => `a figure of ${inSentence(market)} with its year`,
    phrase: () => 'a turn of phrase from the library',
  } satisfies Record<SignalKind, (about: WishAbout) => string>,
  ownCopy: (market: string) => `Local copy for ${inSentence(market)}: there is no Chinese page it follows`,
  found: (list: string) => `**Already local here:** ${list}`,
  inLibrary: (n: number, list: string) =>
    `**In the library for this page (${n}):** ${list}. Insert Local Material puts one in.`,
  notBacked: (name: string) => `**${name}** is named, but without a result in figures.`,
  list: (names: readonly string[]) => names.join(', '),
  replaceFromLibrary: (name: string) => `Replace with “${name}” from the library`,
  insert: 'Insert local material…',
  insertItem: (title: string) => `Insert “${title}” from the library`,
  rights: { public: 'may be published', ask: 'ask before use', internal: 'not to be published' },
  details: {
    result: (text: string) => `**Result:** ${text}`,
    owner: (text: string) => `**Owner:** ${text}`,
    until: (day: string) => `**Until:** ${day}`,
    source: (text: string) => `**Source:** ${text}`,
  },
};

type Words = typeof localityEn;

export const localityZh: Words = {
  kind: {
    customer: '客户',
    partner: '合作伙伴',
    contact: '联系方式',
    payment: '付款方式',
    bank: '银行',
    shop: '商店与购物平台',
    place: '地名',
    price: '价格',
    moment: '节日与活动',
    regulation: '法规与认证',
    figure: '当地数据',
    phrase: '当地用语',
  },
  material: {
    customer: '客户',
    case: '客户案例',
    partner: '合作伙伴',
    phrase: '用语',
    event: '活动',
    proof: '佐证',
    image: '图片',
    payment: '付款方式',
    channel: '联系渠道',
  },
  wish: {
    customer: ({ market, readers }) =>
      readers === 'consumers'
        ? `一位${market}买家的话，写明姓名、所在地和数字`
        : `一位具名、有成果的${market}客户`,
    partner: ({ market }) => `一家${market}的合作伙伴`,
    contact: ({ market, readers }) =>
      `${market}的${readers === 'consumers' ? '门店、服务网点' : '办公地点'}或电话`,
    payment: ({ payments }) => `当地的付款方式${payments && `（${payments}）`}`,
    bank: ({ market }) => `一家${market}的银行`,
    shop: ({ market }) => `一家${market}读者常去的商店或购物平台`,
    place: ({ market }) => `一个${market}的地名`,
    price: ({ currency, tax }) => `以 ${currency} 标出的价格${tax && `（注明“${tax}”）`}`,
    moment: ({ moments }) => `当地的营销节点${moments && `（${moments}）`}`,
    regulation: ({ market }) => `${market}的法规或认证`,
    figure: ({ market }) => `注明年份的${market}数据`,
    phrase: () => '素材库里的当地用语',
  },
  ownCopy: (market) => `为${market}撰写的当地文案：没有对应的中文页`,
  found: (list) => `**已有的当地内容：** ${list}`,
  inLibrary: (n, list) => `**素材库中适合本页的（${n}）：** ${list}。可用“插入当地素材”加入。`,
  notBacked: (name) => `提到了 **${name}**，但没有用数字说明成果。`,
  list: (names) => names.join('、'),
  replaceFromLibrary: (name) => `替换为素材库中的“${name}”`,
  insert: '插入当地素材…',
  insertItem: (title) => `插入素材库中的“${title}”`,
  rights: { public: '可公开', ask: '使用前须询问', internal: '不可公开' },
  details: {
    result: (text) => `**成果：** ${text}`,
    owner: (text) => `**负责人：** ${text}`,
    until: (day) => `**有效期至：** ${day}`,
    source: (text) => `**出处：** ${text}`,
  },
};
