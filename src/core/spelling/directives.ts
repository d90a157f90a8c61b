import type { Span } from '../finding.ts';
import { firstIndex } from '../text/first-index.ts';

/** What a page says to spell checkers in comments of its own. */
export interface SpellingDirectives {
  /** Words that are right on the page, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Stretches of the source that are not to be checked, half-open, in their order and apart. */
  readonly unchecked: readonly Span[];
}

const none: SpellingDirectives = { words: new Set(), unchecked: [] };
const directive = /(?:spell-?checker|spellcheck|cspell)[ \t]{0,4}::?[ \t]{0,4}([a-z-]+)([^\n]*)/gi;

/**
 * The directives of cspell in a text: `cspell:words foo`, `cspell:ignore foo`, `cspell:disable` to `cspell:enable` or the end,
 * `cspell:disable-line`, `cspell:disable-next-line`; `spell-checker:` is the same. Others are passed over.
 * Source: cspell's documentation, In Document Settings.
 */
export function directivesIn(text: string): SpellingDirectives {
  if (!/spell/i.test(text)) return none;
  const words = new Set<string>();
  const unchecked: Span[] = [];
  let openAt: number | undefined;
  const leaveOut = (span: Span) => {
    let { from, to } = span;
    for (let last = unchecked.at(-1); last && last.to >= from; last = unchecked.at(-1)) {
      [from, to] = [Math.min(from, last.from), Math.max(to, last.to)];
      unchecked.pop();
    }
    unchecked.push({ from, to });
  };
  const lineAfter = (at: number) => {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end + 1;
  };
  for (const match of text.matchAll(directive)) {
    const [all, name = '', rest = ''] = match;
    const behind = match.index + all.length;
    switch (name.toLowerCase().replaceAll('-', '')) {
      case 'word':
      case 'words':
      case 'ignore':
      case 'ignoreword':
      case 'ignorewords':
        for (const [word] of rest.matchAll(/[\p{L}\p{N}'’_-]+/gu)) words.add(word.toLowerCase());
        break;
      case 'disable':
        openAt ??= match.index;
        break;
      case 'enable':
        if (openAt !== undefined) leaveOut({ from: openAt, to: behind });
        openAt = undefined;
        break;
      case 'disableline':
        leaveOut({ from: text.lastIndexOf('\n', match.index) + 1, to: lineAfter(match.index) });
        break;
      case 'disablenext':
      case 'disablenextline':
        leaveOut({ from: match.index, to: lineAfter(lineAfter(match.index)) });
        break;
      default:
    }
  }
  if (openAt !== undefined) leaveOut({ from: openAt, to: text.length });
  return { words, unchecked };
}

/** True for an offset of the source that a page has left unchecked. */
export function isUnchecked({ unchecked }: SpellingDirectives, at: number): boolean {
  const next = unchecked[firstIndex(unchecked, ({ to }) => to > at)];
  return next !== undefined && next.from <= at;
}
