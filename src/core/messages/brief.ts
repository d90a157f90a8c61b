/** The words of a brief, in the language of whoever writes the page. */
import type { Dated } from '../regions/calendar.ts';
import { writeDay } from '../regions/locale-formats.ts';
import files from './brief/*.yaml';
import { inSentence } from './in-sentence.ts';

/** What a brief says by itself; each language has all of it. */
export type BriefWord = keyof typeof words;

/** Names of the words, for the compiler; the texts are in brief/*.yaml. */
const words = {
  ...{ title: 0, page: 0, audience: 0, local: 0, 'chinese-abroad': 0, 'entering-china': 0 },
  ...{ consumers: 0, businesses: 0, register: 0, owner: 0, deadline: 0, english: 0, about: 0 },
  ...{ why: 0, whyMirror: 0, whyUnknown: 0, intent: 0, facts: 0, factsHow: 0, names: 0 },
  ...{ skeleton: 0, skeletonHow: 0, models: 0, replace: 0, known: 0, payments: 0, channels: 0 },
  ...{ opening: 0, situation: 0, offer: 0, proof: 0, price: 0, moment: 0, pay: 0, contact: 0 },
  ...{ story: 0, quote: 0, advice: 0, questions: 0, marketplaces: 0, moments: 0, festivals: 0 },
  ...{ partners: 0, certifications: 0, convinces: 0, formats: 0, mustNot: 0, care: 0 },
  ...{ ask: 0, new: 0, name: 0, leave: 0, return: 0 },
};
export const briefWordNames = Object.keys(words) as readonly BriefWord[];

type Values = Readonly<Record<string, string>>;

/** The words of a brief in a language. */
export interface BriefWords {
  /** The language, as `briefLanguages` names it. */
  readonly language: string;
  /** The language of what the interface knows in two languages only. */
  readonly notes: 'en' | 'zh';
  /** A word with what stands in its braces; '' where the language needs none. */
  say(word: BriefWord, values?: Values): string;
  /** A market's name on its own. */
  marketName(market: {
    readonly code: string;
    readonly name: { readonly en: string; readonly zh: string };
  }): string;
  /** A day of the calendar with its date. */
  dated(day: Dated): string;
}

/** The languages briefs are written in. */
export const briefLanguages: readonly string[] = Object.keys(files);

/** The language a brief for readers of a locale is written in: `zh-Hant` for zh-TW, `en` where there are no words for it. */
export function briefLanguage(locale: string): string {
  const { language, script } = new Intl.Locale(locale).maximize();
  const withScript = `${language}-${script}`;
  return (
    briefLanguages.find((one) => one === withScript) ?? briefLanguages.find((one) => one === language) ?? 'en'
  );
}

const read = new Map<string, Readonly<Record<BriefWord, string>>>();

/** The words in a language of `briefLanguages`; English for any other. */
export function briefWords(name: string): BriefWords {
  const language = Object.hasOwn(files, name) ? name : 'en';
  const texts = read.get(language) ?? (JSON.parse(files[language]!) as Readonly<Record<BriefWord, string>>);
  read.set(language, texts);
  const say = (word: BriefWord, values: Values = {}) =>
    texts[word].replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  return {
    language,
    notes: language === 'zh' ? 'zh' : 'en',
    say: (word, values = {}) => {
      const { market, ...others } = values;
      const named = language === 'en' && market ? inSentence(market) : market;
      return say(word, market === undefined ? values : { ...others, market: named! });
    },
    marketName: ({ code, name: own }) => {
      if (language === 'en' || language === 'zh') return own[language];
      const found = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code);
      return found ?? own.en;
    },
    dated({ name, day, isAbout }) {
      if (!day) return name;
      const date = writeDay(day, language === 'en' ? 'en-GB' : language);
      const said = isAbout ? say('about', { day: date }) : date;
      return language.startsWith('zh') ? `${name}（${said}）` : `${name} (${said})`;
    },
  };
}
