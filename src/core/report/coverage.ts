/** What markets do not have, as lists to read. */
import { coverageWords } from '../messages/coverage.ts';
import type { Language, Messages } from '../messages/index.ts';
import {
  type Coverage,
  type CoverageKind,
  coverageKinds,
  coverageName,
  isCovered,
} from '../review/coverage.ts';
import { groupBy } from '../text/group-by.ts';

/** What one market does not have. */
export interface CoverageList {
  /** `What Indonesia does not have yet: 12 Chinese pages, 3 sections`. */
  readonly title: string;
  /** In the order of `coverageKinds`. */
  readonly items: readonly CoverageItem[];
}

/** A line of the list. */
export interface CoverageItem {
  readonly kind: CoverageKind;
  /** What kind of thing it is, in words. */
  readonly kindName: string;
  /** The file it is about: a source page without a counterpart, or a page of the market. */
  readonly path: string;
  /** Headings or keys, or the source page; empty for a page that is missing as a whole. */
  readonly detail: string;
}

/** How many headings or keys of one file are named. */
const mostNames = 12;

/** The lists of markets that lack something, or have too much. */
export function coverageLists(
  coverage: readonly Coverage[],
  messages: Messages,
  uiLanguage: Language,
): CoverageList[] {
  const words = coverageWords(uiLanguage);
  const lacking = coverage.filter((one) => !isCovered(one));
  return lacking.map((one) => {
    const item = (kind: CoverageKind, path: string, detail = ''): CoverageItem => ({
      kind,
      kindName: words.item[kind],
      path,
      detail,
    });
    const named = (kind: 'sections' | 'keys') =>
      [...groupBy(one[kind], ({ path }) => path)].map(([path, parts]) =>
        item(
          kind,
          path,
          namesOf(
            parts.map(({ name }) => name),
            words.more,
          ),
        ),
      );
    const counts = coverageKinds.map((kind) => [kind, one[kind].length] as const).filter(([, n]) => n);
    return {
      title: words.title(coverageName(one, messages, uiLanguage), counts),
      items: [
        ...one.pages.map((path) => item('pages', path)),
        ...named('sections'),
        ...named('keys'),
        ...one.unwanted.map(({ path, source }) => item('unwanted', path, source)),
        ...one.gone.map(({ path, source, now }) =>
          item('gone', path, now === null ? source : words.renamed(source, now)),
        ),
      ],
    };
  });
}

function namesOf(names: readonly string[], more: (n: number) => string): string {
  const rest = names.length - mostNames;
  return [...names.slice(0, mostNames), ...(rest > 0 ? [more(rest)] : [])].join(' · ');
}
