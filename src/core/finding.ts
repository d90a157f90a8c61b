/** The record every rule returns: plain, readonly data that editor, command line and reports share. */

/** MQM severities; their penalty multipliers are 0, 1, 5 and 25 (MQM Core, https://themqm.org). */
export const severities = ['neutral', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** MQM dimensions, the first level of the error typology. */
export const categories = [
  'terminology',
  'accuracy',
  'linguistic-conventions',
  'style',
  'locale-conventions',
  'audience-appropriateness',
  'design-and-markup',
  'custom',
] as const;
export type Category = (typeof categories)[number];

/** The part of a rule's id before the slash: what kind of thing the rule looks at. */
export const families = [
  'phrase',
  'reference',
  'term',
  'convention',
  'spelling',
  'sensitive',
  'fact',
  'copy',
  'string',
  'local',
  'page',
  'config',
] as const;
export type Family = (typeof families)[number];
export type RuleId = `${Family}/${string}`;

/** Half-open range `[from, to)` in UTF-16 code units of a document's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Replaces `[from, to)` by `text`; already written in the document's own syntax. */
export interface Edit extends Span {
  readonly text: string;
}

/** One way to mend a finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Right in every context, so that "fix all" may apply it without a person looking. */
  readonly safe: boolean;
}

/**
 * A sentence for the author to finish: it is put before `[from, to)`, the sentence it is to replace, whose facts may still be
 * wanted.
 */
export interface Frame extends Span {
  /** What it is about, in the interface's language: “a customer”. */
  readonly about: string;
  /**
   * In the document's own syntax, with the space behind it. What stands in brackets is a blank with the name of what goes
   * there: `It has been in use at [customer] since [year]. `
   */
  readonly text: string;
}

/** Something a reader in the market would notice, or (severity `neutral`) a nudge. */
export interface Finding extends Span {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly category: Category;
  /** One sentence, short enough for a hover's first line. */
  readonly message: string;
  /** Markdown: the Chinese it came from, why it matters, what to write instead, and the evidence. */
  readonly note: string;
  readonly fixes: readonly Fix[];
  /** A sentence to finish, where no replacement is known that is right as it is. */
  readonly frame?: Frame;
  /** What it says, whatever page it is on; undefined before the review of its page is settled. See fingerprint.ts. */
  readonly fingerprint?: string;
  /** True where it is about a sentence as a whole: what marks words in it is said besides. */
  readonly isPassage?: boolean;
}

/** True when `a` is at least as severe as `b`: `atLeast('major', 'minor')` is true. */
export function atLeast(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) >= severities.indexOf(b);
}
