/** Kinds of local signals. */
export const signalKinds = [
  'customer',
  'partner',
  'contact',
  'payment',
  'bank',
  'shop',
  'place',
  'price',
  'moment',
  'regulation',
  'figure',
  'phrase',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** Evidence by which a signal was recognized: the library, the market's profile, its phone numbers, its currency, its companies' legal forms, its name. */
export type SignalOrigin = 'library' | 'profile' | 'phone' | 'currency' | 'legal-form' | 'market-name';
