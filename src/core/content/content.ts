import type { Span } from '../finding.ts';
import type { Segment } from './segment.ts';

/** What a format makes of a document's text. Parsers never throw: what they cannot read is a problem. */
export interface Content {
  readonly segments: readonly Segment[];
  readonly keeps: readonly Keep[];
  readonly frontMatter: FrontMatter | undefined;
  readonly problems: readonly ContentProblem[];
}

/** Part of the document that could not be read as its format says. */
export interface ContentProblem extends Span {
  readonly kind: 'front-matter' | 'half-saved';
  readonly detail: string;
}

/** A comment `terroir-keep RULE[, RULE]: reason`: the rules are not reported in the block that follows it. */
export interface Keep extends Span {
  readonly rules: readonly string[];
  readonly reason: string;
  /** The block it speaks for; empty when nothing follows. */
  readonly target: Span;
}

/** The metadata block at the head of a page. */
export interface FrontMatter extends Span {
  readonly data: Readonly<Record<string, unknown>>;
  /** Where each top-level value stands in the document. */
  readonly values: ReadonlyMap<string, Span>;
}

/** One row of the table of formats. */
export interface Format {
  readonly id: string;
  readonly extensions: readonly string[];
  parse(text: string): Content;
  /** A keep comment in the format's own syntax, to stand at `from` on a line of its own. */
  keepComment(content: Content, from: number, rule: string, reason: string): string;
}

const keepPattern = /^\s*terroir-keep\s+([\w/*.,\s-]+?)\s*(?::\s*([\s\S]*?))?\s*$/;

/** Reads the inside of a comment as a keep: `terroir-keep phrase/one-stop: our product's name`. */
export function readKeep(comment: string): Pick<Keep, 'rules' | 'reason'> | undefined {
  const match = keepPattern.exec(comment);
  if (!match) return undefined;
  return { rules: match[1]!.split(/[\s,]+/).filter(Boolean), reason: match[2] ?? '' };
}
