import { eachMatch } from './each-match.ts';
import { defineRule } from './rule.ts';

/** Languages whose addresses go from large to small themselves. */
const largeFirst: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'yue']);

const name = "(?:\\p{Lu}[\\p{L}'’]{1,20}\\s){1,2}";
const gap = '(?:,\\s?|\\s)';
/** A Chinese address as it is spoken: province, city, district, road. At least three of them. */
const fromLarge = new RegExp(
  `(?:${name}Province${gap}${name}(?:City|Municipality)|${name}(?:Province|City|Municipality)${gap}${name}(?:District|County|New Area))${gap}${name}(?:District|County|New Area|Town|Subdistrict|Road|Street|Avenue|Rd|St|Ave)(?!\\p{L})`,
  'gu',
);

/** An address that starts with the province. */
export const addressOrder = defineRule({
  id: 'convention/address-order',
  name: { en: 'addresses from large to small', zh: '地址由大到小' },
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['省市区路号'],
  why: {
    en: 'Addresses in this language go from the house to the country. Written the other way round, nobody finds the place on a map.',
    zh: '该语言的地址从小到大书写；照中文从大到小，读者很难查到。',
  },
  instead: {
    en: 'Start with room and street and end with the country; “City” and “District” are usually dropped.',
    zh: '从房号、街道写起，最后写国家；“City”“District”通常不写。',
  },
  evidence:
    'Universal Postal Union, addressing guides: from the particular to the general outside China, Japan and Korea.',
  messages: {
    en: { fromLarge: (text: string) => `“${text} …” goes from large to small, as in China.` },
    zh: { fromLarge: (text) => `“${text}……”从大到小，是中文的地址顺序。` },
  },
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.md',
        text: 'Visit us: Guangdong Province, Shenzhen City, Nanshan District, Keji Road 1.\n',
      },
      { path: 'content/de/a.md', text: 'Adresse: Hangzhou City, Yuhang District, Wenyi Road 969.\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Visit us: 1 Keji Road, Nanshan District, Shenzhen, Guangdong.\n' },
      {
        path: 'content/en-PH/a.md',
        text: 'Quezon City, Makati City and Davao City are served from Cebu Province.\n',
      },
    ],
  },
  check: (page, words) =>
    largeFirst.has(page.language)
      ? []
      : eachMatch(page, fromLarge, (match) => ({ message: words.fromLarge(match[0]) })),
});
