import type { Finding } from '../finding.ts';
import { hashText } from '../text/hash.ts';

/** How many letters and digits on either side belong to a finding. */
const context = 16;
/** How far to look for them, in UTF-16 code units. */
const reach = 80;

/**
 * A finding's name by what it says, not where: its rule, the marked words and a few letters around them in
 * the same block. It stays the same when lines or files move, and when only spaces, case or punctuation
 * change: `reference/wechat 0x3k1f20h7zq9a`.
 * @param text the text of the page the finding is in
 */
export function fingerprint({ ruleId, from, to }: Finding, text: string): string {
  if (from === to) return ruleId;
  const before = text.slice(Math.max(0, from - reach), from).split(/\n\s*\n/);
  const after = text.slice(to, to + reach).split(/\n\s*\n/);
  const parts = [
    letters(before.at(-1)!).slice(-context),
    letters(text.slice(from, to)),
    letters(after[0]!).slice(0, context),
  ];
  return `${ruleId} ${hashText(parts.join('|'))}`;
}

/**
 * The fingerprints of a page's findings, each with which one of its kind it is: `…:1` is the first. No two on
 * a page are the same.
 */
export function numberedFingerprints(findings: readonly Finding[], text: string): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = fingerprint(finding, text);
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return `${name}:${number}`;
  });
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
