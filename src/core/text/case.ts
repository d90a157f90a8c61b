/**
 * Gives a replacement the capital of what it replaces: `organize` for `Organise` is `Organize`.
 * @param language BCP 47
 */
export function matchCase(replacement: string, original: string, language: string): string {
  const first = original[0]!;
  const isCapital = first !== first.toLocaleLowerCase(language);
  return isCapital ? replacement[0]!.toLocaleUpperCase(language) + replacement.slice(1) : replacement;
}
