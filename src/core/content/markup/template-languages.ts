/** The languages that a template chooses its markup by: `{{ if eq .Lang "zh" }}首页{{ else }}Home{{ end }}`. */

import type { Span } from '../../finding.ts';
import { readLocale } from '../../regions/locale.ts';
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import { readChoice } from '../locale-condition.ts';
import type { Code, Masked } from './code.ts';

/** A stretch that is shown in one language. */
export interface LanguageSpan extends Span {
  /** BCP 47. */
  readonly language: string;
}

/** What opens a block that is closed later; the condition of an `if` follows. */
const opens =
  /^(?:\{%-?\s*(if|unless|case|for)\b|\{\{-?\s*#?(if|unless|range|with|block|define|each)\b|\{#(if|each|await|key)\b|<%-?\s*(if|unless)\b(?!.*\bend\s*-?%>$)|<\?php\s+(if|foreach|for|while)\b(?!.*;\s*\?>$)|@(if|unless|isset|auth|foreach|for|while)\b)/i;
const turns =
  /^(?:\{%-?\s*(?:else|elsif|elif|elseif|when)\b|\{\{-?\s*else\b|\{:else\b|<%-?\s*(?:\}\s*)?(?:else|elsif)\b|<\?php\s+(?:\}\s*)?else|@else)/i;
const closes =
  /^(?:\{%-?\s*end(?:if|unless|case|for)\b|\{\{-?\s*(?:end\b|\/(?:if|unless|each|with)\b)|\{\/(?:if|each|await|key)\b|<%-?\s*(?:\}\s*-?%>|end\b)|<\?php\s+(?:end(?:if|foreach|for|while)\b|\}\s*\?>)|@end(?:if|unless|isset|auth|foreach|for|while)\b)/i;

/** The branch of a `switch` of PHP that markup follows: `<?php break; case 'ja': ?>`. */
const branch = /\b(?:case\s*['"]([\w-]{2,12})['"]|default)\s*:\s*\?>$/;
const endsBranch = /^<\?php\s+(?:break\b|\})/i;
const closesInBranch = /^<\?php\s+\}/;
const opensInBranch = /\{\s*\?>$/;

/** So much of a tag is looked at. */
const longestTag = 300;

/**
 * Finds what a template shows in one language. The codes that choose part the texts around them.
 * @returns the codes with those made breaks, and the stretches, sorted by where they begin
 */
export function chosenByTemplate(
  { text, codes, ...masked }: Masked,
  markets: Markets = shippedMarkets,
): { readonly masked: Masked; readonly spans: readonly LanguageSpan[] } {
  interface Open {
    readonly isChoice: boolean;
    from: number;
    language: string | undefined;
    other: string | undefined;
  }
  const open: Open[] = [];
  const spans: LanguageSpan[] = [];
  let chosen: (Pick<Open, 'from' | 'language'> & { depth: number }) | undefined;
  const end = ({ from, language }: Pick<Open, 'from' | 'language'>, to: number) => {
    if (language !== undefined && from < to) spans.push({ from, to, language });
  };
  const read = codes.map((code): Code => {
    if (code.kind === 'comment') return code;
    const tag = text.slice(code.from, Math.min(code.to, code.from + longestTag));
    const last = open.at(-1);
    const tail = text.slice(Math.max(code.from, code.to - 100), code.to);
    const [isBranch, named] = branch.exec(tail) ?? [];
    if (chosen && (isBranch || (endsBranch.test(tag) && chosen.depth === 0))) {
      end(chosen, code.from);
      chosen = undefined;
    } else if (chosen) {
      if (closesInBranch.test(tag)) chosen.depth--;
      if (opensInBranch.test(tail)) chosen.depth++;
    }
    const language = named && readLocale(named, markets)?.locale;
    if (language) {
      chosen = { from: code.to, language, depth: 0 };
      return { ...code, kind: 'break' };
    }
    const part = (isChoice: boolean): Code =>
      isChoice && code.kind !== 'break' ? { ...code, kind: 'break' } : code;
    if (last && closes.test(tag)) {
      open.pop();
      end(last, code.from);
      return part(last.isChoice);
    }
    if (last && turns.test(tag)) {
      end(last, code.from);
      const choice = readChoice(tag, markets);
      last.from = code.to;
      last.language = choice.met ?? last.other;
      return part(last.isChoice);
    }
    if (!opens.test(tag)) return code;
    const choice = readChoice(tag, markets);
    const isChoice = choice.met !== undefined || choice.unmet !== undefined;
    open.push({ isChoice, from: code.to, language: choice.met, other: choice.unmet });
    return part(isChoice);
  });
  if (!spans.length) return { masked: { text, codes, ...masked }, spans };
  return { masked: { text, codes: read, ...masked }, spans: spans.sort((a, b) => a.from - b.from) };
}

/** Gives segments the language of the innermost stretch they are in. */
export function inLanguages(content: Content, spans: readonly LanguageSpan[]): Content {
  if (!spans.length) return content;
  let next = 0;
  let around: LanguageSpan[] = [];
  const segments = content.segments.map((segment) => {
    for (; next < spans.length && spans[next]!.from <= segment.from; next++) around.push(spans[next]!);
    around = around.filter(({ to }) => to > segment.from);
    const inner = around.findLast(({ to }) => to >= segment.to);
    return inner && segment.language === undefined ? { ...segment, language: inner.language } : segment;
  });
  return { ...content, segments };
}
