import parsePhoneNumber, {
  type CountryCode,
  getExampleNumber,
  isSupportedCountry,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

/**
 * A number that people in China dial as it stands and nobody in the market can, written so that they can:
 * `010-8888 6666` is `+86 10 8888 6666`. Undefined for what is a number of the market too (`021` is Shanghai's
 * code and Jakarta's), and for what is no number of China. Service numbers (400, 95187) have no such form.
 */
export function chineseNumberAbroad(text: string, market: string | undefined): string | undefined {
  if (market && isSupportedCountry(market) && parsePhoneNumber(text, market)?.isValid()) return undefined;
  const number = parsePhoneNumber(text, 'CN');
  return number?.country === 'CN' && number.isValid() ? number.formatInternational() : undefined;
}

/** How numbers of a market look from abroad, by an example that belongs to nobody: `+62 812-345-678`. */
export function samplePhone(market: string): string | undefined {
  return getExampleNumber(market as CountryCode, examples)?.formatInternational();
}
