/** Extensions of the Markdown parser: what site generators and GitHub add to the language. */
import type {
  BlockContext,
  BlockParser,
  DelimiterType,
  InlineContext,
  InlineParser,
  Line,
  MarkdownConfig,
} from '@lezer/markdown';

/** An inline rule: what begins with a character and fits a sticky pattern is a node. */
function inline(node: string, opens: string, pattern: RegExp, before = 'Escape'): InlineParser {
  return {
    name: node,
    before,
    parse(context: InlineContext, next: number, position: number) {
      if (next !== opens.charCodeAt(0)) return -1;
      pattern.lastIndex = position - context.offset;
      const match = pattern.exec(context.text);
      return match ? context.addElement(context.elt(node, position, position + match[0].length)) : -1;
    },
  };
}

/** Code that site generators show as it stands. */
const rawTags = 'highlight|mermaid|math|katex|code|codeblock|raw|verbatim|comment|prism';
/** Hugo shortcodes, Liquid tags and MDX comments are code to the reader, whatever is inside. */
const template = new RegExp(
  [
    `\\{\\{[<%]-?\\s*(?<shortcode>${rawTags})\\b[^{}]{0,500}\\}\\}[^{}]{0,2000}\\{\\{[<%]-?\\s*/\\k<shortcode>\\b[^{}]{0,100}\\}\\}`,
    `\\{%-?\\s*(?<tag>${rawTags})\\b[^{}]{0,500}%\\}[\\s\\S]{0,2000}?\\{%-?\\s*end\\k<tag>\\b[^{}]{0,100}%\\}`,
    '\\{\\{[<%][\\s\\S]{0,2000}?[%>]\\}\\}|\\{%[\\s\\S]{0,2000}?%\\}|\\{\\{[\\s\\S]{0,2000}?\\}\\}|\\{/\\*[\\s\\S]{0,2000}?\\*/\\}',
  ].join('|'),
  'y',
);

/** A line that opens or closes such code over many lines. */
const rawLine = new RegExp(
  `^[ \\t]*(?:\\{\\{[<%]|\\{%)-?[ \\t]*(/|end)?(${rawTags})\\b[^{}\\n]{0,500}\\}{1,2}[ \\t]*(?:\\n|$)`,
  'gm',
);

/** The text with the lines of such code blank, of the same length. What is never closed is read. */
export function blankRawLines(text: string): string {
  const parts: string[] = [];
  let position = 0;
  let open: { name: string; end: number } | undefined;
  for (const { 0: line, 1: closes, 2: name = '', index } of text.matchAll(rawLine)) {
    if (!closes) open = { name, end: index + line.length };
    else if (open?.name === name) {
      parts.push(text.slice(position, open.end), text.slice(open.end, index).replace(/[^\n]/g, ' '));
      position = index;
      open = undefined;
    }
  }
  return parts.join('') + text.slice(position);
}

/** Names and classes of what precedes them: `## Prices {#prices}`, `## Prices { #prices }`, `[Go](/x){: .button}`, `![](a.png){width=50%}`. */
const attributes =
  /(?<!\{)\{(?:[:#.][^{}\n]{1,300}|[\w-]+=(?:"[^"\n]{0,200}"|[^\s"{}]{1,200})(?:\s[^{}\n]{0,200})?|(?: [#.][\w-]{1,200}){1,9} )\}/y;
/** A formula; between dollars so that two prices are none: `$5 and $10`, but `$x_1$`. */
const math =
  /\$\$[^$]{1,2000}\$\$|\$(?=[^\s\d$])(?=[^$\n]{0,300}[\\^_={}<>+]|[a-zA-Z]{1,2}\$)[^$\n]{1,300}(?<=\S)\$(?![\w$])/y;
const footnoteMark = /\[\^[^\]\s]{1,100}\]/y;

/** A footnote where it is referred to: `^[with its *text*]`. */
const inlineFootnote: InlineParser = {
  name: 'InlineFootnote',
  before: 'Escape',
  parse(context, next, position) {
    if (next !== 94 || context.char(position + 1) !== 91) return -1;
    const written = /\^\[(?:[^[\]\\]|\\.|\[[^[\]]{0,500}\]){1,2000}\]/y;
    written.lastIndex = position - context.offset;
    const [source] = written.exec(context.text) ?? [];
    if (source === undefined) return -1;
    const inner = context.parser.parseInline(source.slice(2, -1), position + 2);
    return context.addElement(context.elt('InlineFootnote', position, position + source.length, inner));
  },
};

const strike: DelimiterType = { resolve: 'Strikethrough', mark: 'StrikethroughMark' };
const punctuation = /[\p{P}\p{S}]/u;

/** GitHub strikes through between single tildes too; the parser's own rule knows double ones. */
const singleTilde: InlineParser = {
  name: 'SingleTilde',
  after: 'Emphasis',
  parse(context, next, position) {
    if (next !== 126 || context.char(position + 1) === 126 || context.char(position - 1) === 126) return -1;
    const sides = [context.slice(position - 1, position), context.slice(position + 1, position + 2)] as const;
    const [isBlankBefore, isBlankAfter] = sides.map((side) => /^\s?$/.test(side));
    const [isMarkBefore, isMarkAfter] = sides.map((side) => punctuation.test(side));
    const opens = !isBlankAfter && (!isMarkAfter || isBlankBefore || isMarkBefore);
    const closes = !isBlankBefore && (!isMarkBefore || isBlankAfter || isMarkAfter);
    return context.addDelimiter(strike, position, position + 1, !!opens, !!closes);
  },
};

/** A longer line is not a line of marks. */
const longestMark = 1000;
/** `:::tip`, `::: tip Title`, `:::tip[Title]{.wide}`, `:::{note}` and the `:::` that ends it. */
const directive = /^(:{3,}[ \t]*(?:\{[^{}]*\}|[\w-]*)(?:\[|[ \t]+|$))(.*?)\]?[ \t]*(?:\{[^{}]*\})?[ \t]*$/;
/** `[!NOTE]` of GitHub; others allow a title behind it. */
const alert = /^(\[![\w-]{1,30}\][+-]?[ \t]*)(.*?)[ \t]*$/;

function admonitionAt(cx: BlockContext, { text, pos, next }: Line): RegExpExecArray | null {
  if (text.length > longestMark) return null;
  if (next === 58) return directive.exec(text.slice(pos));
  return next === 91 && cx.parentType().name === 'Blockquote' ? alert.exec(text.slice(pos)) : null;
}

/** The line that opens or closes an admonition, with its title. */
const admonition: BlockParser = {
  name: 'Admonition',
  before: 'LinkReference',
  parse(cx, line) {
    const found = admonitionAt(cx, line);
    if (!found) return false;
    const [whole, mark = '', title = ''] = found;
    const from = cx.lineStart + line.pos;
    const start = from + mark.length;
    const inner = [
      cx.elt('AdmonitionMark', from, start),
      ...cx.parser.parseInline(title, start),
      cx.elt('AdmonitionMark', start + title.length, from + whole.length),
    ];
    cx.addElement(cx.elt('Admonition', from, from + whole.length, inner));
    cx.nextLine();
    return true;
  },
  endLeaf: (cx, line) => line.next === 58 && admonitionAt(cx, line) !== null,
};

/** `!!! note "Title"` of MkDocs, `??? tip` that folds, and `=== "Tab"`; what they hold is indented by four. */
const indentedBlock =
  /^((?:!!!|\?{3}\+?|={3}[!+]?)(?=[ \t]*[\w"])[ \t]*(?:[\w-]+(?:[ \t]+[\w-]+)*[ \t]*)?"?)([^"]*)"?[ \t]*$/;

function indentedBlockAt({ text, pos, next }: Line): RegExpExecArray | null {
  if ((next !== 33 && next !== 63 && next !== 61) || text.length > longestMark) return null;
  return indentedBlock.exec(text.slice(pos));
}

/** Its first line, with the title; the blocks in it follow. */
const indented: BlockParser = {
  name: 'IndentedBlock',
  before: 'LinkReference',
  parse(cx, line) {
    const found = line.indent < line.baseIndent + 4 && indentedBlockAt(line);
    if (!found) return false;
    const [whole, mark = '', title = ''] = found;
    const from = cx.lineStart + line.pos;
    const start = from + mark.length;
    cx.startComposite('IndentedBlock', line.pos, 4);
    const end = start + title.length;
    const to = from + whole.length;
    const inner = [cx.elt('AdmonitionMark', from, start), ...cx.parser.parseInline(title, start)];
    if (end < to) inner.push(cx.elt('AdmonitionMark', end, to));
    cx.addElement(cx.elt('Admonition', from, to, inner));
    cx.nextLine();
    return true;
  },
  endLeaf: (_, line) => indentedBlockAt(line) !== null,
};

const footnoteAt = ({ text, pos, next }: Line) =>
  next === 91 ? /^\[\^[^\]\s]{1,100}\]:/.exec(text.slice(pos, pos + 110)) : null;

/** `[^1]: text`, which goes on in what is indented by four. */
const footnote: BlockParser = {
  name: 'Footnote',
  before: 'LinkReference',
  parse(cx, line) {
    const found = line.indent < line.baseIndent + 4 && footnoteAt(line);
    if (!found || cx.parentType().name === 'Footnote') return false;
    cx.startComposite('Footnote', line.pos, 4);
    line.moveBase(line.pos + found[0].length);
    return null;
  },
  endLeaf: (_, line) => footnoteAt(line) !== null,
};

const isDefinition = ({ text, pos, next, indent, baseIndent }: Line) =>
  next === 58 && indent < baseIndent + 4 && /^:[ \t]+\S/.test(text.slice(pos, pos + 100));

/** `: what the term above means`. */
const definition: BlockParser = {
  name: 'Definition',
  before: 'LinkReference',
  parse(cx, line) {
    if (!isDefinition(line) || cx.parentType().name === 'Definition') return false;
    const column = line.countIndent(line.skipSpace(line.pos + 1), line.pos, line.indent);
    cx.startComposite('Definition', line.pos, column - line.baseIndent);
    line.moveBaseColumn(column);
    return null;
  },
  endLeaf: (_, line) => isDefinition(line),
};

/** A block goes on in blank lines, and in those indented by its width. */
function goesOn(_: BlockContext, line: Line, width: number): boolean {
  if (line.next >= 0 && line.indent < line.baseIndent + width) return false;
  line.moveBaseColumn(line.baseIndent + width);
  return true;
}

/** What site generators add to Markdown: templates, attributes, formulas, footnotes, admonitions. */
export const siteSyntax: MarkdownConfig = {
  defineNodes: [
    'Template',
    'Attributes',
    'Math',
    'FootnoteMark',
    'InlineFootnote',
    'AdmonitionMark',
    { name: 'Admonition', block: true },
    { name: 'IndentedBlock', block: true, composite: goesOn },
    { name: 'Footnote', block: true, composite: goesOn },
    { name: 'Definition', block: true, composite: goesOn },
  ],
  parseInline: [
    inline('Template', '{', template),
    inline('Attributes', '{', attributes),
    inline('Math', '$', math),
    inline('FootnoteMark', '[', footnoteMark),
    inlineFootnote,
    singleTilde,
  ],
  parseBlock: [admonition, indented, footnote, definition],
};
