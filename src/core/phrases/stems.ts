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

/** What a French word takes from the one before it: l'esprit, d'excellence, qu'un. */
const frenchElision = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\p{L}{2})/u;

/** What stands behind an Indonesian or Malay word without a space. */
const malayClitic = /(?<=\p{L}{4})(?:nya|lah|kah|pun|ku|mu)$/u;

/** Words without what their language writes together with them, by language. */
const bareForms: Readonly<Record<string, (word: string) => string[]>> = {
  // The linker: maganda, magandang kalidad; kahanga-hanga, misyong; kaginhawaan, kaginhawaang.
  fil: (word) => (word.length > 4 && word.endsWith('ng') ? [word.slice(0, -2), word.slice(0, -1)] : []),
  fr: (word) => without(word, frenchElision),
  id: (word) => without(word, malayClitic),
  ms: (word) => without(word, malayClitic),
};

function without(word: string, part: RegExp): string[] {
  const rest = word.replace(part, '');
  return rest === word ? [] : [rest];
}

/**
 * Tells of a word what it is without an elided article, a linker or a clitic: `bareFormsOf('fr')` makes `['esprit']` of
 * `l'esprit`, and nothing of `esprit`. Undefined for languages whose words stand alone, or whose patterns list the forms.
 * @param language BCP 47 language subtag
 */
export function bareFormsOf(language: string): ((word: string) => string[]) | undefined {
  return Object.hasOwn(bareForms, language) ? bareForms[language] : undefined;
}
