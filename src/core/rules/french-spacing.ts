import { encodeMark, isUnbroken, type Segment, sourceSpan } from '../content/segment.ts';
import type { Edit } from '../finding.ts';
import { readsEnglish } from '../text/language.ts';
import { defineRule } from './rule.ts';

/** A mark that directly follows its word, or a quotation mark directly at its own. */
const tight = /(?<=[\p{L}\p{N})])[:;!?](?=\s|$)|«(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])»/gu;
/** The same marks with a space, as French sets them. */
const spaced = /[\s\u00a0\u202f][:;!?](?=\s|$)|«[\s\u00a0\u202f]|[\s\u00a0\u202f]»/gu;

/** Fewer marks than these show no habit. */
const leastMarks = 3;

/** A French page whose marks are tight, as in English. */
export const frenchSpacing = defineRule({
  id: 'convention/french-spacing',
  name: { en: 'spaces of French', zh: '法语的空格' },
  severity: 'minor',
  category: 'linguistic-conventions',
  why: {
    en: 'French sets a space before : ; ! ? and inside « ». Without it a page looks translated.',
    zh: '法语在 : ; ! ? 之前以及 « » 内侧要空格，缺了就像译文。',
  },
  instead: {
    en: 'A narrow no-break space (U+202F), so that the mark never starts a line.',
    zh: '使用窄不换行空格（U+202F），标点就不会跑到行首。',
  },
  evidence:
    'Lexique des règles en usage à l’Imprimerie nationale, “Ponctuation”. Reported once a page, where no mark of at least three has its space; Canadian French has the space only before the colon and is left alone.',
  messages: {
    en: {
      tight: (n: number) => `${n} marks without the space French sets at : ; ! ? and « ».`,
      add: (n: number) => `Add the ${n} missing spaces`,
    },
    zh: {
      tight: (n) => `有 ${n} 处 : ; ! ? 或 « » 旁缺少法语所需的空格。`,
      add: (n) => `补上这 ${n} 处空格`,
    },
  },
  examples: {
    fails: [
      { path: 'content/fr/a.md', text: 'Prêt? Voici comment: essayez!\n\nEncore une question?\n' },
      { path: 'content/fr/a.md', text: 'Il dit «oui», puis «non».\n' },
    ],
    passes: [
      { path: 'content/fr/a.md', text: 'Prêt ? Voici comment : essayez !\n\nEncore une question?\n' },
      { path: 'content/fr-CA/a.md', text: 'Prêt? Voici comment: essayez!\n\nEncore une question?\n' },
      { path: 'content/fr/a.md', text: 'Prêt? À 12:30, sur `a:b`.\n' },
    ],
  },
  check(page, words) {
    if (page.language !== 'fr' || /-CA$/.test(page.target.locale ?? '')) return [];
    const prose = page.content.segments.filter(({ text }) => !readsEnglish(text));
    if (prose.some(({ text }) => text.search(spaced) >= 0)) return [];
    const found = prose.flatMap((segment) =>
      [...segment.text.matchAll(tight)].map((match) => ({ segment, at: match.index, mark: match[0] })),
    );
    if (found.length < leastMarks) return [];
    const { segment, at } = found[0]!;
    const edits = found.flatMap((one) => spaceAt(one.segment, one.at, one.mark));
    const fixes = edits.length ? [{ title: words.add(edits.length), edits, safe: true }] : [];
    return [{ span: sourceSpan(segment, at, at + 1), message: words.tight(found.length), fixes }];
  },
});

function spaceAt(segment: Segment, at: number, mark: string): Edit[] {
  if (!isUnbroken(segment, at, at + 1)) return [];
  const { from, to } = sourceSpan(segment, at, at + 1);
  const place = mark === '«' ? to : from;
  const space = encodeMark(segment, '\u202f');
  return space === undefined ? [] : [{ from: place, to: place, text: space }];
}
