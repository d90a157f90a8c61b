/** Terms of a site as a list: what stands for each in every language, how often, and where the rarer ones are. */
import type { FoundTerm } from '../alignment/found-terms.ts';
import { lineIndex } from '../text/lines.ts';
import { visible } from './terminal.ts';

/** A page, and an offset in its text. */
interface Place {
  readonly path: string;
  readonly from: number;
}

/** A term to be listed; see `TermSuggestion`. */
interface ListedTerm {
  readonly source: string;
  readonly languages: ReadonlyMap<string, Pick<FoundTerm<Place>, 'renderings'>>;
}

/** Of a rarer rendering so many places are named. */
const mostPlaces = 3;

/** The places that {@link writeTerms} names. */
export function placesNamed({ languages }: ListedTerm): Place[] {
  return [...languages.values()].flatMap(({ renderings }) =>
    renderings.slice(1).flatMap(({ places }) => places.slice(0, mostPlaces)),
  );
}

/**
 * Writes terms for people at a terminal, an empty line between them:
 * ```
 * 主题
 *   id  topik 11 · subjek 7 · tema 6
 *       subjek: content/id/a.md:3, content/id/b.md:9
 * ```
 * @param texts texts of the pages that are named
 * @param shown how a path is shown
 */
export function writeTerms(
  terms: readonly ListedTerm[],
  texts: ReadonlyMap<string, string>,
  shown: (path: string) => string,
): string {
  const placeOf = new Map([...texts].map(([path, text]) => [path, lineIndex(text)]));
  const where = ({ path, from }: Place) => {
    const line = placeOf.get(path)?.(from).line;
    return line === undefined ? shown(path) : `${shown(path)}:${line}`;
  };
  const lines = terms.flatMap(({ source, languages }) => [
    source,
    ...[...languages].flatMap(
      ([
        language,
        {
          renderings: [first, ...others],
        },
      ]) => [
        `  ${language}  ${[first!, ...others].map(({ text, count }) => `${text} ${count}`).join(' · ')}`,
        ...others.map(({ text, places }) => {
          const named = new Set(places.slice(0, mostPlaces).map(where));
          return `  ${' '.repeat(language.length)}  ${text}: ${[...named].join(', ')}`;
        }),
      ],
    ),
    '',
  ]);
  return lines.map((line) => `${visible(line)}\n`).join('');
}
