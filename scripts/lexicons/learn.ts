// npm run learn:lexicons -- DIR [--languages ja,ko]
// Learns which words of each language translate which pairs of Chinese characters, from public translations, and writes
// src/core/alignment/lexicons/. DIR holds a folder for each source of sources.json, named as it is there with `+` for
// `/`: a checkout at that commit, or the unpacked package. Only folders that are there are read.
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { firstLinks } from '../../src/core/alignment/align.ts';
import { type Lexicon, type WordLink, wordLink } from '../../src/core/alignment/lexicon.ts';
import { readLexicon } from '../../src/core/alignment/shipped-lexicon.ts';
import { type Side, sideOf } from '../../src/core/alignment/units.ts';
import { formatOf } from '../../src/core/content/index.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { syntaxes } from '../../src/core/content/syntax.ts';
import { scriptLanguage, scriptOf } from '../../src/core/text/language.ts';
import { estimate, writeLexicon } from './estimate.ts';
import sources from './sources.json' with { type: 'json' };

/** How sources spell a language in paths; of several that are there the first is read. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  zh: ['zh-CN', 'zh_CN', 'zh-cn', 'zh-rCN', 'zh_Hans', 'zh-Hans', 'zh-hans', 'zh'],
  en: ['en', 'en-US', 'en_US', 'en_EN', 'base'],
  ja: ['ja', 'ja-JP', 'ja_JP'],
  ko: ['ko', 'ko-KR', 'ko_KR'],
  id: ['id', 'in', 'id-ID', 'id_ID'],
  ms: ['ms', 'ms-MY', 'ms_MY'],
  vi: ['vi', 'vi-VN', 'vi_VN'],
  th: ['th', 'th-TH', 'th_TH'],
  fil: ['fil', 'tl', 'fil-PH'],
  es: ['es', 'es-ES', 'es_ES'],
  pt: ['pt-BR', 'pt_BR', 'pt-br', 'pt-rBR', 'pt'],
  de: ['de', 'de-DE', 'de_DE'],
  fr: ['fr', 'fr-FR', 'fr_FR'],
  ar: ['ar', 'ar-SA', 'ar_SA'],
};

const noTerms = () => [];

/** What stands beside the lexicons: from where they are. */
const readme = () => `# Lexicons

Which words of a language translate which pairs of Chinese characters, for sites with too few pages to teach it: one file a language, one line a word; \`readLexicon\` in ../shipped-lexicon.ts reads them. \`npm run learn:lexicons\` counted them in these public translations, and wrote this page. No text of theirs is here.

| source | version | licence |
|---|---|---|
${sources.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join('\n')}
`;

/** A page with its source as the aligner sees them; of string files only linked words are kept. */
interface Bilingual {
  readonly strings: WordLink[];
  readonly pages: { readonly source: Side; readonly target: Side }[];
}

function read(file: string): readonly Segment[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.php')) return phpStrings(text);
  const named = file.endsWith('.json')
    ? 'json'
    : /\.ya?ml$/.test(file)
      ? 'yaml'
      : file.endsWith('.xml')
        ? 'android'
        : undefined;
  return formatOf(file, named)?.parse(text).segments ?? [];
}

/** The strings of an array that PHP code returns, one a line, as Laravel keeps them: `'cart' => ['empty' => '…']`. */
function phpStrings(text: string): Segment[] {
  const path: string[] = [];
  return text.split('\n').flatMap((line): Segment[] => {
    const [, key, opens, quoted] = /^\s*'([^']+)'\s*=>\s*(?:(\[)|'((?:[^'\\]|\\.)*)')/.exec(line) ?? [];
    if (opens && !line.includes(']')) path.push(key!);
    else if (/^\s*\]/.test(line)) path.pop();
    if (quoted === undefined) return [];
    const words = quoted.replace(/\\(.)/g, '$1');
    return [{ ...emptyString, key: [...path, key].join('.'), text: words }];
  });
}

const emptyString: Omit<Segment, 'text'> = {
  kind: 'string',
  from: 0,
  to: 0,
  mappings: [],
  marks: [],
  syntax: syntaxes.json,
};

/** What all sources hold in Chinese and in a language. */
async function gather(folder: string, language: string): Promise<Bilingual> {
  const all: Bilingual = { strings: [], pages: [] };
  const seen = new Set<string>();
  for (const { name, files } of sources) {
    const root = path.join(folder, name.replace('/', '+'));
    const paths = await readdir(root, { recursive: true }).catch(() => []);
    const known = new Set(paths);
    for (const pattern of files) {
      const place = new RegExp(pattern.replace('@', `(${spellings.zh!.join('|')})`), 'd');
      for (const original of paths) {
        const at = place.exec(original)?.indices?.[1];
        if (!at) continue;
        // The language that Android's strings are written in has no name: `values/` beside `values-zh-rCN/`.
        const unnamed =
          language === 'en' ? [original.slice(0, at[0]).replace(/-$/, '') + original.slice(at[1])] : [];
        const translated = [
          ...spellings[language]!.map((one) => original.slice(0, at[0]) + one + original.slice(at[1])),
          ...unnamed,
        ].find((one) => known.has(one) && one !== original);
        if (translated) pair(path.join(root, original), path.join(root, translated), language, seen, all);
      }
    }
  }
  return all;
}

function pair(
  original: string,
  translated: string,
  language: string,
  seen: Set<string>,
  all: Bilingual,
): void {
  const [source, target] = [read(original), read(translated)];
  if (!source.length || !target.length) return;
  const isWritten = (text: string, of: string) => scriptLanguage(text) === scriptOf(of);
  if (source[0]!.key === undefined) {
    const text = (page: readonly Segment[]) =>
      page
        .map((one) => one.text)
        .join('\n')
        .slice(0, 5000);
    if (!isWritten(text(source), 'zh') || !isWritten(text(target), language)) return;
    all.pages.push({ source: sideOf(source, noTerms), target: sideOf(target, noTerms) });
    return;
  }
  // Some files name their language in every key.
  const keyOf = ({ key = '' }: Segment) =>
    key
      .split('.')
      .filter((part) => !Object.values(spellings).some((list) => list.includes(part)))
      .join('.');
  const byKey = new Map(source.map((segment) => [keyOf(segment), segment]));
  for (const segment of target) {
    const other = byKey.get(keyOf(segment));
    const both = `${other?.text}\0${segment.text}`;
    if (!other || seen.has(both) || !/\p{Script=Han}/u.test(other.text) || other.text === segment.text)
      continue;
    seen.add(both);
    all.strings.push(...linkString(other, segment));
  }
}

/** Sentence by sentence where both have as many. */
function linkString(source: Segment, target: Segment): WordLink[] {
  const [a, b] = [sideOf([source], noTerms).units, sideOf([target], noTerms).units];
  if (!a.length || !b.length) return [];
  if (a.length !== b.length) return [wordLink(a, b)];
  return a.map((unit, index) => wordLink([unit], [b[index]!]));
}

function linkPages({ pages }: Bilingual, lexicon: Lexicon | undefined): WordLink[] {
  return pages.flatMap(({ source, target }) =>
    firstLinks(source.units, target.units, lexicon).map(({ from, fromEnd, to, toEnd }) =>
      wordLink(source.units.slice(from, fromEnd), target.units.slice(to, toEnd)),
    ),
  );
}

/** @param args those of the command line */
export async function learn(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      languages: { type: 'string' },
      out: { type: 'string', default: 'src/core/alignment/lexicons' },
    },
  });
  const [folder] = positionals;
  if (!folder) throw new Error('Usage: npm run learn:lexicons -- DIR [--languages ja,ko]');
  const languages = values.languages?.split(',') ?? Object.keys(spellings).filter((one) => one !== 'zh');
  writeFileSync(path.join(values.out, 'README.md'), readme());
  for (const language of languages) {
    const all = await gather(folder, language);
    let links = [...all.strings, ...linkPages(all, undefined)];
    // With words pages are aligned better than by anchors alone, and with better pages words are learned better.
    if (all.pages.length)
      links = [...all.strings, ...linkPages(all, readLexicon(writeLexicon(estimate(links))))];
    const text = writeLexicon(estimate(links));
    writeFileSync(path.join(values.out, `${language}.txt`), text);
    console.log(
      `${language}: ${all.strings.length} strings, ${all.pages.length} pages, ${links.length} links; ` +
        `${text.split('\n').length} words, ${Math.round(Buffer.byteLength(text) / 1000)} kB`,
    );
  }
}
