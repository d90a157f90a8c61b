import { type Segment, sourceSpan } from '../content/segment.ts';
import { onceFor } from '../text/once.ts';
import { replacementFix } from './fix.ts';
import type { Page, RuleReport } from './rule.ts';

/** What is said of a match; see {@link RuleReport}. */
type Verdict = Pick<RuleReport, 'message' | 'detail' | 'severity'> & { readonly replacement?: string };

/** Reports each match in each segment that `judge` has something to say about, with a fix where the replacement is certain. */
export function eachMatch(
  page: Page,
  pattern: RegExp,
  judge: (match: RegExpMatchArray, index: number, segment: Segment) => Verdict | undefined,
): RuleReport[] {
  return page.content.segments.flatMap((segment, index) =>
    [...segment.text.matchAll(pattern)].flatMap((match) => {
      const verdict = judge(match, index, segment);
      if (!verdict) return [];
      const { message, replacement, detail, severity } = verdict;
      const [from, to] = [match.index, match.index + match[0].length];
      const fixes =
        replacement === undefined
          ? []
          : replacementFix(segment, from, to, replacement, {
              title: page.messages.replaceWith(replacement),
              safe: true,
            });
      return [{ span: sourceSpan(segment, from, to), message, fixes, detail, severity }];
    }),
  );
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
