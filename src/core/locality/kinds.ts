/** What on a page only someone of its market would write, by kind. */
export const signalKinds = [
  'customer',
  'partner',
  'contact',
  'payment',
  'price',
  'moment',
  'regulation',
  'figure',
  'phrase',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** Where a signal was recognized by: the library, the market's profile, its phone numbers, its currency, its companies' legal forms, its name. */
export type SignalOrigin = 'library' | 'profile' | 'phone' | 'currency' | 'legal-form' | 'market-name';
