/** Terms that a site has and its termbases do not, and how one is taken in. */
import { givenOriginals } from '../alignment/by-key.ts';
import { type FoundTerm, findTerms, type SentencePair } from '../alignment/found-terms.ts';
import type { AbortSignalLike } from '../host.ts';
import { slug, unique } from '../import/notes.ts';
import { normalizeChinese } from '../phrases/chinese.ts';
import { languageCode } from '../regions/locale.ts';
import { followedPassages } from '../rules/followed.ts';
import { hashText } from '../text/hash.ts';
import { isWrittenIn, scriptLanguage } from '../text/language.ts';
import { addToList } from '../text/yaml-list.ts';
import { type FileEdit, textToEdit } from './material.ts';
import { stopIfAborted } from './page-review.ts';
import type { PageReviews } from './reviewing.ts';

/** Where a term is rendered: a page, and the offset of the sentence in its text. */
export interface TermPlace {
  readonly path: string;
  readonly from: number;
}

/** A Chinese term that the site has again and again, and what its pages write for it. */
export interface TermSuggestion {
  readonly source: string;
  /** By BCP 47 language; of Chinese pages by locale. */
  readonly languages: ReadonlyMap<string, Pick<FoundTerm<TermPlace>, 'count' | 'renderings'>>;
  /** True where pages of one language render it in two ways or more. */
  readonly isDivided: boolean;
}

/** Terms taken from the site stand in this file. */
const ownTermsPath = '.terroir/terms/site.yaml';

/** More pages of a language teach little more. */
const mostPages = 120;

/**
 * The terms of a site that no termbase has: first those that are rendered in two ways, then the most frequent. At most 120
 * pages of a language are read, always the same.
 * @throws the reason of the signal once it is aborted
 */
export async function suggestTerms(site: PageReviews, signal?: AbortSignalLike): Promise<TermSuggestion[]> {
  const { concepts, config } = await site.setup();
  const source = languageCode(config.source);
  if (source !== 'zh') return [];
  const known = new Set(
    concepts.flatMap(({ terms }) =>
      [...terms].flatMap(([locale, { preferred = '', admitted }]) =>
        languageCode(locale) === source
          ? [preferred, ...admitted].map((term) => normalizeChinese(term).text)
          : [],
      ),
    ),
  );
  const bySource = new Map<string, Map<string, FoundTerm<TermPlace>>>();
  for (const [language, pairs] of await pairsOf(site, signal)) {
    stopIfAborted(signal);
    for (const term of findTerms(pairs, languageCode(language))) {
      if (known.has(normalizeChinese(term.source).text)) continue;
      const languages = bySource.get(term.source) ?? new Map<string, FoundTerm<TermPlace>>();
      bySource.set(term.source, languages.set(language, term));
    }
  }
  const suggestions = [...bySource].map(([term, languages]) => ({
    source: term,
    languages,
    isDivided: [...languages.values()].some(({ renderings }) => renderings.length > 1),
  }));
  const count = ({ languages }: TermSuggestion) =>
    Math.max(...[...languages.values()].map((one) => one.count));
  return suggestions.sort(
    (a, b) =>
      Number(b.isDivided) - Number(a.isDivided) || count(b) - count(a) || (a.source < b.source ? -1 : 1),
  );
}

/** The passages of pages that follow the source, by language. */
async function pairsOf(
  site: PageReviews,
  signal: AbortSignalLike | undefined,
): Promise<Map<string, SentencePair<TermPlace>[]>> {
  const all = new Map<string, SentencePair<TermPlace>[]>();
  const pages = new Map<string, number>();
  const ranked = (await site.pages()).map((path) => ({ path, rank: hashText(path) }));
  const named = await site.named();
  for (const { path } of ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1))) {
    stopIfAborted(signal);
    const inPath = named.read(path).found?.locale;
    if (inPath && (pages.get(groupOf(inPath)) ?? 0) >= mostPages) continue;
    const page = await site.content(path);
    if (!page || page.content.multilingual) continue;
    const given = givenOriginals(page.content.segments);
    // Most pages of a site may follow nothing, and a review of them would tell no more.
    if (!given && (await site.sourceOf(path)) === undefined) continue;
    const review = await site.glance(path, { mode: 'fast', signal });
    if (!review?.alignment || !review.target || (!given && review.source === undefined)) continue;
    const language = groupOf(review.target.locale ?? inPath ?? 'en');
    const number = (pages.get(language) ?? 0) + 1;
    if (number > mostPages) continue;
    const source = given
      ? { ...page.content, segments: given.segments }
      : (await site.content(review.source!))?.content;
    if (!source) continue;
    pages.set(language, number);
    const { alignment } = given ?? review;
    const passages = followedPassages({
      content: page.content,
      source: { path, content: source },
      alignment,
    });
    const pairs = all.get(language) ?? [];
    all.set(language, pairs);
    for (const { source: original, text, sentences } of passages) {
      // What was left in another language renders nothing.
      if (!isWrittenIn(languageCode(language), scriptLanguage(text) ?? '')) continue;
      const { segment } = sentences[0]!;
      pairs.push({ source: original, target: text, place: { path, from: segment.from } });
    }
  }
  return all;
}

/** Languages are one, wherever they are spoken; Chinese is not. */
function groupOf(locale: string): string {
  const language = languageCode(locale);
  return language === 'zh' ? locale : language;
}

/**
 * The edit that takes a term into the site's own termbase: what leads in each language is preferred. `broken` where the
 * file must be mended first.
 */
export async function takeTerm(
  site: PageReviews,
  { source, languages }: TermSuggestion,
): Promise<FileEdit | 'broken'> {
  const { concepts } = await site.setup();
  const text = textToEdit(await site.host.read(ownTermsPath));
  const terms = Object.fromEntries(
    [...languages].map(([language, { renderings }]) => [language, renderings[0]!.text]),
  );
  const named = [terms.en, ...Object.values(terms)].map((term) => slug(term ?? '')).find(Boolean) ?? 'term';
  const id = unique(named, new Set(concepts.map((concept) => concept.id)));
  const edit =
    text === undefined ? undefined : addToList(text, 'concepts', { id, terms: { zh: source, ...terms } });
  return edit && text !== undefined ? { path: ownTermsPath, text, edit } : 'broken';
}
