// npm run evaluate:unread -- DIR [DIR ...] [--list 40]
// How much of a site's copy is read, in characters: what Terroir takes for copy, against what is left in the same files
// and in those it does not read. Left over counts as copy what looks like it to a reader that knows no format: quoted
// strings, text between tags and lines of prose, outside comments, that are a sentence, three words from a capital on, or
// four letters of a script without capitals. --list prints the longest that are left, to be read by a person.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from '../build/load-source.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'string', default: '0' } },
});
if (!positionals.length) {
  console.error('Usage: npm run evaluate:unread -- DIR [DIR ...] [--list 40]');
  process.exit(2);
}

const { formatOf } = await loadSource(`export * from './src/core/content/index.ts'`);

/**
 * No copy of a site is kept in what others wrote, in what a build wrote, in what is for developers, for machines
 * (`llms.txt`, `robots.txt`) or for merchants (`*.schema.json` of Shopify), in animations, and in what fills the database
 * of a new shop with goods and pages to be replaced (Laravel's seeders: names of zones, Lorem ipsum). Programs of servers, of apps
 * and of a site's own generator are not counted either: what they write is, where it is in the repository.
 */
const notTheSite =
  /(?:^|\/)(?:\.[^/]*|node_modules|vendors?|third[-_]party|bower_components|dist|_?build|out|tests?|__tests__|__mocks__|fixtures|examples?|scripts?|stubs|lotties?)\/|(?:^|\/)database\/(?:factories|migrations|seed(?:er)?s)\/|(?:^|\/)(?:readme|changelog|license|licence|contributing|agents|claude|code_of_conduct|security|llms|robots|humans)[^/]*$|\.schema\.json$|(?:^|\/)\.[^/]*$|[.-]min\.\w+$|\.(?:test|spec|stories|config|d)\.\w+$|(?:^|\/)(?:package(?:-lock)?|composer|tsconfig\w*|manifest|jquery[^/]*|bootstrap[^/]*)\.\w+$|-lock\.\w+$|\.lock$/i;
const prose =
  /\.(?:md|mdx|markdown|html?|txt|adoc|rst|svelte|vue|astro|jsx|tsx|php|liquid|hbs|njk|j2|ejs|erb|twig)$/i;
const code =
  /\.(?:[cm]?[jt]sx?|php|vue|svelte|astro|html?|liquid|json5?|ya?ml|toml|csv|xml|ftl|po|properties|strings|arb)$/i;
const longestFile = 2_000_000;
/** What a build wrote has lines no person writes. */
const longestLine = 5000;

/** A file without its comments, as long as before. */
function withoutComments(text, name) {
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  // Labels of a theme's settings are for merchants.
  let left = text.replace(/\{%-?\s*schema[\s\S]*?endschema\s*-?%\}/g, blank);
  left = left.replace(
    /<!--[\s\S]*?-->|<meta name="keywords"[^>]*>|\{%-?\s*comment[\s\S]*?endcomment\s*-?%\}/g,
    blank,
  );
  if (/\.(?:[cm]?[jt]sx?|php|vue|svelte|astro)$/i.test(name))
    left = left.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, blank);
  if (/\.(?:ya?ml|toml|properties)$/i.test(name)) left = left.replace(/(?<=^|\s)#[^\n]*/gm, blank);
  return left;
}

const uncased =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/gu;
function looksLikeCopy(text) {
  if (
    /^[\w-]+(?: [\w:[\]/.%()#,!&*>=-]+)*$/.test(text) &&
    /[:[\]/_=]|-\w|\d(?:px|rem|s|ms)\b/.test(text) &&
    !/[A-Z]/.test(text)
  )
    return false;
  if (/=>|\{\{|<\/|;\s*$|\b(?:SELECT|INSERT|UPDATE)\b|https?:\/\/\S+$|\$\{|^[\w.]+\(/.test(text))
    return false;
  if ((text.match(uncased) ?? []).length >= 4) return true;
  const words = text.match(/(?<![^\s(“"'])\p{L}[\p{L}\p{M}’'-]*(?=[\s,.;:!?)”"]|$)/gu) ?? [];
  return words.length >= 3 && words.join('').length > text.length * 0.5 && /^[^\p{L}]{0,4}\p{Lu}/u.test(text);
}

/** Where code speaks to developers. */
const forDevelopers =
  /(?:console\.\w+|Error|throw new \w+|log(?:ger)?\.\w+|assert\w*|import|require|from|describe|it|test)\s*\(?\s*$/;

function* leftIn(text, name) {
  const found = [];
  if (code.test(name)) {
    for (const match of text.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)) {
      if (forDevelopers.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
      // A key is no copy.
      if (/^\s*(?::|=>)/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 20)))
        continue;
      found.push({ at: match.index, text: match[1] ?? match[2] ?? match[3] ?? '' });
    }
  }
  if (prose.test(name))
    for (const match of text.matchAll(/>([^<>{}]+)</g)) found.push({ at: match.index, text: match[1] });
  if (/\.(?:md|mdx|txt|adoc|rst|ya?ml|csv)$/i.test(name))
    for (const match of text.matchAll(/^[\s\w-]*?(?::\s|[-*>]\s)?([^\n]+)$/gm))
      found.push({ at: match.index, text: match[1] });
  let end = -1;
  for (const one of found.sort((a, b) => a.at - b.at)) {
    const copy = one.text.replace(/\s+/g, ' ').trim();
    if (one.at < end || !looksLikeCopy(copy)) continue;
    end = one.at + one.text.length;
    yield { at: one.at, text: copy };
  }
}

/** What of a theme's template is disabled, and not shown. */
function disabledIn(text) {
  const found = new Set();
  const collect = (value) => {
    if (typeof value === 'string') found.add(value.replace(/\s+/g, ' ').trim());
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  const visit = (value) => {
    if (!value || typeof value !== 'object') return;
    if (value.disabled === true) collect(value);
    else Object.values(value).forEach(visit);
  };
  try {
    visit(JSON.parse(text.replace(/^\s*\/\*[\s\S]*?\*\//, '')));
  } catch {
    // Half-saved: everything counts.
  }
  return found;
}

const left = [];
const total = { read: 0, left: 0 };
for (const folder of positionals) {
  const site = { read: 0, left: 0, kinds: new Map() };
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const file = path.join(folder, name);
    if (notTheSite.test(name) || !statSync(file).isFile() || statSync(file).size > longestFile) continue;
    const format = formatOf(name);
    if (!format && !code.test(name) && !prose.test(name)) continue;
    const text = readFileSync(file, 'utf8');
    if (
      text.includes('\0') ||
      (/\.(?:[cm]?js|css)$/.test(name) && text.split('\n').some((line) => line.length > longestLine))
    )
      continue;
    const { segments } = format?.parse(text) ?? { segments: [] };
    let rest = text;
    const pieces = [];
    let position = 0;
    for (const { from, to, text: copy } of segments) {
      site.read += copy.length;
      if (from < position) continue;
      pieces.push(rest.slice(position, from), rest.slice(from, to).replace(/[^\n]/g, ' '));
      position = to;
    }
    rest = pieces.join('') + text.slice(position);
    const kind = `${path.extname(name)}${format ? `, read as ${format.id}` : ', not read'}`;
    const disabled = name.endsWith('.json') ? disabledIn(text) : new Set();
    for (const one of leftIn(withoutComments(rest, name), name)) {
      if (
        disabled.has(one.text) ||
        /^shopify:|\.(?:jpe?g|png|webp|avif|gif|svg|pdf|mp4)["']?$/i.test(one.text)
      )
        continue;
      site.left += one.text.length;
      site.kinds.set(kind, (site.kinds.get(kind) ?? 0) + one.text.length);
      left.push({ folder, file: name, kind, ...one, line: text.slice(0, one.at).split('\n').length });
    }
  }
  total.read += site.read;
  total.left += site.left;
  const share = (100 * site.read) / (site.read + site.left || 1);
  const kinds = [...site.kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${kind} ${n}`);
  console.log(
    `${share.toFixed(1).padStart(5)}%  ${path.basename(folder).padEnd(42)} ${site.read} read, ${site.left} left: ${kinds.slice(0, 6).join('; ')}`,
  );
}
console.log(`${((100 * total.read) / (total.read + total.left)).toFixed(1).padStart(5)}%  all`);
if (Number(values.list)) {
  const byFile = new Map();
  for (const one of left) {
    const file = `${one.folder}/${one.file}`;
    const known = byFile.get(file);
    if (known) known.push(one);
    else byFile.set(file, [one]);
  }
  const most = [...byFile]
    .map(([file, ones]) => ({ file, ones, size: ones.reduce((sum, { text }) => sum + text.length, 0) }))
    .sort((a, b) => b.size - a.size);
  for (const { file, ones, size } of most.slice(0, Number(values.list))) {
    console.log(`\n${file}  ${size}`);
    for (const { line, text } of ones.slice(0, 6)) console.log(`  ${line}: ${text.slice(0, 120)}`);
  }
}
