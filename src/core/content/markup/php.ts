/** One unit of PHP that may hold `?>` without ending the code, closed or not: a string, a comment; or the end itself. */
const units =
  /'[^'\\]*(?:\\[\s\S][^'\\]*)*(?:'|$)|"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|#(?!\[))(?:(?!\?>)[^\r\n])*|\?>/g;

/**
 * Where PHP code ends: behind its `?>`, or at the end of the file. A `?>` inside a string is none.
 * @param from behind `<?php`
 */
export function endOfPhp(text: string, from: number): number {
  units.lastIndex = from;
  for (let match = units.exec(text); match; match = units.exec(text)) {
    if (match[0] === '?>') return units.lastIndex;
  }
  return text.length;
}
