import { type FrameBlank, frameBlanks } from '../phrases/frames.ts';
import { languageCode } from '../regions/locale.ts';
import { defineRule, type RuleReport } from './rule.ts';

/** What may be a blank; a frame has none that is longer. */
const bracketed = /\[[^[\]\n]{1,60}\]/g;

/** A line of Markdown that says where a bracket leads, and what is in the bracket. */
const definition = /^ {0,3}\[([^[\]\n]{1,60})\]:[ \t]*\S+[ \t]*(?:["'(].*)?$/gm;
/** What is behind a bracket that is the text of a link: its address, or the name of one. */
const behind = /^(?:\(|\[([^[\]\n]{0,60})\])/;

/** True where the words of a frame are still before or behind a blank: `[year]` alone is anybody's. */
function isInFrame({ before, after }: FrameBlank, text: string, from: number, to: number): boolean {
  return (before !== '' && text.endsWith(before, from)) || (after !== '' && text.startsWith(after, to));
}

/** A blank of a sentence to finish that nobody filled in. */
export const blank = defineRule({
  id: 'copy/blank',
  name: { en: 'blanks left to fill in', zh: '没有填写的空白' },
  severity: 'minor',
  category: 'accuracy',
  why: {
    en: 'A sentence to finish was put here, and nobody finished it. Readers see the brackets, and that nobody read the page before it was published.',
    zh: '这里填入了一句待补写的话，却没有补完。读者会看到方括号，也会看出发布前没有人读过这一页。',
  },
  instead: {
    en: 'Fill it in with what is true of you, or take the sentence out.',
    zh: '请填上属实的内容，或删去这一句。',
  },
  evidence: 'The blanks of the sentences to finish that Terroir itself offers, with the words beside them.',
  messages: {
    en: { open: (name: string) => `${name} is still to be filled in.` },
    zh: { open: (name) => `${name}还没有填写。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'It has been in use at Keppel in [city] since 2019.\n' },
      { path: 'content/en-SG/a.md', text: '- [feature], [do what], [how long]\n' },
      { path: 'content/de/a.md', text: '[Funktion]: So können Sie in [Zeit] [was].\n' },
      { path: 'content/zh-TW/a.md', text: '根據[來源][年份]年調查，我們在台灣排名第一。\n' },
      { path: 'content/ja/a.md', text: '2019年から[都市]の[顧客]で使われています。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'It has been in use at Keppel in Singapore since 2019.\n' },
      { path: 'content/en-SG/a.md', text: 'Name the file report-[city] and send it.\n' },
      { path: 'content/en-SG/a.md', text: '“Since then [customer] numbers grew,” she said.\n' },
      {
        path: 'content/en-SG/a.md',
        text: 'It is used at Keppel in [city] today.\n\n[City]: https://example.com\n',
      },
      { path: 'content/en-SG/a.md', text: 'Used in [Singapore](https://example.com) since 2019.\n' },
    ],
  },
  check({ text, content, language }, words) {
    const blanks = frameBlanks(languageCode(language));
    if (!blanks.size) return [];
    const labels = new Set([...text.matchAll(definition)].map((match) => match[1]!.toLowerCase()));
    const isLink = (match: string, to: number) => {
      const [address, label] = behind.exec(text.slice(to, to + 70)) ?? [];
      return address === '(' || labels.has((label || match.slice(1, -1)).toLowerCase());
    };
    // In the file's own text: Markdown takes brackets for the marks of a link that is declared elsewhere, even outside a segment.
    return content.segments.flatMap(({ from: first, to: last, marks }) => {
      const start = text[first - 1] === '[' ? first - 1 : first;
      const end = text[last] === ']' ? last + 1 : last;
      return [...text.slice(start, end).matchAll(bracketed)].flatMap((match): RuleReport[] => {
        const from = start + match.index;
        const to = from + match[0].length;
        const isCode = marks.some((mark) => mark.kind === 'code' && mark.from <= from && to <= mark.to);
        if (isCode || isLink(match[0], to)) return [];
        const isOpen = blanks.get(match[0])?.some((one) => isInFrame(one, text, from, to));
        return isOpen ? [{ span: { from, to }, message: words.open(match[0]) }] : [];
      });
    });
  },
});
