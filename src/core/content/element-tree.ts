/** HTML and XML as a tree of elements, each with its place in the text. */
import { QuoteType, Tokenizer } from 'htmlparser2';
import type { Span } from '../finding.ts';

/** An attribute of an element, with the place of its value. */
export interface Attribute {
  /** In lower case in HTML, which does not tell cases apart. */
  readonly name: string;
  /** The value between its quotes; empty where there is none. */
  readonly value: Span;
  readonly quoted: boolean;
}

/** An element from its opening tag to the end of what it holds. */
export interface Element extends Span {
  readonly kind: 'element';
  /** As written: `Link` is a component, `link` an element. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Node[];
  /** End of the opening tag. */
  readonly openEnd: number;
  /** The element ends with a tag, its own or its end tag, not where something else begins or ends. */
  readonly isClosed: boolean;
}

/** Text; of CDATA what is between its marks. */
export interface Text extends Span {
  readonly kind: 'text' | 'cdata';
}

/** A comment; `inner` is what is between its marks. */
export interface CommentNode extends Span {
  readonly kind: 'comment';
  readonly inner: Span;
}

export type Node = Element | Text | CommentNode;

type Open = { -readonly [K in keyof Element]: Element[K] } & { children: Node[]; attributes: Attribute[] };

/** Elements that have no content and no end. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end tag may be left out, by the start tags that end them. */
const ends: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr'],
  tbody: ['td', 'th', 'tr', 'thead', 'tbody'],
  option: ['option'],
  ...Object.fromEntries(
    'address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'
      .split(' ')
      .map((name) => [name, ['p']]),
  ),
};

/** Elements nested deeper than any author does become siblings, so that readers may recurse. */
const deepest = 300;

/** Options of {@link readTree}. */
export interface TreeOptions {
  /** HTML has elements that never end, elements that end by themselves, and names in either case. */
  readonly syntax: 'html' | 'xml';
  /** Added to every offset. */
  readonly base?: number;
  /** The text to read the names of elements from, at those offsets, where the text given is masked. */
  readonly names?: string;
}

/** A piece of markup as {@link readTree} reads it. */
export interface ElementTree {
  readonly children: Node[];
  /** The first element that is never closed, or end tag without a start; HTML has many and they matter little. */
  readonly problem: Span | undefined;
}

/**
 * Reads a piece of markup as forgivingly as browsers do: what is never closed ends with what holds it, and an end tag
 * without a start is left out. No table is rearranged and nothing is added, so that a fragment of a page, or a page
 * with code masked, is read as it is.
 */
export function readTree(text: string, { syntax, base = 0, names = text }: TreeOptions): ElementTree {
  const isXml = syntax === 'xml';
  const nameAt = (from: number, to: number) => names.slice(base + from, base + to);
  /** Key under which two spellings of an element's name are equal. */
  const keyOf = (name: string) => (isXml ? name : name.toLowerCase());
  const children: Node[] = [];
  const open: Open[] = [];
  let problem: Span | undefined;
  let tag: Open | undefined;
  /** Earliest possible end of the last end tag. */
  let endTag = 0;
  let attribute: { name: string; value: { from: number; to: number } | undefined } | undefined;
  const add = (node: Node) => (open.at(-1)?.children ?? children).push(node);
  const close = (count: number, at: number) => {
    for (let index = 0; index < count; index++) open.pop()!.to = at;
  };
  const opened = (end: number, closed: boolean) => {
    if (!tag) return;
    tag.openEnd = tag.to = base + end + 1;
    const isVoid = !isXml && voidElements.has(tag.name.toLowerCase());
    const isOpen = !closed && !isVoid && open.length < deepest;
    if (isOpen) open.push(tag);
    tag.isClosed = !isOpen;
    tag = undefined;
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true, xmlMode: isXml },
    {
      ontext(from, to) {
        // A tag of which no more is written than `<p`, `</` or `</p ` is no text yet.
        const isTag = text[from - 1] === '<' || text.startsWith('</', from) || from < endTag;
        if (to < text.length || !isTag) add({ kind: 'text', from: base + from, to: base + to });
      },
      ontextentity: () => {},
      onopentagname(from, to) {
        const name = nameAt(from, to);
        const ended = isXml ? undefined : ends[name.toLowerCase()];
        while (ended?.includes(open.at(-1)?.name.toLowerCase() ?? '')) close(1, base + from - 1);
        const start = { from: base + from - 1, to: base + to, openEnd: base + to };
        tag = { kind: 'element', name, attributes: [], children: [], isClosed: false, ...start };
        add(tag);
      },
      onopentagend: (end) => opened(end, false),
      onselfclosingtag: (end) => opened(end, true),
      onclosetag(from, to) {
        const key = keyOf(nameAt(from, to));
        endTag = to + 1;
        const index = open.findLastIndex((element) => keyOf(element.name) === key);
        if (index < open.length - 1) problem ??= { from: base + from - 2, to: base + to };
        if (index < 0) return;
        close(open.length - index - 1, base + from - 2);
        open.at(-1)!.isClosed = true;
        const end = text.indexOf('>', to);
        close(1, base + (end < 0 ? text.length : end + 1));
      },
      onattribname(from, to) {
        attribute = { name: keyOf(text.slice(from, to)), value: undefined };
      },
      onattribdata(from, to) {
        if (attribute) attribute.value = { from: attribute.value?.from ?? base + from, to: base + to };
      },
      onattribentity: () => {},
      onattribend(quote, end) {
        if (!attribute || !tag) return;
        const { name, value = { from: base + end, to: base + end } } = attribute;
        tag.attributes.push({ name, value, quoted: quote !== QuoteType.Unquoted });
        attribute = undefined;
      },
      oncomment(from, end, offset) {
        // `<!x>` and `</ >` are comments to browsers, but nobody writes words there.
        if (!text.startsWith('<!--', from - 4)) return;
        const inner = { from: base + from, to: base + Math.max(from, end - offset) };
        add({ kind: 'comment', from: base + from - 4, to: base + Math.min(end + 1, text.length), inner });
      },
      oncdata: (from, end, offset) =>
        add({ kind: 'cdata', from: base + from, to: base + Math.max(from, end - offset) }),
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  const unclosed = open.at(-1);
  if (unclosed) problem ??= { from: unclosed.from, to: unclosed.from + 1 };
  close(open.length, base + text.length);
  return { children, problem };
}
