import type { Market, Markets } from '../regions/market.ts';

/** How English is spelt: as in the United States, or as in Britain. */
export type Variety = NonNullable<Market['english']>;

/** Spellings that differ by a part of the word, American first; a word may be mended at any one place. */
const parts: readonly (readonly [american: string, british: string])[] = [
  ['or', 'our'], // color, colour
  ['er', 're'], // center, centre
  ['ter', 'tre'],
  ['iz', 'is'], // organize, organise
  ['yz', 'ys'], // analyze, analyse
  ['l', 'll'], // traveler, traveller
  ['ll', 'l'], // fulfill, fulfil
  ['log', 'logue'], // catalog, catalogue
  ['ense', 'ence'], // defense, defence
  ['ice', 'ise'], // to practice, to practise
  ['e', 'ae'], // pediatric, paediatric
  ['e', 'oe'], // diarrhea, diarrhoea
  ['euver', 'oeuvre'],
  ['um', 'ium'], // aluminum, aluminium
  ['gram', 'gramme'],
  ['ck', 'que'], // check, cheque
  ['tire', 'tyre'],
  ['gray', 'grey'],
  ['sk', 'sc'], // skeptical, sceptical
  ['air', 'aero'], // airplane, aeroplane
  ['elry', 'ellery'], // jewelry, jewellery
  ['aj', 'yj'], // pajamas, pyjamas
  ['ler', 'llor'],
  ['mold', 'mould'],
  ['ow', 'ough'], // plow, plough
];

/**
 * British words that the American dictionary has too, with what readers in the United States write. Words that
 * both write (`cancelled`, `theatre`, `dialogue`) are left alone.
 * Source: Merriam-Webster marks each as "chiefly British" or "British spelling of".
 */
const chieflyBritish: ReadonlyMap<string, string> = new Map([
  ['centre', 'center'],
  ['centres', 'centers'],
  ['metre', 'meter'],
  ['metres', 'meters'],
  ['litre', 'liter'],
  ['litres', 'liters'],
  ['fibre', 'fiber'],
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['cheque', 'check'],
  ['cheques', 'checks'],
  ['whilst', 'while'],
  ['mould', 'mold'],
]);

/** Respells a word of the other variety; undefined where no spelling is certain. */
export function ownSpelling(word: string, variety: Variety): string | undefined {
  return variety === 'american' ? chieflyBritish.get(word) : undefined;
}

/**
 * How a word of the other variety might be spelt in this one: `respell('colour', 'american')` has `color`
 * among much that is no word; a dictionary decides.
 */
export function* respell(word: string, variety: Variety): Generator<string> {
  for (const [american, british] of parts) {
    const [from, to] = variety === 'american' ? [british, american] : [american, british];
    for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1)) {
      yield word.slice(0, at) + to + word.slice(at + from.length);
    }
  }
}

/**
 * The variety readers of a page expect: the region of its locale decides, otherwise its market. Undefined where
 * both are seen (English pages for Thailand or Dubai, or for nobody in particular).
 */
export function varietyOf(
  locale: string | undefined,
  market: Market | undefined,
  markets: Markets,
): Variety | undefined {
  const region = locale === undefined ? undefined : new Intl.Locale(locale).region;
  const profile = region === undefined || region === market?.code ? market : markets.get(region);
  return profile?.english;
}
