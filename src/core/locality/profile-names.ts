/** The names in a market's profile that tell of the market: what many markets have tells of none. */
import type { Market, Markets } from '../regions/market.ts';
import { shippedMarkets } from '../regions/market.ts';
import type { SignalKind } from './kinds.ts';
import type { Name } from './names.ts';

export interface ProfileName {
  readonly kind: SignalKind;
  readonly name: string;
  /** Pages from elsewhere name it as well. */
  readonly isDoubtful?: boolean;
}

/** A name in more markets than this is known everywhere. */
const mostMarkets = 3;

/** In few profiles, and yet known in every market, or no name at all. */
const everywhere: ReadonlySet<string> = new Set([
  'Christmas',
  'New Year',
  'Year end',
  'Chinese New Year',
  'Lunar New Year',
  'Black Friday',
  'Cyber Monday',
  'Easter',
  'Halloween',
  'August',
  'Payday',
  'summer',
  'Valentine’s Day',
  'Saint-Valentin',
  'バレンタインデー',
  'Natal',
  'Krismas',
  'Noël',
  'Navidad',
  'Weihnachten',
  'Giáng sinh',
  'クリスマス',
  'ブラックフライデー',
  'ตรุษจีน',
  '農曆新年',
  '中秋節',
  '母親節',
  '聖誕節',
  '크리스마스',
  // Any exporter's page lists these.
  'CE-Kennzeichnung',
  'Marquage CE',
  'UKCA',
  'FCC',
  'ETL Listed',
  'PSEマーク',
  'KC 인증',
  'HACCP',
  'IATF 16949',
  'PCI DSS',
  'SOC 2 Type II',
  'AWS Marketplace',
  'Gartner',
  'Forrester',
  'ISO 27001',
  'Microsoft',
  'Google',
]);

const lists = {
  payments: 'payment',
  channels: 'contact',
  moments: 'moment',
  festivals: 'moment',
  laws: 'regulation',
  certifications: 'regulation',
  partners: 'partner',
} as const satisfies Partial<Record<keyof Market, SignalKind>>;

/** `Ramadan and Lebaran` is two names, `Halal (BPJPH)` another two. */
function namesIn(written: string): string[] {
  return written
    .split(/\s+and\s+|[/,;()（）]|\s+&\s+/)
    .map((name) => name.trim())
    .filter(
      (name) =>
        name.replace(/[^\p{L}\p{N}]/gu, '').length >= (/^[\p{Script=Latin}\P{L}]+$/u.test(name) ? 3 : 2),
    );
}

/** English words that describe (`Bank transfer`) rather than name: on an English page anyone writes them. */
function isDescription(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length > 1 && words.slice(1).some((word) => /^[a-z]{4,}$/.test(word)) && /^[ -~’]+$/.test(name)
  );
}

function* namesOf(market: Market): Iterable<ProfileName> {
  for (const [list, kind] of Object.entries(lists) as [keyof typeof lists, SignalKind][]) {
    for (const item of market[list]) {
      for (const name of namesIn(typeof item === 'string' ? item : item.name)) yield { kind, name };
    }
  }
}

let shippedCounts: ReadonlyMap<string, number> | undefined;

/** In how many of the markets a name appears. */
function countMarkets(markets: Markets): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const market of markets.values()) {
    for (const name of new Set([...namesOf(market)].map((one) => one.name)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * The names of a market's profile by which a page shows that it was written there. Of Indonesia's, `QRIS` is one;
 * `Credit card`, which thirteen markets have, is none.
 * @param language of the page, such as `id`
 */
export function profileNames(market: Market, language: string): Name<ProfileName>[] {
  shippedCounts ??= countMarkets(shippedMarkets);
  const found = new Map<string, Name<ProfileName>>();
  for (const one of namesOf(market)) {
    const { name, kind } = one;
    if (everywhere.has(name) || (shippedCounts.get(name) ?? 0) > mostMarkets) continue;
    if (language === 'en' && isDescription(name)) continue;
    const isWord = kind !== 'payment' && /^\p{Lu}\p{Ll}+$/u.test(name);
    // `Virtual account` is written small within a sentence.
    const text = isDescription(name) ? name.toLowerCase() : name;
    found.set(name, { text, of: one, isWord });
  }
  for (const { kind, names, doubtful: isDoubtful = false } of market.signs)
    for (const name of names) found.set(name, { text: name, of: { kind, name, isDoubtful } });
  return [...found.values()];
}
