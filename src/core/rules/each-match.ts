import { encodeFor, isUnbroken, type Segment, sourceSpan } from '../content/segment.ts';
import type { Finding, Fix } from '../finding.ts';
import { type Page, type Rule, report } from './rule.ts';

/** One finding for each match in each segment, with a fix where the replacement is certain. */
export function eachMatch(
  page: Page,
  rule: Rule,
  pattern: RegExp,
  judge: (
    match: RegExpMatchArray,
    index: number,
    segment: Segment,
  ) => { message: string; replacement?: string; detail?: string } | undefined,
): Finding[] {
  return page.content.segments.flatMap((segment, index) =>
    [...segment.text.matchAll(pattern)].flatMap((match) => {
      const verdict = judge(match, index, segment);
      if (!verdict) return [];
      const [from, to] = [match.index, match.index + match[0].length];
      const fixes = fixFor(page, segment, from, to, verdict.replacement);
      const span = sourceSpan(segment, from, to);
      return [report(page, rule, span, verdict.message, fixes, verdict.detail)];
    }),
  );
}

function fixFor(
  page: Page,
  segment: Segment,
  from: number,
  to: number,
  replacement: string | undefined,
): Fix[] {
  const encoded = replacement === undefined ? undefined : encodeFor(segment, replacement);
  if (encoded === undefined || !isUnbroken(segment, from, to)) return [];
  const edits = [{ ...sourceSpan(segment, from, to), text: encoded }];
  return [{ title: page.say.replaceWith(replacement!), edits, safe: true }];
}

/** The texts of the source blocks that the block of a page's segment follows. */
export function sourceTexts(page: Page, index: number): string[] {
  const sources = page.alignment?.blocks[index]?.sources ?? [];
  return sources.map((source) => page.source!.content.segments[source]!.text);
}
