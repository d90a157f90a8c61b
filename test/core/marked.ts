/** A text with its expected spans written into it: `⟦kind:text⟧`. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly kind: string; readonly from: number; readonly to: number }[];
}

/** Reads the marks out of a text. `'⟦heading:A⟧ b'` is the text `A b` with a heading at `[0, 1)`. */
export function unmark(marked: string): Marked {
  let text = '';
  const open: { kind: string; from: number }[] = [];
  const spans: { kind: string; from: number; to: number }[] = [];
  for (const part of marked.matchAll(/⟦([\w-]+):|⟧|[^⟦⟧]+/g)) {
    if (part[0] === '⟧') spans.push({ ...open.pop()!, to: text.length });
    else if (part[1]) open.push({ kind: part[1], from: text.length });
    else text += part[0];
  }
  return { text, spans: spans.sort((a, b) => a.from - b.from || b.to - a.to) };
}
