/** AsciiDoc's inline markup: formatting, macros, references, in the order in which they are tried. */
import { byOpening, type Inline, type InlineMark, type InlineRule, prose } from './inline.ts';

const link = (value: string, at: number): InlineMark => ({ kind: 'link', value, at });
const code = (value: string, at: number): Inline => ({ is: 'object', mark: { kind: 'code', value, at } });

/** Formatting within a word, `**bold**`, and around whole words, `*bold*`; `[.role]` may come before. */
function formatting(mark: string): InlineRule[] {
  const sign = `[${mark}]`;
  const read = (match: RegExpExecArray) => prose(match[1]!, match[2]!);
  return [
    { pattern: new RegExp(`((?:\\[[^\\[\\]]{0,60}\\])?${sign}${sign})(.{1,500}?)${sign}${sign}`, 'y') },
    {
      pattern: new RegExp(
        `((?<![\\p{L}\\p{N}])(?:\\[[^\\[\\]]{0,60}\\])?${sign})(?=\\S)([^${mark}]{1,500}?)(?<=\\S)${sign}(?![\\p{L}\\p{N}])`,
        'uy',
      ),
    },
  ].map(({ pattern }) => ({ opens: `[${mark}`, pattern, read }));
}

export const asciidocInline = byOpening([
  { opens: '\\', pattern: /\\([*_`#^~{<[(\\])/y, read: ([, sign]) => ({ is: 'text', text: sign! }) },
  // Curved quotation marks.
  { opens: '"', pattern: /"`(?=\S)(.{1,500}?)(?<=\S)`"/y, read: (m) => prose('"`', m[1]!) },
  { opens: "'", pattern: /'`(?=\S)(.{1,500}?)(?<=\S)`'/y, read: (m) => prose("'`", m[1]!) },
  {
    opens: '`+',
    pattern: /``(.{1,500}?)``|`\+?([^`]{1,500}?)\+?`/y,
    read: (m) => code(m[1] ?? m[2]!, m[0].indexOf(m[1] ?? m[2]!)),
  },
  {
    opens: '+',
    pattern: /\+{1,3}(?=\S)([^+]{1,500}?)(?<=\S)\+{1,3}/y,
    read: (m) => code(m[1]!, m[0].indexOf(m[1]!)),
  },
  { opens: ' ', pattern: / \+(?= |$)/y, read: () => ({ is: 'text', text: ' ' }) },
  { opens: '[', pattern: /\[\[\[?[^\][]{1,200}\]\]\]?/y, read: () => ({ is: 'silent' }) },
  {
    opens: '<',
    pattern: /<<([^<>,]{1,200})(?:,\s{0,5})?([^<>]{0,300})>>/y,
    read: (m) =>
      m[2]
        ? prose(m[0].slice(0, -2 - m[2].length), m[2], link(m[1]!, 2))
        : { is: 'object', mark: link(m[1]!, 2) },
  },
  {
    opens: '(',
    pattern: /\(\(\(?([^()]{1,200})\)\)\)?/y,
    read: (m) => (m[0].startsWith('(((') ? { is: 'silent' } : prose('((', m[1]!)),
  },
  {
    opens: 'i',
    pattern: /(?<![\p{L}\p{N}])(image|icon):([^\s:[\]][^\s[\]]{0,300})\[[^\][]{0,300}\]/uy,
    read: (m) => ({ is: 'object', mark: { kind: 'image', value: m[2]!, at: m[1]!.length + 1 } }),
  },
  {
    opens: 'kbmslapi',
    pattern:
      /(?<![\p{L}\p{N}])(?:kbd|btn|menu|stem|latexmath|asciimath|pass|indexterm|indexterm2):[\w,-]{0,60}\[[^\]]{0,300}\]/uy,
    read: (m) => code(m[0], 0),
  },
  {
    opens: 'f',
    pattern: /(footnote(?:ref)?:[\w-]{0,60}\[)([^\][]{0,500}(?:\[[^\][]{0,300}\][^\][]{0,500}){0,5})\]/y,
    read: (m) => ({ is: 'note', inner: [m[1]!.length, m[1]!.length + m[2]!.length] }),
  },
  {
    opens: 'lxm',
    pattern:
      /(?<![\p{L}\p{N}])((?:link:|xref:|mailto:)([^\s[\]]{1,500})\["?)([^\][]{0,300}?)("?(?:,[^\][]{0,100})?)\]/uy,
    read: (m) => {
      const mark = link(m[2]!, m[0].indexOf(':') + 1);
      return m[3] ? prose(m[1]!, m[3].replace(/\^$/, ''), mark) : { is: 'object', mark };
    },
  },
  {
    opens: 'hfi',
    pattern:
      /((?:https?|ftp|irc):\/\/[^\s[\]<>]{1,500})(?:\[("?)([^\][]{0,300}?)("?(?:,[^\][]{0,100})?)\])?/y,
    read: (m) =>
      m[3]
        ? prose(`${m[1]}[${m[2]}`, m[3].replace(/\^$/, ''), link(m[1]!, 0))
        : { is: 'object', mark: link(m[1]!, 0) },
  },
  {
    opens: '{',
    pattern: /(\{[\w-]{1,80}\}[^\s[\]<>{}]{0,300}\["?)([^\][]{1,300}?)("?(?:,[^\][]{0,100})?)\]/y,
    read: (m) => prose(m[1]!, m[2]!.replace(/\^$/, ''), link(m[1]!.slice(0, -1), 0)),
  },
  { opens: '{', pattern: /\{[\w:-]{1,80}\}/y, read: () => ({ is: 'object' }) },
  { opens: '^', pattern: /\^([^\s^]{1,60})\^/y, read: (m) => prose('^', m[1]!) },
  { opens: '~', pattern: /~([^\s~]{1,60})~/y, read: (m) => prose('~', m[1]!) },
  ...formatting('*'),
  ...formatting('_'),
  ...formatting('#'),
]);
