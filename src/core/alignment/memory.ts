/**
 * Translation memories in a site's folder (TMX, https://www.ttt.org/oscarStandards/tmx/tmx14b.html): what translators wrote for
 * the Chinese, as evidence of which words translate which. They are learned from as pages are, and not reviewed.
 */
import type { Config } from '../config.ts';
import type { Segment } from '../content/segment.ts';
import { childOf, elementsOf, elementText, readXml, xmlAttribute } from '../content/strings/xml.ts';
import { syntaxes } from '../content/syntax.ts';
import type { Host } from '../host.ts';
import { languageCode, readLocale } from '../regions/locale.ts';
import { mostPages } from './bitext.ts';
import type { PairPaths } from './lexicon-trainer.ts';

/** So many units make a page: as much as a page of copy has. */
const pageUnits = 40;

/** Codes inside a unit: some stand for something, others mark text up (TMX 1.4b, 2.4). */
const inline = { objects: new Set(['ph', 'it', 'ut']), silent: new Set(['bpt', 'ept']) };

/** Source and target segments of equal number, one pair a unit. */
export type MemoryPage = readonly [source: readonly Segment[], target: readonly Segment[]];

/** By language: names of pages that no file has, each with what it holds. */
export type Memories = ReadonlyMap<string, ReadonlyMap<string, MemoryPage>>;

/** True for the path of a translation memory. */
export function isMemory(path: string): boolean {
  return /\.tmx$/i.test(path);
}

/** Reads all memories among a site's files; one that cannot be read teaches nothing. */
export async function readMemories(
  paths: readonly string[],
  host: Pick<Host, 'read'>,
  config: Pick<Config, 'isSource' | 'markets'>,
): Promise<Memories> {
  const all = new Map<string, Map<string, MemoryPage>>();
  for (const path of paths) {
    if (!isMemory(path)) continue;
    const file = await host.read(path);
    if (!('text' in file)) continue;
    for (const [language, [source, target]] of readMemory(file.text, config)) {
      const pages = all.get(language) ?? new Map<string, MemoryPage>();
      all.set(language, pages);
      for (let at = 0; at < source.length; at += pageUnits)
        pages.set(`${path}#${at}`, [source.slice(at, at + pageUnits), target.slice(at, at + pageUnits)]);
    }
  }
  return all;
}

/**
 * The pairs of one memory by language of the translation. A unit with Chinese, Indonesian and Thai is a pair of
 * each; one without the source's language is none.
 */
export function readMemory(
  text: string,
  { isSource, markets }: Pick<Config, 'isSource' | 'markets'>,
): Map<string, [source: Segment[], target: Segment[]]> {
  const pairs = new Map<string, [Segment[], Segment[]]>();
  for (const unit of elementsOf(readXml(text).children, 'tu')) {
    const variants = elementsOf(unit.children, 'tuv').flatMap((variant) => {
      const tag = xmlAttribute(text, variant, 'xml:lang') || xmlAttribute(text, variant, 'lang');
      const locale = readLocale(tag, markets)?.locale;
      const seg = childOf(variant, 'seg');
      if (!locale || !seg) return [];
      const { text: words, mappings } = elementText(text, seg, inline).trimmed();
      const span = { from: seg.from, to: seg.to };
      return words
        ? [
            {
              locale,
              segment: {
                kind: 'string',
                ...span,
                text: words,
                mappings,
                marks: [],
                syntax: syntaxes.xml,
              } as Segment,
            },
          ]
        : [];
    });
    const source = variants.find(({ locale }) => isSource(locale));
    if (!source) continue;
    for (const { locale, segment } of variants) {
      if (isSource(locale)) continue;
      const language = languageCode(locale);
      const [sources, targets] = pairs.get(language) ?? [[], []];
      pairs.set(language, [sources, targets]);
      sources.push(source.segment);
      targets.push(segment);
    }
  }
  return pairs;
}

/** The pages of a site with those of its memories, each beside the file it is from; a large memory does not crowd out the pages. */
export function withMemories(
  pairs: ReadonlyMap<string, PairPaths>,
  memories: Memories,
): ReadonlyMap<string, PairPaths> {
  if (!memories.size) return pairs;
  const all = new Map<string, PairPaths>(pairs);
  for (const [language, pages] of memories)
    all.set(
      language,
      new Map([
        ...(pairs.get(language) ?? []),
        ...[...pages.keys()]
          .slice(0, mostPages)
          .map((name) => [name, name.slice(0, name.lastIndexOf('#'))] as const),
      ]),
    );
  return all;
}
