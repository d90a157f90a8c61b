/** The endings of the files Terroir reads, by format; apart from the parsers, so that the client stays small. */
export const extensions = {
  markdown: ['.md', '.markdown', '.mdown'],
} as const satisfies Record<string, readonly string[]>;
