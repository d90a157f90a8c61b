import { type Segment, sourceSpan } from '../content/segment.ts';
import { onceFor } from '../text/once.ts';
import { replacementFix } from './fix.ts';
import type { Page, RuleReport } from './rule.ts';

/** What is said of a match; see {@link RuleReport}. */
interface Verdict extends Pick<RuleReport, 'message' | 'detail' | 'severity' | 'frame'> {
  /** What is certain to be right in its place. */
  readonly replacement?: string;
  /** What may be put in its place, for the author to decide. */
  readonly proposal?: string | undefined;
}

/** Reports each match in each segment that `judge` has something to say about, with a fix where the replacement is certain. */
export function eachMatch(
  page: Page,
  pattern: RegExp,
  judge: (match: RegExpMatchArray, index: number, segment: Segment) => Verdict | undefined,
): RuleReport[] {
  return page.content.segments.flatMap((segment, index) => {
    // Few segments have one, and to ask for all matches takes a copy of the pattern.
    if (segment.text.search(pattern) < 0) return [];
    return [...segment.text.matchAll(pattern)].flatMap((match) => {
      const verdict = judge(match, index, segment);
      if (!verdict) return [];
      const { replacement, proposal, ...report } = verdict;
      const [from, to] = [match.index, match.index + match[0].length];
      const written = replacement ?? proposal;
      const fixes =
        written === undefined
          ? []
          : replacementFix(segment, from, to, written, {
              title: page.messages.replaceWith(written),
              safe: replacement !== undefined,
            });
      return [{ span: sourceSpan(segment, from, to), fixes, ...report }];
    });
  });
}

/**
 * What the source blocks that a block of the page follows hold, by a reading of their text: each block is read once, however
 * many findings ask.
 */
export function readSources<Facts>(read: (text: string) => Facts): (page: Page, index: number) => Facts[] {
  const facts = onceFor(({ text }: Segment) => read(text));
  return (page, index) => {
    const sources = page.alignment?.blocks[index]?.sources ?? [];
    return sources.map((source) => facts(page.source!.content.segments[source]!));
  };
}
