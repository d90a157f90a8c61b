import { isChoice } from '../content/strings/placeholders.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleReport } from './rule.ts';
import { fullPairs, spanIn, unitEdit } from './string-pairs.ts';

/** Markup in a string that its source has and it has not, or the other way round, and tags that are never closed. */
export const stringTags = defineRule({
  id: 'string/tags',
  name: { en: 'tags', zh: '标签' },
  severity: 'major',
  category: 'design-and-markup',
  why: {
    en: 'Tags such as <b> or <0> tell the program what is bold, or where a link is. Where one is lost the link is gone; where one is never closed the rest of the page may change with it.',
    zh: '<b>、<0> 等标签告诉程序哪里加粗、哪里是链接。漏了标签，链接就没了；没有闭合，后面的内容也会跟着变样。',
  },
  instead: {
    en: 'Keep the tags of the source around the words that mean the same, each with its end.',
    zh: '请保留原文的标签，括住意思对应的文字，并且成对闭合。',
  },
  evidence: 'Weblate, “XML markup” (compared only where the source is well formed). MQM: design and markup.',
  messages: {
    en: {
      lost: (tags: string) => `${tags} of the source is missing here.`,
      added: (tags: string) => `The source has no ${tags}.`,
      unclosed: (tag: string) => `<${tag}> is not closed.`,
      close: (tag: string) => `Add ${tag}`,
    },
    zh: {
      lost: (tags) => `漏了原文中的标签 ${tags}。`,
      added: (tags) => `原文中没有标签 ${tags}。`,
      unclosed: (tag) => `<${tag}> 没有闭合。`,
      close: (tag) => `补上 ${tag}`,
    },
  },
  examples: {
    fails: [
      {
        path: 'locales/vi.json',
        text: '{"terms": "Đọc điều khoản"}',
        files: { 'locales/zh.json': '{"terms": "阅读<0>条款</0>"}' },
      },
      {
        path: 'locales/es.json',
        text: '{"terms": "Lee los <b>términos"}',
        files: { 'locales/zh.json': '{"terms": "阅读<b>条款</b>"}' },
      },
    ],
    passes: [
      {
        path: 'locales/es.json',
        text: '{"terms": "Lee los <strong>términos</strong><br>y firma", "clone": "git clone <dirección>"}',
        files: { 'locales/zh.json': '{"terms": "阅读<b>条款</b>并签字", "clone": "git clone <地址>"}' },
      },
    ],
  },
  check(page, words) {
    return fullPairs(page).flatMap(({ unit, source }): RuleReport[] => {
      if (!/[<&]/.test(source) && !unit.text.includes('<')) return [];
      const [before, after] = [tagsIn(source), tagsIn(unit.text)];
      // What the source itself does not close is text between angle brackets: <address>.
      if (unclosedIn(before) !== undefined) return [];
      const names = new Set(before.map(({ name }) => name));
      const own = after.filter(({ name }) => names.has(name) || isMarkup(name));
      const unclosed = unclosedIn(own);
      if (unclosed !== undefined) {
        const tag = own.find(({ name }) => name === unclosed)!;
        const end = `</${tag.written}>`;
        const isOpen = tag.kind === 'open' && own.filter(({ name }) => name === unclosed).length === 1;
        const isWhole = isOpen && source.trimEnd().endsWith('>') && before.at(-1)?.name === unclosed;
        const edit = isWhole
          ? unitEdit(unit, unit.text.trimEnd().length, unit.text.trimEnd().length, end)
          : undefined;
        return [
          {
            span: spanIn(unit, tag.from, tag.to),
            message: words.unclosed(tag.written),
            fixes: edit ? [{ title: words.close(end), edits: [edit], safe: false }] : [],
          },
        ];
      }
      const isLoose = ({ name }: Tag) =>
        loose.has(name) || (slanted.has(name) && unslanted.has(page.language));
      // Each branch of a choice has its own, and languages have as many branches as they need.
      const isOnce = isChoice(source) || isChoice(unit.text);
      const lost = missing(before, own, isOnce).filter((tag) => !isLoose(tag));
      const added = missing(own, before, isOnce).filter((tag) => !isLoose(tag));
      const weight = (tags: readonly Tag[], style: Severity) =>
        tags.every(({ name }) => emphasis.has(name)) ? style : undefined;
      const [first] = added;
      const named = (tags: readonly Tag[]) =>
        [...new Set(tags.map(({ written }) => `<${written}>`))].join(' ');
      return [
        ...(lost.length
          ? [{ span: spanIn(unit), message: words.lost(named(lost)), severity: weight(lost, 'minor') }]
          : []),
        ...(first
          ? [
              {
                span: spanIn(unit, first.from, first.to),
                message: words.added(named(added)),
                severity: weight(added, 'neutral'),
              },
            ]
          : []),
      ];
    });
  },
});

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** What it is by its meaning: `strong` is `b`. */
  readonly name: string;
  /** The name as it is written. */
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

const tag = /<(\/?)([A-Za-z][\w:.-]{0,60}|\d{1,3})(\s[^<>]{0,1000})?(\/?)>/g;

/** Two names of one thing. */
const synonyms: Readonly<Record<string, string>> = { strong: 'b', em: 'i' };

/** Elements that have no end, and those that lay out lines: each language breaks them where it does. */
const empty = new Set(['br', 'wbr', 'hr', 'img', 'input', 'x', 'bx', 'ex', 'ph', 'sc', 'ec', 'it', 'cp']);
const loose = new Set(['br', 'wbr', 'hr', 'p', 'xliff:g', 'nobr', 'small', 'big', 'span']);
/** Languages without slanted letters do without their tags. */
const slanted = new Set(['i']);
const unslanted = new Set(['ja', 'ko', 'zh', 'yue', 'th', 'ar', 'he', 'fa', 'ur']);

const elements = new Set(
  'a b i u s em strong code br p div span ul ol li h1 h2 h3 h4 h5 h6 img table tr td th sup sub small big font pre kbd mark del ins q cite blockquote hr'.split(
    ' ',
  ),
);
/** Elements that only set words off: the text says the same without. */
const emphasis = new Set('b i u s small big font mark span code'.split(' '));
const isMarkup = (name: string) => elements.has(name);

function tagsIn(text: string): Tag[] {
  return [...text.matchAll(tag)].map(
    ({ 0: whole, 1: end, 2: written = '', 3: attributes = '', 4: self, index }) => {
      const low =
        /^[A-Z]/.test(written) && !elements.has(written.toLowerCase()) ? written : written.toLowerCase();
      const name = synonyms[low] ?? low;
      const kind = end ? 'close' : self || attributes.endsWith('/') || empty.has(low) ? 'empty' : 'open';
      return { kind, name, written, from: index, to: index + whole.length };
    },
  );
}

/** The name of the first element that is opened more or less often than it is closed. */
function unclosedIn(tags: readonly Tag[]): string | undefined {
  const depth = new Map<string, number>();
  for (const { kind, name } of tags) {
    if (empty.has(name)) continue;
    if (kind === 'open') depth.set(name, (depth.get(name) ?? 0) + 1);
    else if (kind === 'close') depth.set(name, (depth.get(name) ?? 0) - 1);
  }
  return [...depth].find(([, count]) => count !== 0)?.[0];
}

/** Tags of which one list has more than the other; ends are told by their beginnings. */
function missing(some: readonly Tag[], others: readonly Tag[], isOnce: boolean): Tag[] {
  const known = new Set(others.map(({ name }) => name));
  if (isOnce) return some.filter(({ kind, name }) => kind !== 'close' && !known.has(name));
  const left = new Map<string, number>();
  for (const { kind, name } of others) if (kind !== 'close') left.set(name, (left.get(name) ?? 0) + 1);
  return some.filter(({ kind, name }) => {
    if (kind === 'close') return false;
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}
