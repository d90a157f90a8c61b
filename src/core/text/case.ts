/** True for a text with letters, none of them small. */
export function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/**
 * Gives a replacement the capitals of what it replaces: `organize` for `Organise` is `Organize`, `ORGANIZE` for `ORGANISE`.
 * @param language BCP 47
 */
export function matchCase(replacement: string, original: string, language: string): string {
  if (original.length > 1 && isAllCapitals(original)) return replacement.toLocaleUpperCase(language);
  const first = original[0]!;
  const isCapital = first !== first.toLocaleLowerCase(language);
  return isCapital ? replacement[0]!.toLocaleUpperCase(language) + replacement.slice(1) : replacement;
}
