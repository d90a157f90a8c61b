/** The languages that the script of a component chooses its markup by. */
import { readLocales } from '../../regions/locale.ts';
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import { readChoice } from '../locale-condition.ts';
import type { Code, Masked } from './code.ts';

/** The end of script before markup that is the value of a key: `'zh-cn': (`. */
const keyed = /(?:^|[{,(\s])(["']?)([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\1\s*:\s*\(?\s*$/;
/** The same of a condition: `lang === 'zh' ? (`, `locale == "zh-CN" &&`, `case 'zh': return (`, `if (lang === 'zh') return`. */
const chosen =
  /(?:\b(?:lang|language|locale|lng)\w*\)?\s*===?\s*|\bcase\s+)(["'])([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\1(?:\)\s*\{?\s*return|\s*(?:\?|&&|:\s*return))\s*\(?\s*$/i;

/** A condition, `isZh ? (` or `i18n.language.startsWith('zh') && `. */
const condition = /([^;{}?&]{1,120})(?:\?|&&)\s*\(?\s*$/;

/** How much script is looked at before markup. */
const mostBefore = 300;

/**
 * Gives segments the language that the script before them names: in an object by language, `{ en: <p>…</p>, zh: <p>…</p> }`,
 * and behind a condition, `lang === 'zh' ? <p>…</p> : …`. Keys count where one of them is Chinese or English, for many
 * languages are named as other things are, `id` and `no` among them.
 */
export function withLanguages(content: Content, { text, codes }: Masked, markets = shippedMarkets): Content {
  const scripts = codes.filter((code) => isScript(text, code)).toSorted((a, b) => a.from - b.from);
  const found = scripts.map(({ from, to }) => {
    const before = text.slice(Math.max(from, to - mostBefore), to);
    const asked = condition.exec(before)?.[1];
    const choice = asked === undefined ? undefined : readChoice(asked, markets).met;
    return { key: keyed.exec(before)?.[2], choice: choice ?? tagOf(chosen.exec(before)?.[2], markets) };
  });
  const keys = [...new Set(found.flatMap(({ key }) => key ?? []))];
  const read = readLocales(keys, markets).map((one) => one?.locale);
  const isTable = read.filter(Boolean).length > 1 && read.some((locale) => /^(?:zh|en)\b/.test(locale ?? ''));
  const languages = found.map(({ key, choice }) => {
    return choice ?? (key !== undefined && isTable ? read[keys.indexOf(key)] : undefined);
  });
  if (!languages.some(Boolean)) return content;
  let index = 0;
  const segments = content.segments.map((segment) => {
    while (index < scripts.length && scripts[index]!.to <= segment.from) index++;
    const language = languages[index - 1];
    return language === undefined || segment.language !== undefined ? segment : { ...segment, language };
  });
  return { ...content, segments };
}

const tagOf = (tag: string | undefined, markets: Markets) =>
  tag === undefined ? undefined : readLocales([tag, 'en', 'zh'], markets)[0]?.locale;

/** True for code around markup, not the tag of a fragment, nor what is printed within a text. */
function isScript(text: string, { kind, from, to }: Code): boolean {
  return (
    (kind === 'break' || kind === 'open' || kind === 'between' || kind === 'close') &&
    !/^<\/?>$/.test(text.slice(from, to))
  );
}
