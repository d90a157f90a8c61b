import type { CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import type { Span } from '../finding.ts';
import { phoneNumbers } from '../text/late.ts';
import { onceForWords } from '../text/once.ts';

/** Words that accompany a number to call. */
export const callWords =
  /tel|phone|call|hotline|mobile|whatsapp|contact|fon|ruf|hubungi|gọi|โทร|전화|電話|هاتف|اتصل/i;

/**
 * A number that people in China dial as it stands and nobody in the market can, written so that they can:
 * `010-8888 6666` is `+86 10 8888 6666`. Undefined for what is a number of the market too (`021` is Shanghai's
 * code and Jakarta's), and for what is no number of China. Service numbers (400, 95187) have no such form.
 */
export function chineseNumberAbroad(text: string, market: string | undefined): string | undefined {
  const { default: parsePhoneNumber, isSupportedCountry } = phoneNumbers();
  if (market && isSupportedCountry(market) && parsePhoneNumber(text, market)?.isValid()) return undefined;
  const number = parsePhoneNumber(text, 'CN');
  return number?.country === 'CN' && number.isValid() ? number.formatInternational() : undefined;
}

/**
 * Finds whether the number at `[from, to)` has China's country code before it, in any spelling: `+86 138…`, `(+86) 010-…`,
 * `0086-138…`, `86 138…`.
 * @param before what stands before the text, where the code may be in a tag of its own
 */
export function hasChinaCode(text: string, from: number, to: number, before = ''): boolean {
  // What stands far away is never looked at, and is not copied for each number.
  const head = from < 40 ? `${before} ` : '';
  const cut = Math.max(0, from - 40);
  const all = head + text.slice(cut, to + 40);
  const [start, end] = [from - cut + head.length, to - cut + head.length];
  if (/(?:\+|00)\s?86[\s().·-]*$/.test(all.slice(Math.max(0, start - 20), start))) return true;
  const near = Math.max(0, start - 40);
  return phoneNumbers()
    .findPhoneNumbersInText(all.slice(near, end), 'CN')
    .some(
      ({ startsAt, endsAt, number }) =>
        number.country === 'CN' &&
        near + startsAt < start &&
        near + endsAt >= end &&
        all[near + startsAt] !== '0',
    );
}

/**
 * Lines of an office, where a mobile looks like nobody's business. Numbers that no one is given, where the regulator keeps
 * some (Ofcom, “Numbers for use in TV and radio drama programmes”; Arcep, decision 2018-0881; Bundesnetzagentur,
 * “Rufnummern für Medienproduktionen”; NANPA, 555-01XX); the others are the examples of fixed lines in the metadata of
 * Google's libphonenumber.
 */
const officeLines: Readonly<Record<string, string>> = {
  AE: '+97122345678',
  BR: '+551123456789',
  DE: '+493023125123',
  FR: '+33199001234',
  GB: '+442079460018',
  HK: '+85221234567',
  ID: '+62218350123',
  IN: '+917410410123',
  JP: '+81312345678',
  KR: '+8222123456',
  MX: '+522001234567',
  MY: '+60323856789',
  PH: '+63232345678',
  SA: '+966112345678',
  SG: '+6561234567',
  TH: '+6621234567',
  TW: '+886221234567',
  US: '+12015550123',
  VN: '+842101234567',
};

/** How numbers of a market look from abroad, by an example: `+44 20 7946 0018`. */
export const samplePhone = onceForWords((market: string): string | undefined => {
  const { default: parsePhoneNumber, getExampleNumber } = phoneNumbers();
  const line = Object.hasOwn(officeLines, market) ? parsePhoneNumber(officeLines[market]!) : undefined;
  return (line ?? getExampleNumber(market as CountryCode, examples))?.formatInternational();
});

/**
 * Numbers of a market that a text tells people to call, half-open: those with the country's code, and those behind
 * a word like “call”. `Hubungi +62 21 5790 3000` has one for ID, `Pesanan 0215790300` has none.
 */
export function phonesIn(text: string, market: string): Span[] {
  if (!/[+(]?\p{Nd}[\p{Nd}\s().-]{5,}\p{Nd}/u.test(text)) return [];
  const { findPhoneNumbersInText, isSupportedCountry } = phoneNumbers();
  if (!isSupportedCountry(market)) return [];
  return findPhoneNumbersInText(text, market).flatMap(({ number, startsAt: from, endsAt: to }) => {
    if (number.country !== market || !number.isValid()) return [];
    const digit = (written: string) => /\p{Nd}/u.exec(written)?.[0];
    // `400-…` is a number of Germany only to those who leave out the 0 that people there dial.
    const isDialled = digit(text.slice(from)) === digit(number.formatNational());
    const isCalled = isDialled && callWords.test(text.slice(Math.max(0, from - 40), from));
    return text[from] === '+' || isCalled ? [{ from, to }] : [];
  });
}
