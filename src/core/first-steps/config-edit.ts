import { type Document, isMap, isSeq, parseDocument, YAMLMap } from 'yaml';

/** What the config is to say of a group of pages, under `pages`. */
export interface PagesEntry {
  /** A glob, such as `content/en/**`. */
  readonly path: string;
  readonly market?: string;
  readonly locale?: string;
  readonly audience?: string;
  readonly readers?: string;
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
  const document = readMap(text);
  const list = document && listIn(document, 'pages');
  if (!list) return undefined;
  for (const entry of entries) {
    const known = list.items.find((item) => isMap(item) && item.get('path') === entry.path);
    if (!isMap(known)) list.add(document.createNode(entry));
    else for (const [key, value] of Object.entries(entry)) known.set(key, value);
  }
  return document.toString({ lineWidth: 0 });
}

/** Who reads a site, as its config says it. */
export interface SiteReaders {
  readonly readers?: string;
  readonly industry?: string;
}

/**
 * The text of a config that says who reads the site; comments, order and what else is there are kept. What is left out stays
 * as it is.
 *
 * `setReaders('exclude: [a]\n', { readers: 'consumers' })` is `exclude: [ a ]\nreaders: consumers\n`.
 * @returns undefined where the text is broken: people must mend it first
 */
export function setReaders(text: string, said: SiteReaders): string | undefined {
  const document = readMap(text);
  if (!document) return undefined;
  const values = Object.entries(said).filter(([, value]) => value !== undefined);
  for (const [key, value] of values) document.set(key, value);
  return document.toString({ lineWidth: 0 });
}

/** Where a rule is turned off: on pages of a glob, for a market, or on the whole site where both are absent. */
export interface RuleScope {
  readonly path?: string;
  readonly market?: string;
}

/**
 * The text of a config that turns a rule off; comments, order and what else is there are kept. What it says of the same
 * pages at the end of `overrides` is added to.
 *
 * `turnOff('source: zh\n', 'phrase/one-stop', { market: 'SG' })` is
 * `source: zh\noverrides:\n  - market: SG\n    rules:\n      phrase/one-stop: off\n`.
 * @returns undefined where the text is broken, or something else is in the place of a list or a map: people must mend it first
 */
export function turnOff(text: string, rule: string, { path, market }: RuleScope): string | undefined {
  const document = readMap(text);
  if (!document) return undefined;
  const isSite = path === undefined && market === undefined;
  const list = isSite ? undefined : listIn(document, 'overrides');
  if (!isSite && !list) return undefined;
  const last = list?.items.at(-1);
  const isSame = isMap(last) && last.get('path') === path && last.get('market') === market;
  if (list && !isSame)
    list.add(document.createNode({ ...(path && { path }), ...(market && { market }), rules: {} }));
  const above = list ? ['overrides', list.items.length - 1] : [];
  const rules = document.getIn([...above, 'rules'], true);
  if (rules !== undefined && !isMap(rules) && !isNothing(rules)) return undefined;
  if (!isMap(rules)) document.setIn([...above, 'rules'], new YAMLMap());
  document.setIn([...above, 'rules', rule], 'off');
  return document.toString({ lineWidth: 0 });
}

/** A config that is a map, or empty; undefined where it is broken. */
function readMap(text: string): Document | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  const { contents } = document;
  return document.errors.length || (contents !== null && !isMap(contents)) ? undefined : document;
}

const isNothing = (node: unknown) => node === undefined || (node as { value?: unknown }).value === null;

/** The list under a key, made where there is none; undefined where something else is there. */
function listIn(document: Document, key: string) {
  if (isNothing(document.get(key, true))) document.set(key, document.createNode([]));
  const list = document.get(key, true);
  return isSeq(list) ? list : undefined;
}
