/** The local material of a site: what fits a page, and what of a page is saved. */
import { decodedSpan } from '../content/segment.ts';
import type { Edit, Span } from '../finding.ts';
import type { FileText } from '../host.ts';
import { rankMaterial } from '../locality/library.ts';
import { type Material, type MaterialKind, materialKinds } from '../locality/material.ts';
import { addMaterial, materialPath } from '../locality/save.ts';
import type { PageReview } from '../review/page.ts';
import { addWord, wordsPath } from '../spelling/project-words.ts';
import { dayOf } from '../text/date.ts';
import type { PageReviews } from './reviewing.ts';

/** What words of a page may be saved as: a picture has no words to be saved by. */
export const savedKinds: readonly MaterialKind[] = materialKinds.filter((kind) => kind !== 'image');

/** An item of the library beside a page. */
export interface RankedMaterial {
  readonly item: Material;
  /** It may be put on the page today. */
  readonly fits: boolean;
  /** It stands on the page. */
  readonly used: boolean;
}

/** The material of a page's market or, without a page, of `market`: what fits the page first, the best of it at the head. */
export async function rankFor(
  site: PageReviews,
  review: PageReview | undefined,
  market?: string,
): Promise<RankedMaterial[]> {
  const { library } = await site.setup();
  const wanted = review?.target ?? {
    market,
    locale: undefined,
    industry: undefined,
    audience: 'local' as const,
  };
  const isUsed = (item: Material) =>
    review?.locality?.used.some(({ path, from }) => path === item.path && from === item.from) ?? false;
  const own = library.items.filter((item) => item.market === wanted.market);
  const used = new Set(own.filter(isUsed));
  const fitting = new Set(rankMaterial(own, wanted, used, site.today()));
  return [...fitting, ...own.filter((item) => !fitting.has(item))].map((item) => ({
    item,
    fits: fitting.has(item),
    used: used.has(item),
  }));
}

/** What of a page is saved. */
export interface SavedWords {
  /** The words, as offsets of the page's text. */
  readonly span: Span;
  readonly kind: MaterialKind;
  /** What it is called, where it has a name. */
  readonly name?: string | undefined;
}

/** A file with an edit for it. */
export interface FileEdit {
  readonly path: string;
  /** As it stands; '' where it is not there yet. */
  readonly text: string;
  readonly edit: Edit;
}

/**
 * The edit of the library's file that saves words of a page as local material of its market. `no-words` where nothing is
 * read in the span, `no-market` where the page is for none, `broken` where the file must be mended first.
 */
export async function saveMaterial(
  site: PageReviews,
  path: string,
  { span, kind, name }: SavedWords,
): Promise<FileEdit | 'no-words' | 'no-market' | 'broken'> {
  const page = await site.content(path);
  const target = page && (await site.glance(path, { mode: 'fast' }))?.target;
  if (!target?.market || !savedKinds.includes(kind)) return 'no-market';
  const parts = page!.content.segments.flatMap((segment) => {
    const part = decodedSpan(segment, span);
    return part ? segment.text.slice(part.from, part.to).trim() || [] : [];
  });
  if (!parts.length) return 'no-words';
  const file = materialPath(target.market, kind);
  const text = textToEdit(await site.host.read(file));
  const edit =
    text === undefined
      ? undefined
      : addMaterial(text, {
          kind,
          ...(name ? { name } : {}),
          ...(target.locale ? { language: new Intl.Locale(target.locale).language } : {}),
          text: parts.join('\n\n'),
          rights: 'ask',
          date: dayOf(site.today()),
          source: path,
        });
  return edit && text !== undefined ? { path: file, text, edit } : 'broken';
}

/** The site's list of words, with the edit that adds one; undefined where the list cannot be read. */
export async function wordList(
  site: PageReviews,
): Promise<{ readonly path: string; readonly text: string; add(word: string): Edit } | undefined> {
  const text = textToEdit(await site.host.read(wordsPath));
  if (text === undefined) return undefined;
  return { path: wordsPath, text, add: (word) => addWord(text, word) };
}

/** The text of a file that is to be edited: '' where there is none yet, undefined where it cannot be read. */
export function textToEdit(file: FileText): string | undefined {
  if ('text' in file) return file.text;
  return file.problem === 'missing' ? '' : undefined;
}
