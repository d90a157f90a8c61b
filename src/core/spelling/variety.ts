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
 * both write (`cancelled`, `catalogue`, `dialogue`, `glamour`) are left alone.
 * Source: Merriam-Webster marks each as "chiefly British", "British spelling of" or a variant that goes second.
 */
const chieflyBritish: ReadonlyMap<string, string> = new Map([
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['cheque', 'check'],
  ['cheques', 'checks'],
  ['whilst', 'while'],
  ['cosy', 'cozy'],
  ['kerb', 'curb'],
  ['kerbs', 'curbs'],
  ['storey', 'story'],
  ['storeys', 'stories'],
  ['artefact', 'artifact'],
  ['artefacts', 'artifacts'],
]);

/** The same by families of words: what is British in a word, and the American for it. */
const britishParts: readonly (readonly [british: RegExp, american: string])[] = [
  [
    /(?<=^(?:un)?(?:arb|ard|arm|belab|cand|clam|clang|dol|enam|endeav|fav|ferv|flav|harb|hon|hum|lab|od|parl|ranc|rig|rum|savi?|splend|succ|tum|val|vap|vig))our/,
    'or',
  ],
  [
    /(?<=^(?:amphitheat|theat|calib|cent|fib|goit|lit|lust|met|mit|sab|saltpet|scept|sepulch|somb|spect))re(?=s?$)/,
    'er',
  ],
  [/(?<=^(?:an|leuk|hypoglyc|h|p))ae(?=m|d)|(?<=^(?:an|kin))ae(?=sth)|(?<=^pal)ae(?=o)|(?<=^f)ae(?=c)/, 'e'],
  [/(?<=rrh|pn)oe|^oe(?=soph|str)|(?<=^f)oe(?=t)/, 'e'],
  [/^(fulfi|enro|insti|disti|appa)l(?!l)/, '$1ll'],
  [/^(skil|wil|instal)(?=ful|ment)/, '$1l'],
  [/^(un)?plough/, '$1plow'],
  [/^(s?m)ould(?=$|s$|y$|ed$|ing$|er)/, '$1old'],
  [/^pyj/, 'paj'],
  [/^grey(?!hound)/, 'gray'],
  [/^sceptic/, 'skeptic'],
  [/^mollusc/, 'mollusk'],
];

/**
 * Respells a word of the other variety; undefined where no spelling is certain.
 * @param isWord knows the words of this variety
 */
export function ownSpelling(
  word: string,
  variety: Variety,
  isWord: (word: string) => boolean,
): string | undefined {
  if (variety !== 'american') return undefined;
  const known = chieflyBritish.get(word);
  if (known) return known;
  for (const [british, american] of britishParts) {
    const better = word.replace(british, american);
    if (better !== word && isWord(better)) return better;
  }
  return undefined;
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
