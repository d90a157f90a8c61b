import type { Finding } from '../finding.ts';
import { lineIndex } from '../text/lines.ts';

/** Marked words are told up to here: a whole page that is marked is known to whoever asked. */
const longestQuote = 300;

/**
 * Findings as agents are told of them: small JSON, with the edits that mend each.
 * @param shift how much of the text stands before the copy that was asked about; offsets and lines count from there
 */
export function findingsForAgents(findings: readonly Finding[], text: string, shift: number) {
  const place = lineIndex(text.slice(shift));
  return findings.map(({ ruleId, severity, from, to, message, fixes }) => ({
    rule: ruleId,
    severity,
    from: from - shift,
    to: to - shift,
    ...place(from - shift),
    text: text.slice(from, to).slice(0, longestQuote),
    message,
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ from: edit.from - shift, to: edit.to - shift, text: edit.text })),
    })),
  }));
}
