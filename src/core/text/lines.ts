/** A place as people count it: both from 1; columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Turns offsets into lines and columns. `\n`, `\r\n` and a lone `\r` end a line, as in editors.
 * `lineIndex('a\nb')(2)` is `{ line: 2, column: 1 }`.
 */
export function lineIndex(text: string): (offset: number) => Place {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}
