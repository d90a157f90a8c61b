/** Mails, addresses of the web, versions and telephone numbers in a text. */
import type { CountryCode } from 'libphonenumber-js/max';
import { callWords } from '../regions/phones.ts';
import { phoneNumbers } from '../text/late.ts';
import type { Add, Fact } from './fact.ts';

const mail =
  /[\p{Script=Latin}\d._%+-]{1,64}@[\p{Script=Latin}\d-]{1,63}(?:\.[\p{Script=Latin}\d-]{1,63}){1,5}/gu;
const address =
  /(?:https?:\/\/|www\.)[^\s<>"'“”‘’()（）[\]{}，。；、！？\u4e00-\u9fff\ufffc]{3,300}|(?<![\p{Script=Latin}\d@./_-])(?:[a-z\d-]{1,63}\.){1,4}(?:com|cn|net|org|io|app|dev|shop|store|co|me|tv|ai)(?:\.[a-z]{2})?(?![\p{Script=Latin}\d_-]|\.[a-z])(?:\/[\w./?=&%#~+-]{0,200})?/giu;
const version =
  /(?:(?<![\p{Script=Latin}\d.,_-])|(?<=[A-Z])(?=v\d+\.))(?:[vV]\s?\d{1,6}(?:\.\d{1,6}){0,4}|\d{1,6}(?:\.\d{1,6}){2,4})(?:-(?:[Aa]lpha|[Bb]eta|RC|[a-z]{0,8})[.-]?\d{1,6}(?:\.\d{1,6}){0,3}|-(?:alpha|beta|rc|pre|preview|dev|snapshot|canary|nightly|next|lts))?(?![\p{Script=Latin}\d]|[.,]\d)/gu;
const phone =
  /(?:(?<![\p{Script=Latin}\d.,_/-])|(?<=\p{Script=Latin})(?=\+))\+?\(?\d(?:[\s()–-]{0,3}\d){6,16}(?!\d)/gu;
const calledWords = /电话|電話|热线|熱線|手机|手機|传真|联系|致电|拨打|客服|微信|whatsapp|fax|hotline/i;

/** Adds mails, addresses and versions. */
export function addNamed(text: string, add: Add): void {
  const named = (
    kind: Fact['kind'],
    pattern: RegExp,
    keyOf: (written: string, at: number) => string | undefined,
  ) => {
    for (const { 0: written, index: from } of text.matchAll(pattern)) {
      const key = keyOf(written, from);
      if (key !== undefined)
        add({ kind, from, to: from + written.length, values: [], units: [], key, isSoft: false });
    }
  };
  if (text.includes('@')) named('mail', mail, (written) => written.toLowerCase());
  if (text.includes('.')) {
    named('address', address, addressKey);
    named('version', version, (written) =>
      /^v?\s?\d{1,2}\.\d{1,2}\.\d{4}$|^\d{4}\.\d{1,2}\.\d{1,2}$|^\d{1,3}(?:\.\d{3})+$/i.test(written)
        ? undefined
        : written.toLowerCase().replace(/^v\s?/, ''),
    );
  } else named('version', version, (written) => written.toLowerCase().replace(/^v\s?/, ''));
}

/** What an address is compared by: without protocol, `www`, the language in its path or in the name of its file, and the slash at its end. */
function addressKey(written: string): string | undefined {
  // Names for examples only (RFC 2606).
  if (/(?:^|[/.])example\.(?:com|net|org|cn)/i.test(written)) return undefined;
  return written
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?]+$/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/(?:[a-z]{2}(?:-[a-z]{2,4})?)(?=\/|$)/g, '')
    .replace(/[._-](?:zh|cn|en)(?:[_-](?:cn|tw|hk|us|gb|hans|hant))?(?=\.[a-z]{2,5}$)/, '')
    .replace(/\/$/, '');
}

/** Adds telephone numbers: international ones, those that are called, and those written as only they are. */
export function addPhones(
  text: string,
  country: string | undefined,
  isFree: (from: number, to: number) => boolean,
  add: Add,
): void {
  for (const { 0: written, index: from } of text.matchAll(phone)) {
    const digits = written.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 15 || !isFree(from, from + written.length)) continue;
    const around = text.slice(Math.max(0, from - 30), from);
    const isInternational = /^(?:\+|00)/.test(written);
    const isCalled = callWords.test(around) || calledWords.test(around);
    if (!isInternational && !isCalled && !/^(?:0\d{2,3}|[48]00)[-\s()]/.test(written)) continue;
    const { default: parsePhoneNumber, isSupportedCountry } = phoneNumbers();
    const region = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
    const number = parsePhoneNumber(written.replace(/^00/, '+'), region);
    if (isInternational && !written.startsWith('+') && !number?.isPossible()) continue;
    const key = number?.isPossible() ? number.number.replace(/^\+/, '') : digits;
    const to = from + written.trimEnd().length;
    add({ kind: 'phone', from, to, values: [], units: [], key, digits, isSoft: false });
  }
}
