/** Word parts that English sets before any word. */
const prefixes =
  'anti auto bi bio co cross cyber de dis down e en eco fore geo hyper in inter intra mega meta micro mini mis multi nano neo non out over pan para post pre pro re semi sub super tele trans tri ultra un under uni up'.split(
    ' ',
  );

/**
 * True for a word made of known ones, as people coin them before dictionaries follow: a plural (`writeups`), a doer (`finalizer`), two
 * words in one (`skillset`, `moodboards`), a word behind a prefix (`recompete`).
 * @param isWord knows a word in small letters
 */
export function isCoined(word: string, isWord: (part: string) => boolean): boolean {
  const bases = [word, ...origins(word)];
  return bases.some(
    (base, index) =>
      (index > 0 && isWord(base)) ||
      isPrefixed(base, isWord) ||
      isCompound(base, isWord) ||
      isVerbAndParticle(base, isWord),
  );
}

/** What a plural and a doer come from: `finalizers` from `finalizer`, and this from `finalize`. */
function origins(word: string): string[] {
  const isPlural = /(?:[^s]s|[sxz]es|[cs]hes)$/.test(word) && !/[^aeiou]ys$/.test(word);
  const singulars = isPlural ? [word.slice(0, -1), ...(word.endsWith('es') ? [word.slice(0, -2)] : [])] : [];
  const doers = [word, ...singulars].filter((one) => one.endsWith('er'));
  // A noun made a verb: `favorited` from `favorite`.
  const pasts = /e[ds]$/.test(word) ? [word.slice(0, -1)] : [];
  const makers = doers.filter((one) => one.endsWith('ier')).map((one) => `${one.slice(0, -3)}y`);
  // `offroading`, from a verb of two words.
  const doing = /^.{5,}ing$/.test(word) ? [word.slice(0, -3)] : [];
  return [...singulars, ...doers.map((one) => one.slice(0, -1)), ...makers, ...pasts, ...doing];
}

/** `checkin` and `popout`, from verbs that dictionaries have with a hyphen or in two words. */
function isVerbAndParticle(word: string, isWord: (part: string) => boolean): boolean {
  const [, verb = ''] = /^(.{4,})(?:in|on|up|off|out|over|down|back)$/.exec(word) ?? [];
  return isWord(verb);
}

function isPrefixed(word: string, isWord: (part: string) => boolean): boolean {
  return prefixes.some((prefix) => {
    const rest = word.slice(prefix.length);
    return rest.length >= 4 && word.startsWith(prefix) && isWord(rest);
  });
}

/**
 * True for two words in one.
 * @param parts how long the first and the second are at least
 */
export function isCompound(
  word: string,
  isWord: (part: string) => boolean,
  [first, second]: readonly [number, number] = [3, 3],
): boolean {
  for (let at = first; at <= word.length - second; at++) {
    if (isWord(word.slice(0, at)) && isWord(word.slice(at))) return true;
  }
  return false;
}
