import { isMap, isSeq, parseDocument } from 'yaml';

/** What the config is to say of a group of pages, under `pages`. */
export interface PagesEntry {
  /** A glob, such as `content/en/**`. */
  readonly path: string;
  readonly market?: string;
  readonly locale?: string;
  readonly audience?: string;
  readonly industry?: string;
}

/**
 * The text of a config that says more of its pages; comments, order and what else is there are kept. An entry of
 * the same path gets the new values, others are added at the end, where they win.
 *
 * `addPages('source: zh # HQ\n', [{ path: 'en/**', market: 'SG' }])` is
 * `source: zh # HQ\npages:\n  - path: en/**\n    market: SG\n`.
 * @returns undefined where the text is broken, or `pages` is no list: people must mend it first
 */
export function addPages(text: string, entries: readonly PagesEntry[]): string | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  const { contents } = document;
  if (document.errors.length || (contents !== null && !isMap(contents))) return undefined;
  const pages = document.get('pages', true);
  const isEmpty = pages === undefined || (pages as { value?: unknown }).value === null;
  if (!isEmpty && !isSeq(pages)) return undefined;
  if (isEmpty) document.set('pages', document.createNode([]));
  const list = document.get('pages', true);
  if (!isSeq(list)) return undefined;
  for (const entry of entries) {
    const known = list.items.find((item) => isMap(item) && item.get('path') === entry.path);
    if (!isMap(known)) list.add(document.createNode(entry));
    else for (const [key, value] of Object.entries(entry)) known.set(key, value);
  }
  return document.toString({ lineWidth: 0 });
}
