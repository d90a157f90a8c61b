const mostCharacters = 200;

/** Quotes a page in a note: short, and without pictures, links or markup of its own. */
export function quote(text: string): string {
  const short = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  return short.replace(/[[\]<`]/g, '\\$&');
}
