import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';

/** Snowball's stemmers (https://snowballstem.org). Malay has the affixes of Indonesian. */
const stemmers: Readonly<Record<string, (word: string) => string>> = {
  de: german,
  es: spanish,
  fr: french,
  id: indonesian,
  ms: indonesian,
  pt: portuguese,
};

/**
 * What the inflections of a word have in common: `stemmerOf('es')` makes `cre` of `creamos` and of `crearemos`.
 * Undefined for languages without a stemmer that serves.
 * @param language BCP 47 language subtag
 */
export function stemmerOf(language: string): ((word: string) => string) | undefined {
  return Object.hasOwn(stemmers, language) ? stemmers[language] : undefined;
}
