/** Which strings of a bundle are copy, and what kind of copy. */
import { proseKind } from '../prose-keys.ts';
import type { SegmentKind } from '../segment.ts';

/** Keys whose values are never read by people, whatever they hold. */
const dataKeys = new Set(
  (
    'id uuid guid key href src srcset url uri icon class classname classes style styles css slug permalink ' +
    'component widget handle hash sha regex pattern accesskey'
  ).split(' '),
);
/** Keys whose values are as often an identifier as a label: one word in lower case is the former. */
const doubtfulKeys = new Set(
  (
    'type kind variant theme layout template color colour background size position align target rel ref file ' +
    'filename path route image img logo avatar thumbnail photo video lang language locale code version format ' +
    'method status category tag tags name identifier collection weight order width height'
  ).split(' '),
);

/** Values that are data by their form. Each is anchored and without nested repetition. */
const dataForms = [
  /^[a-z][a-z\d+.-]{1,20}:\/\/\S*$/i, // a URL
  /^(?:mailto|tel|sms|data|javascript|mdi|fa|fas|fab|i-[\w-]+):\S+$/i,
  /^\S{1,100}@[\w-]+(?:\.[\w-]+)+$/, // an e-mail address
  /^\.{0,2}\/\S*$/, // a path
  /^[\w@.-]+(?:\/[\w@.-]+)+\/?$/, // a path
  /^[\w@-]+(?:\.[\w-]+){1,6}$/, // a file name, a domain, a key
  /^#[\da-f]{3,8}$/i, // a colour
  /^(?:rgb|rgba|hsl|hsla|var|calc|url|linear-gradient)\([^)]*\)$/i,
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/, // a date
  /^[\da-f]{8}-[\da-f-]{27}$/i, // a UUID
  /^[\w+/=-]{32,}$/, // a hash, a token
  /^[A-Za-z]*_\w*$/, // snake_case
  /^[a-z]+\d*[A-Z]\w*$/, // camelCase
  /^[a-z\d]+(?:-[a-z\d]+)+$/, // kebab-case
  /^-{0,2}[a-z]+(?:-[a-z]+)*=\S*$/, // an option
  /^(?=.*(?:YYYY|yyyy|DD|dd|MM|HH|hh|mm))[\sYMDdHhmsSaAyEQLzZT:.,/'-]+$/, // a pattern of a date
  /^[a-z]{2,3}[-_][A-Z]{2}$/, // a locale
  /^(?:true|false|null|undefined|none|yes|no|on|off|auto)$/,
];

/**
 * True where people read the value of a key: `isTranslatable('cta', 'Book a demo')`, but not `isTranslatable('cta', '/demo')`.
 * @param key the last part of the path to the value
 */
export function isTranslatable(key: string, value: string): boolean {
  const text = value.trim();
  if (!/\p{L}/u.test(text)) return false;
  // A pattern of dates or quantities, as C's strftime has them: `%d %b %Y`, `%Y年%m月`.
  if (text.includes('%') && !/\p{L}/u.test(text.replace(/%[-^_#0]?[A-Za-z]|[年月日時时分秒]/g, '')))
    return false;
  // No identifier is written in a script other than Latin.
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) return true;
  const name = key.toLowerCase().replace(/[@_-]/g, '');
  if (dataKeys.has(name)) return false;
  if (doubtfulKeys.has(name) && /^[a-z\d_.:/-]+$/.test(text)) return false;
  return !isDataForm(text);
}

function isDataForm(text: string): boolean {
  return text.length <= 2000 && dataForms.some((form) => form.test(text));
}

/** Infers the kind of a string from its key: `heroTitle` is a title, `cta_button` a button; otherwise just a string. */
export function kindOf(key: string): SegmentKind {
  if (/\s/.test(key)) return 'string';
  const last = key.slice(key.lastIndexOf('.') + 1);
  const word = /(?:[A-Z]?[a-z]+|[A-Z]+)$/.exec(last)?.[0] ?? last;
  // A string called a label may be anything's: a field's, a picture's for those who cannot see it.
  if (/^label$/i.test(word)) return 'label';
  return proseKind(last) ?? proseKind(word) ?? 'string';
}
