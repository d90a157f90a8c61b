/** Formats of components: markup with script around it, or in it. */
import type { Markets } from '../../regions/market.ts';
import type { Content, Format } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { syntaxes } from '../syntax.ts';
import { BraceScanner, maskBraces } from './braces.ts';
import { type Code, codeAfter, type Masked, mask, parseMasked } from './code.ts';
import { htmlComment } from './comments.ts';
import { type ReaderOptions, readMarkup, toContent } from './reader.ts';
import { withLanguages } from './script-languages.ts';
import { withCode, withScripts } from './scripts.ts';
import { maskTemplates } from './template-code.ts';
import { chosenByTemplate, inLanguages } from './template-languages.ts';
import { readI18nBlock, withI18n } from './vue-i18n.ts';

function read(masked: Masked, markets: Markets | undefined, reading: Partial<ReaderOptions> = {}): Content {
  const { masked: parted, spans } = chosenByTemplate(masked, markets);
  const { text, codes } = parted;
  const trees = parseMasked(parted);
  const options = { text, codes, syntax: syntaxes.html, quotedOnly: true, ...reading };
  const page = inLanguages(toContent(readMarkup(trees, options)), spans);
  return withScripts(page, trees, parted, markets);
}

/** Vue: the template and the strings of `<i18n>` blocks are prose; script, style and blocks of other tools are not. */
export const vue: Format = {
  id: 'vue',
  takesFrontMatter: false,
  parse(text, _previous, markets) {
    const masked = maskTemplates(text);
    const [document = []] = parseMasked(masked);
    const elements = document.filter((node): node is Element => node.kind === 'element');
    const templates = elements.filter(isTemplate).map(({ children }) => children);
    const blocks = elements
      .filter(({ name }) => name === 'i18n')
      .map((block) => readI18nBlock(text, block, markets));
    const component = toContent(readMarkup(templates, { text, codes: masked.codes, syntax: syntaxes.html }));
    return withI18n(
      withScripts(component, [document], masked, markets),
      blocks.filter((block) => block !== undefined),
    );
    function isTemplate({ name, attributes }: Element): boolean {
      const lang = attributes.find((attribute) => attribute.name === 'lang')?.value;
      return name === 'template' && (!lang || text.slice(lang.from, lang.to) === 'html');
    }
  },
  comment: (_content, _from, words) => htmlComment(words),
};

/** Svelte: expressions and blocks between braces. */
export const svelte: Format = {
  id: 'svelte',
  takesFrontMatter: false,
  parse(text, _previous, markets) {
    const masked = maskBraces(text, { nested: false, inQuotes: true, voids: true });
    return read(masked, markets, { mayComment: (at) => !followsScript(masked, at, ['between']) });
  },
  comment: (_content, _from, words) => htmlComment(words),
};

/** The script at the head of an Astro component, closed or not. */
const astroHead = /^\uFEFF?\s*---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??(?:---[ \t]*(?=\r?\n|$)|$(?![\s\S]))/;

/** Astro: script at the head, and expressions that may hold markup. */
export const astro: Format = {
  id: 'astro',
  takesFrontMatter: false,
  parse(text, _previous, markets) {
    const script = astroHead.exec(text)?.[0] ?? '';
    const head: Code[] = script ? [{ from: 0, to: script.length, kind: 'break' }] : [];
    const masked = maskBraces(text, { nested: true, inQuotes: false, voids: true }, head);
    const mayComment = (at: number) => !followsScript(masked, at, ['open', 'between']);
    const page = withLanguages(read(masked, markets, { mayComment }), masked, markets);
    const from = script.indexOf('\n') + 1;
    const close = script.lastIndexOf('---');
    const to = close > from ? close : script.length;
    return script ? withCode(page, text, [], [{ from, to, language: 'jsx' }], markets) : page;
  },
  comment: (_content, _from, words) => htmlComment(words),
};

/** JSX and TSX: elements in a module. */
export const jsx: Format = {
  id: 'jsx',
  takesFrontMatter: false,
  parse(text, _previous, markets) {
    const scanner = new BraceScanner(text, { nested: true, inQuotes: false, voids: false });
    scanner.module(0);
    const masked = mask(text, scanner.codes, scanner.islands);
    const { codes } = masked;
    const markup = toContent(
      readMarkup(parseMasked(masked), {
        text,
        codes,
        syntax: syntaxes.jsx,
        quotedOnly: true,
        mayComment: (at) => text[at - 1] !== '<' && !followsScript(masked, at, ['open', 'between', 'break']),
      }),
    );
    const page = withLanguages(markup, masked, markets);
    return withCode(page, text, [], [{ from: 0, to: text.length, language: 'jsx' }], markets);
  },
  comment: (_content, _from, words) => `{/* ${words.replaceAll('*/', '* /')} */}`,
};

/** True where a block is the outermost of its expression: a comment of markup before it would be script. */
function followsScript({ text, codes }: Masked, at: number, kinds: readonly Code['kind'][]): boolean {
  const before = codes[codeAfter(codes, at) - 1];
  return before !== undefined && kinds.includes(before.kind) && !text.slice(before.to, at).trim();
}
