/** Project Fluent's `.ftl`: messages with attributes, terms, and the variants that a selector chooses from. */
import type {
  Attribute,
  BaseComment,
  Expression,
  FluentParser,
  Message,
  Pattern,
  Placeable,
  Term,
} from '@fluent/syntax';
import { fluentSyntax } from '../../text/late.ts';
import { onceForWords } from '../../text/once.ts';
import type { Comment, ContentProblem, Format } from '../content.ts';
import { objectCharacter, TextBuilder } from '../segment.ts';
import type { Syntax } from '../syntax.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

const syntax: Syntax = { write: (text) => (/^(?! *$)[^{}\r\n]+$/.test(text) ? text : undefined) };
/** At the head of a line some characters begin an attribute or a variant. */
const inLines: Syntax = {
  write: (text) => (/^ *[^ \t.*[{}\r\n][^{}\r\n]*$/.test(text) ? text : undefined),
};

/** https://projectfluent.org/fluent/guide/ */
export const fluent: Format = {
  id: 'fluent',
  takesFrontMatter: false,
  comment: (_content, _from, words) => `# ${words}`,

  parse(text) {
    const entries: StringEntry[] = [];
    const comments: Comment[] = [];
    const problems: ContentProblem[] = [];
    // Its parser knows no mark at the head of a file.
    for (const entry of parser().parse(text.replace(/^\uFEFF/, '\n')).body) {
      if (entry.type === 'Message' || entry.type === 'Term') {
        if (entry.comment) comments.push(...linesOf(text, entry.comment));
        entries.push(...stringsOf(text, entry));
      } else if (entry.type !== 'Junk') comments.push(...linesOf(text, entry));
      else if (!problems.length) {
        const { start, end } = entry.span!;
        const line = /^.*/.exec(text.slice(start, end))![0].length;
        problems.push({ kind: 'broken-strings', detail: 'Fluent', from: start, to: start + line });
      }
    }
    return stringContent({ entries, comments, problems });
  },
};

type Stream = Parameters<FluentParser['getEntry']>[0];

const parser = onceForWords(() => {
  const { FluentParser, ParseError } = fluentSyntax();
  class Parser extends FluentParser {
    /** An entry nested deeper than the stack is as broken as any other, and the next one is read. */
    override getEntry(stream: Stream) {
      try {
        return super.getEntry(stream);
      } catch (error) {
        throw error instanceof RangeError ? new ParseError('E0028') : error;
      }
    }

    /** Text is read from the source, which says where each character is; taking indents out may take squared time. */
    override dedent(elements: Parameters<FluentParser['dedent']>[0]) {
      return elements.filter((element): element is Placeable => element.type === 'Placeable');
    }
  }
  return new Parser();
});

/** The lines of a comment, each of which may be a keep. */
function linesOf(text: string, { span }: BaseComment): Comment[] {
  return [...text.slice(span!.start, span!.end).matchAll(/^#{1,3}(.*)/gm)].map(
    ({ 0: line, 1: inner, index }) => ({
      from: span!.start + index,
      to: span!.start + index + line.length,
      inner: inner!,
    }),
  );
}

/** The texts of an entry with those they choose from: `cart`, `cart.title`, `cart[one]`. */
function stringsOf(text: string, entry: Message | Term): StringEntry[] {
  const entries: StringEntry[] = [];
  const isTerm = entry.type === 'Term';
  const block = { from: entry.id.span!.start - (isTerm ? 1 : 0), to: entry.span!.end };
  const add = (pattern: Pattern, key: string, name: string, isVariant = false) => {
    const { value, whole, variants, syntax } = readPattern(text, pattern);
    const isCopy = isTranslatable(name, value.text);
    if (isCopy || !isVariant)
      entries.push({ key, value, syntax, block, isCopy, whole: isVariant ? 'elsewhere' : { value: whole } });
    for (const variant of variants)
      add(variant.value, `${key}[${text.slice(variant.key.span!.start, variant.key.span!.end)}]`, name, true);
  };
  const key = `${isTerm ? '-' : ''}${entry.id.name}`;
  if (entry.value) add(entry.value, key, entry.id.name);
  // Attributes of a term are for selectors, and never shown.
  const shown: readonly Attribute[] = isTerm ? [] : entry.attributes;
  for (const { id, value } of shown) add(value, `${key}.${id.name}`, id.name);
  return entries;
}

/** A pattern's text, in which each placeable but a literal is one thing; all of it as written; the variants inside it. */
function readPattern(text: string, { elements, span }: Pattern) {
  const value = new TextBuilder();
  const whole = new TextBuilder();
  const variants = [];
  let at = span!.start;
  for (const element of elements as Placeable[]) {
    const { start, end } = element.span!;
    const expression = innermost(element);
    value.add(text.slice(at, start), at, start);
    value.add(expression.type === 'StringLiteral' ? expression.parse().value : objectCharacter, start, end);
    if (expression.type === 'SelectExpression') variants.push(...expression.variants);
    at = end;
  }
  value.add(text.slice(at, span!.end), at, span!.end);
  whole.add(text.slice(span!.start, span!.end), span!.start, span!.end);
  const hasLines = text[span!.start - 1] === '\n' || value.text.includes('\n');
  return { value, whole: whole.trimmed(), variants, syntax: hasLines ? inLines : syntax };
}

function innermost({ expression }: Placeable): Expression {
  let inner = expression;
  while (inner.type === 'Placeable') inner = inner.expression;
  return inner;
}
