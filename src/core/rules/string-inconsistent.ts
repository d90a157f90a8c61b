import type { TranslationUnit } from '../content/content.ts';
import type { Span } from '../finding.ts';
import { groupBy } from '../text/group-by.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';
import { type FullPair, fullPairs, isLabel, spanIn } from './string-pairs.ts';

/** One source text with a translation unlike the others, and one long translation of two unlike sources. */
export const stringInconsistent = defineRule({
  id: 'string/inconsistent',
  name: { en: 'one text in two ways', zh: '同一文字译法不一' },
  severity: 'neutral',
  category: 'terminology',
  why: {
    en: 'The same button under two names makes readers look for a difference. The same sentence under two keys is often one that was pasted into the wrong place.',
    zh: '同一个按钮有两种叫法，读者会去找区别。两个键下是同一句话，往往是粘贴错了位置。',
  },
  instead: {
    en: 'Take the wording of the other places, unless this one means something else.',
    zh: '若意思相同，请与其他地方保持一致。',
  },
  evidence:
    'Weblate, “Inconsistent” and “Reused translation”. MQM: terminology, inconsistent use of terminology. Among the files of a shop in ten languages (beikeshop, 1,849 files) 63 labels were told that are otherwise elsewhere, all read: most are other words for one thing, six are narrower where they stand (“Product Name” for 名称). Of six in three languages of Scratch one was right: elsewhere one Chinese word names two things.',
  messages: {
    en: {
      other: (source: string, usual: string, times: number) =>
        `“${source}” is “${usual}” in ${times} other places.`,
      elsewhere: (source: string, usual: string, times: number, path: string) =>
        `“${source}” is “${usual}” in ${times} other places, such as ${path}.`,
      reused: (source: string) => `This is also the translation of “${source}”.`,
    },
    zh: {
      other: (source, usual, times) => `“${source}”在另外 ${times} 处译作“${usual}”。`,
      elsewhere: (source, usual, times, path) =>
        `“${source}”在另外 ${times} 处（如 ${path}）译作“${usual}”。`,
      reused: (source) => `“${source}”的译文也是这一句。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'locales/id.json',
        text: '{"a": "Batal", "b": "Batal", "c": "Batal", "d": "Gugurkan"}',
        files: { 'locales/zh.json': '{"a": "取消", "b": "取消", "c": "取消", "d": "取消"}' },
      },
      {
        path: 'locales/vi.json',
        text: '{"a": "Tệp đã được lưu vào ổ đĩa của bạn", "b": "Tệp đã được lưu vào ổ đĩa của bạn"}',
        files: { 'locales/zh.json': '{"a": "文件已保存到您的磁盘", "b": "请重新登录后再试一次"}' },
      },
      {
        path: 'locales/id/cart.json',
        text: '{"drop": "Gugurkan"}',
        files: {
          'locales/zh/cart.json': '{"drop": "取消"}',
          'locales/zh/user.json': '{"a": "取消", "b": "取消"}',
          'locales/id/user.json': '{"a": "Batal", "b": "Batal"}',
          'locales/zh/shop.json': '{"x": "取消"}',
          'locales/id/shop.json': '{"x": "batal"}',
        },
      },
    ],
    passes: [
      {
        path: 'locales/id/cart.json',
        text: '{"drop": "Gugurkan", "long": "Semua barang ini kami buang."}',
        files: {
          'locales/zh/cart.json': '{"drop": "取消", "long": "取消这些商品。"}',
          'locales/zh/user.json':
            '{"a": "取消", "b": "取消", "c": "取消这些商品。", "d": "取消这些商品。", "e": "取消这些商品。"}',
          'locales/id/user.json':
            '{"a": "Batal", "b": "Batal", "c": "Batalkan semua.", "d": "Batalkan semua.", "e": "Batalkan semua."}',
          'locales/th/user.json': '{"a": "ยกเลิก"}',
        },
      },
      {
        path: 'locales/id.json',
        text: '{"a": "Batal", "b": "batal", "c": "Batal", "d": "Batal.", "e": "Hapus", "f": "Hapus"}',
        files: {
          'locales/zh.json': '{"a": "取消", "b": "取消", "c": "取消", "d": "取消", "e": "删除", "f": "移除"}',
        },
      },
    ],
  },
  check(page, words) {
    const pairs = fullPairs(page).filter(({ unit }) => !unit.plural);
    return [...unusual(pairs, page, words), ...reused(pairs, words.reused)];
  },
});

/** A text without what tells no words apart: case, marks, white space. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();

/** So many places say it in one way before another is striking. */
const leastUsual = 3;

/** A string of the page, or of another file of its market. */
interface Place {
  readonly text: string;
  /** Undefined for one of another file. */
  readonly unit: TranslationUnit | undefined;
  readonly path: string;
}

interface Says {
  other(source: string, usual: string, times: number): string;
  elsewhere(source: string, usual: string, times: number, path: string): string;
}

function unusual(pairs: readonly FullPair[], page: Page, words: Says): RuleReport[] {
  const bySource = new Map<string, FullPair[]>();
  for (const pair of pairs) add(bySource, pair.source.trim(), pair);
  return [...bySource].flatMap(([source, same]): RuleReport[] => {
    const others = isLabel(source) ? page.siteLabels(source).filter(({ path }) => path !== page.path) : [];
    if (same.length + others.length <= leastUsual) return [];
    const places: Place[] = [
      ...same.map(({ unit }) => ({ text: unit.text, unit, path: page.path })),
      ...others.map((label) => ({ ...label, unit: undefined })),
    ];
    const byText = groupBy(places, ({ text }) => bare(text));
    const sorted = [...byText.values()].sort((a, b) => b.length - a.length);
    const [usual, other, ...more] = sorted;
    if (!usual || other?.length !== 1 || more.length || usual.length < leastUsual) return [];
    // Forms of one word are no two words: Kategorie, Kategorien.
    if (areForms(bare(usual[0]!.text), bare(other[0]!.text))) return [];
    // What one file alone calls so may mean something else there: a pen, where others have a brush.
    if (others.length && new Set(usual.map(({ path }) => path)).size < 2) return [];
    // One in another file is told there.
    const { unit } = other[0]!;
    if (!unit) return [];
    const wording = [source.slice(0, 60), usual[0]!.text.slice(0, 60), usual.length] as const;
    const elsewhere = usual.find(({ path }) => path !== page.path)?.path;
    const message =
      elsewhere === undefined ? words.other(...wording) : words.elsewhere(...wording, elsewhere);
    return [{ span: spanIn(unit), message }];
  });
}

/** True for two texts that begin alike, for more than half of the longer one. */
function areForms(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length);
  let same = 0;
  while (same < longer && one[same] === other[same]) same++;
  return same * 2 > longer;
}

/** Shorter texts say the same of different things: “Open”. */
const leastWords = 5;

function reused(pairs: readonly FullPair[], say: (source: string) => string): RuleReport[] {
  const byText = new Map<string, FullPair[]>();
  for (const pair of pairs) {
    const text = bare(pair.unit.text);
    const isLong = text.split(' ').length >= leastWords || /^[^ -~]{15,}$/.test(text);
    if (isLong) add(byText, text, pair);
  }
  return [...byText.values()].flatMap((same): RuleReport[] => {
    const [first, ...others] = same;
    return others
      .filter(({ source }) => likeness(bare(source), bare(first!.source)) < 0.2)
      .slice(0, 1)
      .map((pair) => ({ span: spanOf(pair), message: say(first!.source.trim().slice(0, 60)) }));
  });
}

const spanOf = ({ unit }: FullPair): Span => spanIn(unit);

function add(map: Map<string, FullPair[]>, key: string, pair: FullPair): void {
  const known = map.get(key);
  if (known) known.push(pair);
  else map.set(key, [pair]);
}

/** How much of two texts is alike, 0 to 1: the pairs of characters they share (Dice). */
function likeness(a: string, b: string): number {
  const pairsOf = (text: string) =>
    new Set([...text].slice(0, 400).map((letter, at, all) => letter + (all[at + 1] ?? '')));
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / Math.max(1, one.size + other.size);
}
