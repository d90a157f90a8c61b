import { type Segment, sourceSpan } from '../content/segment.ts';
import { languageWords } from '../phrases/language-words.ts';
import { readsEnglish } from '../text/language.ts';
import { replacementFix } from './fix.ts';
import { defineRule, type Page } from './rule.ts';

/** Languages whose headings have capitals where sentences have them. */
const sentenceCase: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'pt']);

/** A heading of fewer words may be a name. */
const leastWords = 4;
/** So many words with a capital that the language writes small are no accident, … */
const leastSmall = 2;
/** … in a heading whose other words have one too. */
const leastShare = 0.75;

const headings: ReadonlySet<Segment['kind']> = new Set(['heading', 'title', 'button']);
const word = /\p{L}[\p{L}\p{M}]*/gu;
/** German addresses its readers with a capital, in a heading as anywhere. */
const polite = /^(?:Sie|Ihr|Ihre[mnrs]?|Ihnen)$/;
/** A capital behind these opens a sentence, or a title within one. */
const opens = /[.:!?¿¡«»“”„"(/|–—-]\s*$/u;

/** English capitals in a heading of another language. */
export const titleCase = defineRule({
  id: 'convention/title-case',
  name: { en: 'capitals in headings', zh: '标题大小写' },
  severity: 'minor',
  category: 'linguistic-conventions',
  why: {
    en: 'Capitals on every word of a heading are an English habit. Here they read like a page that was run through a translator.',
    zh: '标题每个词首字母大写是英文习惯，在这种语言里一看就是译文。',
  },
  instead: {
    en: 'A capital for the first word and for names; in German for nouns as well.',
    zh: '只有首词和专有名词大写；德语名词也大写。',
  },
  evidence:
    'RAE, Ortografía de la lengua española 4.2; Lexique des règles en usage à l’Imprimerie nationale, “Capitales”; Acordo Ortográfico 1990, base XIX; Rat für deutsche Rechtschreibung, § 53–55. A word counts where it is one of the language’s small words or stands small elsewhere on the page. A hint on a page without a Chinese page: 46 headings on Tableless (BR) and beta.gouv.fr, written by natives, half of them with such capitals.',
  messages: {
    en: { capitals: (words: string) => `${words}: this language writes these words of a heading small.` },
    zh: { capitals: (words) => `${words}：这种语言的标题里，这些词应小写。` },
  },
  examples: {
    fails: [
      { path: 'content/fr/a.md', text: '# Robot Aspirateur Et Laveur Pour La Maison\n' },
      {
        path: 'content/es/a.md',
        text: '# Soluciones Inteligentes Para Fábricas\n\nHacemos soluciones inteligentes, también para fábricas.\n',
      },
      { path: 'content/de/a.md', text: '# Der Saugroboter Mit Der Station Für Zu Hause\n' },
    ],
    passes: [
      { path: 'content/fr/a.md', text: '# Robot aspirateur et laveur pour la maison\n' },
      { path: 'content/de/a.md', text: '# Der Saugroboter mit der Station für zu Hause\n' },
      {
        path: 'content/de/a.md',
        text: '# Erkennen Sie Ihre Stärken\n\nSie kennen sie, und ihre Community auch.\n',
      },
      {
        path: 'content/pt-BR/a.md',
        text: '---\ntitle: O Lado Legal do Software Livre\n---\n\nO lado legal do software livre.\n',
      },
      { path: 'content/es/a.md', text: '# La Feria de Hannover: El robot en Casa Museo\n' },
      { path: 'content/fr/a.md', text: '# Smart Home Hub With Voice Control\n' },
    ],
  },
  check(page, messages) {
    if (!sentenceCase.has(page.language)) return [];
    const isSmall = smallWordsOf(page);
    const own = functionWordsOf(page);
    const isFunctionWord = (one: Word) => own.has(one.text.toLowerCase());
    return page.content.segments.flatMap((segment) => {
      if (!headings.has(segment.kind) || readsEnglish(segment.text)) return [];
      const found = capitals(segment.text, isSmall);
      if (!found || (isWorkTitle(segment, page) && !found.small.some(isFunctionWord))) return [];
      const { from, to } = sourceSpan(segment, 0, segment.text.length);
      const quoted = found.small.map((one) => `“${one.text}”`).join(', ');
      const text = found.isAll ? lowered(segment.text, found.small) : undefined;
      const fixes = text
        ? replacementFix(segment, 0, segment.text.length, text, {
            title: page.messages.replaceWith(text),
            safe: false,
          })
        : [];
      // Brazilian and French bloggers write so too.
      const severity = page.source ? undefined : 'neutral';
      return [{ span: { from, to }, message: messages.capitals(quoted), fixes, severity }];
    });
  },
});

interface Word {
  readonly text: string;
  readonly at: number;
}

/** Words with a capital that the language writes small; undefined for a heading that has capitals where it may. */
function capitals(
  text: string,
  isSmall: (word: string) => boolean,
): { readonly small: readonly Word[]; readonly isAll: boolean } | undefined {
  const words = Array.from(text.matchAll(word), ({ 0: one, index }) => ({ text: one, at: index }));
  if (words.length < leastWords) return undefined;
  const inner = words.filter(({ at }, index) => index > 0 && !opens.test(text.slice(0, at)));
  const raised = inner.filter((one) => /^\p{Lu}\p{Ll}*$/u.test(one.text));
  const small = raised.filter((one) => isSmall(one.text));
  if (small.length < leastSmall || raised.length < leastShare * inner.length) return undefined;
  return { small, isAll: small.length === raised.length };
}

/** Portuguese may capitalize the title of a work but for its small words: Acordo Ortográfico 1990, base XIX, 1.º c). */
const isWorkTitle = ({ kind }: Segment, { language }: Page) => language === 'pt' && kind === 'title';

const functionWordsOf = ({ language }: Page) => new Set(languageWords.get(language)?.small?.split(' '));

/** Tells the words that the language, or the page itself, writes small. */
function smallWordsOf(page: Page): (word: string) => boolean {
  const small = functionWordsOf(page);
  const isGerman = page.language === 'de';
  for (const { text, kind } of page.content.segments) {
    if (headings.has(kind)) continue;
    for (const [one] of text.matchAll(word)) if (/^\p{Ll}/u.test(one)) small.add(one);
  }
  return (one) => small.has(one.toLowerCase()) && !(isGerman && polite.test(one));
}

function lowered(text: string, words: readonly Word[]): string {
  return words.reduce(
    (all, { text: one, at }) => all.slice(0, at) + one.toLowerCase() + all.slice(at + one.length),
    text,
  );
}
