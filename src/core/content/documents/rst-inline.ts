/** reStructuredText's inline markup (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html). */
import { byOpening, type Inline, type InlineMark, prose } from './inline.ts';

const link = (value: string, at: number): InlineMark => ({ kind: 'link', value, at });
const code = (value: string, at: number): Inline => ({ is: 'object', mark: { kind: 'code', value, at } });

/** Roles whose text is a name in code, or is replaced by another text. */
const codeRoles =
  /^(?:code|literal|samp|file|kbd|command|option|envvar|program|math|raw|pep|rfc|[a-z]{1,4}:[\w-]+|class|func|meth|attr|mod|data|exc|obj|const|token|keyword|makevar|regexp|mimetype|newsgroup|manpage)$/;

/** `text <target>` is a text with where it leads. */
function reference(written: string, before: string): Inline {
  const titled = /^(.{1,400}?)\s*<([^<>]{1,400})>$/.exec(written);
  if (!titled) return prose(before, written);
  const [, text = '', target = ''] = titled;
  return prose(before, text, link(target, before.length + written.length - target.length - 1));
}

export const rstInline = byOpening([
  { opens: '\\', pattern: /\\ /y, read: () => ({ is: 'silent' }) },
  { opens: '\\', pattern: /\\([^\s])/y, read: ([, sign]) => ({ is: 'text', text: sign! }) },
  { opens: '`', pattern: /``(.{1,500}?)``/y, read: (m) => code(m[1]!, 2) },
  {
    opens: ':',
    pattern: /:([\w:+-]{1,40}):`([^`]{1,500})`/y,
    read: (m) => {
      const titled = /<[^<>]{1,400}>$/.test(m[2]!);
      const before = `:${m[1]}:\``;
      if (codeRoles.test(m[1]!) && !titled) return code(m[2]!, before.length);
      // A reference without a text of its own shows another page's title.
      const isReference = /^(?:ref|doc|numref|any|download|term|eq|keyword)$/.test(m[1]!);
      if (isReference && !titled && m[1] !== 'term')
        return { is: 'object', mark: link(m[2]!, before.length) };
      return reference(m[2]!, before);
    },
  },
  { opens: '`', pattern: /`([^`]{1,500})`:([\w:+-]{1,40}):/y, read: (m) => code(m[1]!, 1) },
  { opens: '`', pattern: /`([^`]{1,500})`_{0,2}/y, read: (m) => reference(m[1]!, '`') },
  { opens: '_', pattern: /_`([^`]{1,300})`/y, read: (m) => prose('_`', m[1]!) },
  // The end of a reference: `Markdown_`.
  { opens: '_', pattern: /(?<=[\p{L}\p{N}])__?(?![\p{L}\p{N}_])/uy, read: () => ({ is: 'silent' }) },
  { opens: '|', pattern: /\|[^\s|](?:[^|]{0,100}[^\s|])?\|_{0,2}/y, read: () => ({ is: 'object' }) },
  { opens: '[', pattern: /\[(?:#[\w-]{0,40}|\*|\d{1,4}|[\w.-]{1,40})\]_/y, read: () => ({ is: 'object' }) },
  { opens: '*', pattern: /\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*/y, read: (m) => prose('**', m[1]!) },
  { opens: '*', pattern: /\*(?=[^\s*])([^*]{1,500}?)(?<=\S)\*/y, read: (m) => prose('*', m[1]!) },
  {
    opens: 'hfm',
    pattern: /(?:https?|ftp):\/\/[^\s<>`]{1,500}|mailto:[^\s<>`]{1,200}/y,
    read: (m) => ({ is: 'object', mark: link(m[0], 0) }),
  },
]);
