import { type Code, type Masked, mask, standsAlone } from './code.ts';
import { endOfPhp } from './php.ts';

/** What opens a template tag, the longer first: Handlebars, Jinja and its kin, Liquid, Go, EJS and ERB, PHP. */
/** What Laravel's Blade writes with arguments: https://laravel.com/docs/blade */
const blade =
  '(?<![\\w.@])@(?:lang|choice|json|js|include(?:If|When|Unless|First)?|extends|section|yield|component|slot|each|push|prepend|stack|inject|class|style|checked|selected|disabled|if|elseif|unless|isset|empty|auth|guest|can|cannot|foreach|forelse|for|while|switch|case|hasSection|props|vite|method|error|env)(?=[ \\t]*\\()';
/** The same without arguments: what ends or divides them. */
const bladeWord =
  '(?<![\\w.@])@(?:else|csrf|end(?:if|unless|isset|empty|auth|guest|can|cannot|foreach|forelse|for|while|switch|section|push|prepend|component|slot|once|error|env|production))(?![\\w(])';

const openings = new RegExp(
  `\\{\\{\\{|\\{\\{!--|\\{\\{|\\{%|\\{#(?=[\\s-])|<%|<\\?(?:php\\b|=|(?=\\s))|${blade}|${bladeWord}`,
  'gi',
);

const closings: Readonly<Record<string, string>> = {
  '{{{': '}}}',
  '{{!--': '--}}',
  '{{': '}}',
  '{%': '%}',
  '{#': '#}',
  '<%': '%>',
};

/** Where a tag that is never closed ends. */
const lineEnd = /[\r\n<]|$/g;

/** No tag is longer but comments and code of the server, in UTF-16 code units: two braces in a script are none. */
const longestTag = 4000;
const mayBeLong = new Set(['{{!--', '{#', '<%']);
/** A macro that is given texts may be longer: no script begins so. */
const macro = /\{(?:\{-?\s*|%-?\s*call(?:\([^()]{0,100}\))?\s+)[\w.]+\(/y;
const longestMacro = 20_000;

/** Tags whose content up to their end tag is a comment or code. */
const rawTag =
  /^\{%-?\s*(comment|raw|doc|verbatim|highlight|prism|code|schema|javascript|stylesheet|style)\b|^\{\{~?#(raw-code(?=[\s}])|contentFor(?=\s+["'][\w-]*(?:class|classes|styles?|scripts?|attributes?)["']))/;

/** Values put together for an attribute, by the names theme authors give them: sizes, classes, ids. */
const capturedData =
  /^\{%-?\s*capture\s+(?:\w*_)?(?:sizes?|ids?|class(?:es)?|styles?|urls?|href|src|srcset|attrs?|attributes?|dataset|data|settings|handle|key|path|json)\s*-?%\}/;

const comment = /^(?:\{\{[-~]?\s*(?:!|\/\*)|\{#|<%#|<\?php\s*(?:\/\/|#|\/\*)|\{%-?\s*(?:comment\b|#))/i;

/** Tags that decide what is shown, and show nothing themselves. */
const control =
  /^(?:@(?!lang|choice|json|js\b)|\{%|<%(?![=-])|<\?(?!=|php\s+(?:echo|print)\b)|\{\{[-~]?\s*(?:[#/^>]|(?:else|end|if|range|with|block|define|template|partial|break|continue)\b))/i;

/** Tags around a text that is shown elsewhere. */
const assignment = /^\{%-?\s*(?:end)?(?:set|capture)\b/;

/**
 * Finds the code of template languages in markup: Handlebars and Mustache, Nunjucks, Jinja, Twig and Liquid, Go and
 * Hugo, EJS and ERB, PHP. Their tags do not clash, so that one reader knows them all. What is opened and never
 * closed ends with its line, or before the next tag.
 * @param start where the markup begins
 */
export function maskTemplates(text: string, start = 0): Masked {
  const codes: Code[] = [];
  /** Closings and end tags that do not come any more. */
  const missing = new Set<string>();
  const find = (closing: string, from: number) => {
    const at = missing.has(closing) ? -1 : text.indexOf(closing, from);
    if (at < 0) missing.add(closing);
    return at < 0 ? -1 : at + closing.length;
  };
  const endOf = (from: number, opening: string): number | undefined => {
    const inside = from + opening.length;
    if (opening.startsWith('<?')) return endOfPhp(text, inside);
    if (/^@(?:else$|end|csrf)/i.test(opening)) return inside;
    if (opening[0] === '@') return endOfArguments(text, inside);
    let to = find(closings[opening]!, inside);
    // A tag within a string of the tag: `{{#get filter="id:-{{id}}"}}`.
    for (let at = inside; opening === '{{' && to > 0; ) {
      const inner = text.slice(at, to).indexOf('{{');
      if (inner < 0) break;
      at += inner + 2;
      to = find('}}', to);
    }
    if (to < 0) {
      lineEnd.lastIndex = inside;
      return lineEnd.exec(text)!.index;
    }
    if (to - from > longestTag && !mayBeLong.has(opening)) {
      macro.lastIndex = from;
      if (to - from > longestMacro || !macro.test(text)) return undefined;
    }
    const [, liquid, handlebars] = rawTag.exec(text.slice(from, to)) ?? [];
    const captured = opening === '{%' && capturedData.test(text.slice(from, to)) ? 'capture' : undefined;
    const tag = liquid ?? captured;
    const name = tag ? `end${tag}` : handlebars && `/${handlebars}`;
    const end = name ? find(name, to) : -1;
    // The end tag may itself never be closed.
    return end < 0 ? to : Math.max(to, find(closings[opening]!, end));
  };
  openings.lastIndex = start;
  for (let match = openings.exec(text); match; match = openings.exec(text)) {
    const from = match.index;
    const to = endOf(from, match[0].toLowerCase());
    if (to === undefined) continue;
    codes.push({ from, to, kind: kindOf(text, from, to) });
    openings.lastIndex = to;
  }
  return mask(text, codes);
}

/** Where the parentheses that open at `from` are closed, strings passed over; undefined where they are not soon. */
function endOfArguments(text: string, from: number): number | undefined {
  argument.lastIndex = from;
  let depth = 0;
  for (
    let match = argument.exec(text);
    match && match.index < from + longestTag;
    match = argument.exec(text)
  ) {
    if (match[0] === '(') depth++;
    else if (match[0] === ')' && --depth === 0) return argument.lastIndex;
  }
  return undefined;
}

const argument = /[()]|'(?:[^'\\]|\\.){0,1000}'|"(?:[^"\\]|\\.){0,1000}"/g;

function kindOf(text: string, from: number, to: number): Code['kind'] {
  const start = text.slice(from, Math.min(to, from + 100));
  if (comment.test(start)) return 'comment';
  return (control.test(start) && standsAlone(text, from, to)) || assignment.test(start) ? 'break' : 'value';
}
