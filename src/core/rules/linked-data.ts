import { languageOfTexts } from '../alignment/identify.ts';
import type { Declaration, DeclarationKind } from '../content/content.ts';
import { languageCode, readLocaleName } from '../regions/locale.ts';
import { isOtherLanguage } from '../text/language.ts';
import { defineRule } from './rule.ts';
import { languageNames } from './wrong-language.ts';

const product = (offer: string) =>
  `<script type="application/ld+json">{"@type": "Product", "name": "Kamera dasbor", ${offer}}</script><p>Kamera dasbor untuk mobil keluarga dengan garansi dua tahun.</p>`;

/** The names that mean China where linked data says for which country something is. */
const china = /^(?:cn|chn|china|(?:people's republic of )?china|prc|中国|中國)$/i;
/** ISO 4217 has CNY; RMB stands where people write as they speak. */
const yuan = /^(?:cny|rmb)$/i;

/** Reports currency, country and language in linked data that are not those of the page's market. */
export const linkedData = defineRule({
  id: 'page/linked-data',
  name: { en: 'data for search engines and shops', zh: '给搜索引擎和购物平台的数据' },
  severity: 'minor',
  category: 'locale-conventions',
  why: {
    en: 'Search engines and shopping services take prices, delivery areas and languages from it: the offer is shown in the wrong currency, or not in this market at all.',
    zh: '搜索引擎和购物平台从中读取价格、配送范围和语言：写错了，报价会显示成别的货币，或者根本不在该市场展示。',
  },
  instead: {
    en: 'Give the currency, the country and the language of this market, as on the page.',
    zh: '写当地市场的货币、国家或地区和语言，与页面所示一致。',
  },
  evidence:
    'schema.org: priceCurrency (ISO 4217), areaServed, eligibleRegion, inLanguage; Google, Product structured data and Merchant Center, which want the price in the currency of the country of sale.',
  messages: {
    en: {
      currency: (value: string, own: string, market: string) =>
        `The price is declared in ${value}; buyers in ${market} pay in ${own}.`,
      market: (value: string, market: string) =>
        `This is declared to be for ${value}, on a page for ${market}.`,
      language: (value: string, own: string) => `The language is declared as ${value}, on a page in ${own}.`,
    },
    zh: {
      currency: (value, own, market) => `价格声明为 ${value}，${market}的买家用 ${own} 付款。`,
      market: (value, market) => `声明的适用地区是 ${value}，本页的市场却是${market}。`,
      language: (value, own) => `声明的语言是 ${value}，本页却是${own}。`,
    },
  },
  examples: {
    fails: [
      { path: 'id/a.html', text: product('"offers": {"price": "299", "priceCurrency": "CNY"}') },
      { path: 'id/a.html', text: product('"areaServed": "CN"') },
      { path: 'id/a.html', text: product('"inLanguage": "zh-CN"') },
      {
        path: 'en-SG/a.html',
        text: '<meta property="product:price:currency" content="RMB"><p>A dashboard camera for family cars.</p>',
      },
      {
        path: 'en-GB/a.html',
        text: '<span itemprop="offers"><meta itemprop="priceCurrency" content="USD"></span><p>A dashboard camera.</p>',
      },
    ],
    passes: [
      { path: 'id/a.html', text: product('"offers": {"price": "650000", "priceCurrency": "IDR"}') },
      { path: 'id/a.html', text: product('"offers": {"price": "45", "priceCurrency": "USD"}') },
      { path: 'id/a.html', text: product('"areaServed": ["CN", "ID"]') },
      { path: 'id/a.html', text: product('"manufacturer": {"address": {"addressCountry": "CN"}}') },
      { path: 'id/a.html', text: product('"inLanguage": ["id", "zh-CN"]') },
      {
        path: 'id/a.html',
        text: product(
          '"contactPoint": {"@type": "ContactPoint", "telephone": "+86 755 2650 1234", "areaServed": "CN"}',
        ),
      },
      {
        path: 'en-GB/a.html',
        text: product('"offers": [{"priceCurrency": "GBP"}, {"priceCurrency": "USD"}]'),
      },
      { path: 'en/a.html', text: product('"offers": {"price": "299", "priceCurrency": "CNY"}') },
      { path: 'id/a.html', text: product('"offers": {"priceCurrency": "{{ currency }}"}') },
    ],
  },
  check({ text, declarations, market, target, language, config, content, uiLanguage, messages }, words) {
    const told = languageOfTexts(content.segments.map(({ text }) => text));
    return declarations.flatMap((declaration) => {
      const { kind, value, from, to } = declaration;
      const report = (message: string, right?: string) => {
        const written = text.slice(from, to);
        const edit = { from, to, text: right ? written.replace(value, right) : written };
        const fix = { title: messages.replaceWith(right ?? ''), safe: false, edits: [edit] };
        return [{ span: { from, to }, message, fixes: edit.text === written ? [] : [fix] }];
      };
      if (kind === 'language' && target.locale) {
        const declared = valuesOf(declaration).flatMap(
          (one) => readLocaleName(one, config.markets)?.locale ?? [],
        );
        const isWrong = declared.length > 0 && declared.every((one) => isOther(languageCode(one)));
        const message = words.language(value, languageNames(uiLanguage)(language));
        return isWrong ? report(message, target.locale) : [];
      }
      if (!market) return [];
      const name = market.name[uiLanguage];
      if (kind === 'currency' && !hasRight('currency', (one) => one === market.currency)) {
        // Where nothing but the language names the market, others may be meant as well: only China cannot.
        const isWrong = target.isMarketImplied ? yuan.test(value) : /^[A-Z]{3}$/.test(value);
        return isWrong ? report(words.currency(value, market.currency, name)) : [];
      }
      if (kind === 'market' && !hasRight('market', (one) => !isElsewhere(one)))
        return report(words.market(value, name));
      return [];
    });

    /** What is for several markets names each of them, and one may be this. */
    function hasRight(kind: DeclarationKind, isRight: (value: string) => boolean): boolean {
      return declarations.some((one) => one.kind === kind && valuesOf(one).some(isRight));
    }

    function isElsewhere(value: string): boolean {
      if (china.test(value)) return market!.code !== 'CN';
      return !target.isMarketImplied && /^[A-Z]{2}$/.test(value) && value !== market!.code;
    }

    function isOther(declared: string): boolean {
      // What a page left in another language declares of itself is no lie.
      return isOtherLanguage(declared, language) && !isOtherLanguage(told, language);
    }
  },
});

const valuesOf = ({ value }: Declaration) => value.split(',').map((one) => one.trim());
