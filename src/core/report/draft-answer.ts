/** A longer answer is no copy for a page: the rest is not read. */
const mostCharacters = 200_000;

/**
 * Reads what a model answered to a request of `draft-prompt.ts`: the texts by their numbers, from 1. A text without a number
 * is the only one, where one was asked for; what is not asked for is dropped.
 * @param count how many texts were asked for
 */
export function readAnswer(answer: string, count: number): Map<number, string> {
  const texts = new Map<number, string>();
  const lines = answer.slice(0, mostCharacters).split(/\r\n?|\n/);
  let number = count === 1 ? 1 : 0;
  for (const line of lines) {
    if (/^\s*(?:`{3,}|~{3,})\w*\s*$/.test(line)) continue;
    const [, written, rest = line] = /^\s*\[(\d{1,4})\]\s?(.*)$/.exec(line) ?? [];
    const isNew = written !== undefined;
    if (isNew) number = Number(written);
    if (number < 1 || number > count) continue;
    // What was said before the number is no text.
    texts.set(number, isNew ? rest : `${texts.get(number) ?? ''}\n${rest}`);
  }
  for (const [at, text] of texts) {
    if (text.trim()) texts.set(at, text.trim());
    else texts.delete(at);
  }
  return texts;
}
