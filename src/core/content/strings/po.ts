/** Catalogues of gettext: each `msgstr` with the `msgid` it was translated from. */
import type { Span } from '../../finding.ts';
import type { Comment, ContentProblem, Format } from '../content.ts';
import { TextBuilder } from '../segment.ts';
import { cString } from '../syntax.ts';
import { cEscapes, readLiteral } from './literal.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

const syntax = cString('"');

/** https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html */
export const po: Format = {
  id: 'po',
  takesFrontMatter: false,
  comment: (_content, _from, words) => `# ${words}`,

  parse(text) {
    const { messages, problem } = readMessages(text);
    const comments = messages.flatMap((message) => message.comments);
    const header = messages.find((message) => message.texts.get('msgid')?.text === '');
    const tag = /^Language:[ \t]*([\w-]+)/m.exec(header?.texts.get('msgstr')?.text ?? '')?.[1];
    const entries = messages.flatMap((message): StringEntry[] => {
      const { texts, block } = message;
      const id = texts.get('msgid')?.text ?? '';
      if (!id || message.isFuzzy) return [];
      const key = [texts.get('msgctxt')?.text, id].filter(Boolean).join('|');
      return [...texts].flatMap(([name, value]) => {
        if (!name.startsWith('msgstr')) return [];
        const [, form] = /\[(\d)\]/.exec(name) ?? [];
        const from = form && form !== '0' ? (texts.get('msgid_plural')?.text ?? id) : id;
        // An identifier in place of a text was translated from nothing.
        const original = /\s|\p{Lo}/u.test(from) || isTranslatable('', from) ? from : undefined;
        const isCopy = isTranslatable('', value.text);
        const plural =
          form === undefined ? undefined : { stem: key, form, original: texts.get('msgid_plural')?.text };
        return [{ key, value, original, syntax, block, isCopy, plural }];
      });
    });
    const locale = tag ? { tag: tag.replace('@', '-'), certain: true } : undefined;
    const problems: ContentProblem[] = problem ? [{ kind: 'broken-strings', detail: 'PO', ...problem }] : [];
    return stringContent({ entries, comments, locale, problems });
  },
};

interface Message {
  readonly block: { from: number; to: number };
  readonly comments: Comment[];
  /** Decoded texts by keyword: `msgid`, `msgstr`, `msgstr[1]`. */
  readonly texts: Map<string, TextBuilder>;
  isFuzzy: boolean;
}

/** A line: a comment, or a keyword and a quoted string, either of which may be missing. */
const line = /^[ \t]*(?:(#)(.*)|(msg\w{2,9}(?:\[\d{1,2}\])?)?[ \t]*"(.*)|.*)$/gm;

/** What is behind the opening quote of a string that its line ends. */
const closed = /^(?:[^"\\]|\\.)*"\s*$/;

function readMessages(text: string): { readonly messages: Message[]; readonly problem: Span | undefined } {
  let problem: Span | undefined;
  const messages: Message[] = [];
  let message: Message | undefined;
  let builder: TextBuilder | undefined;
  for (const match of text.matchAll(line)) {
    const [whole, comment, words = '', keyword, rest] = match;
    const indent = /^[ \t]*/.exec(whole)![0].length;
    const from = match.index + indent;
    const to = match.index + whole.trimEnd().length;
    // A comment, or the next message's first keyword, ends a message that has its text.
    const isComplete = message && [...message.texts.keys()].some((name) => name.startsWith('msgstr'));
    if (isComplete && (comment || keyword === 'msgctxt' || keyword === 'msgid')) message = undefined;
    if ((comment || keyword) && !message) {
      message = { block: { from, to }, comments: [], texts: new Map(), isFuzzy: false };
      messages.push(message);
    }
    if (comment || keyword) builder = keyword ? new TextBuilder() : undefined;
    // A comment may be among those that tools write before the message.
    if (keyword && !message!.texts.size) message!.block.from = from;
    if (keyword) message!.texts.set(keyword, builder!);
    if (comment && words.startsWith(',') && /\bfuzzy\b/.test(words)) message!.isFuzzy = true;
    // Obsolete messages are comments as a whole, and so are read as none.
    if (comment) message!.comments.push({ from, to, inner: words });
    // A string that goes on in the next line is read by no tool.
    const isWhole = rest === undefined ? comment || !whole.trim() : closed.test(rest);
    if (!isWhole) problem ??= { from, to };
    if (!builder || rest === undefined) continue;
    const start = match.index + whole.length - rest.length;
    const part = readLiteral(text, start, Math.max(start, to - (text[to - 1] === '"' ? 1 : 0)), cEscapes);
    builder.addPart(part, 0, part.text.length);
    message!.block.to = to;
  }
  return { messages, problem };
}
