// npm run evaluate:planted -- DIR[=LOCALE,LOCALE] [DIR ...] [--pages 150] [--rounds 3] [--seed 7] [--locales en,ja] [--read] [--missed 20] [--terms 30]
// How many mistakes are found that were planted into real pages (mistakes.ts), and how often the same rules speak on the pages
// as they are. Every page of each folder that has a Chinese page is reviewed as it is; then in each round one mistake in
// about five blocks is planted, none where the page as it is has a finding, and the page is reviewed again. A mistake is
// found when one of its rules reports something that overlaps it. Printed by kind and by language: mistakes and the share
// found, and findings per 1,000 sentences that follow one of the source. --read prints the findings on untouched pages,
// --missed N as many of the mistakes not found. --terms N gives each site a termbase of the N most frequent terms that it
// would be suggested and renders in known ways throughout, all of these allowed: without it no term is swapped.
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Content } from '../../src/core/content/content.ts';
import { replacementEdit, type Segment } from '../../src/core/content/segment.ts';
import type { Finding } from '../../src/core/finding.ts';
import { type Host, openSite, type PageReview, type Site } from '../../src/core/index.ts';
import { folderHost } from '../../src/node/files.ts';
import { random } from './gold.ts';
import { type Mistake, mistakes, type Spot } from './mistakes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string', default: 'zh' },
    pages: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '7' },
    locales: { type: 'string' },
    read: { type: 'boolean', default: false },
    missed: { type: 'string', default: '0' },
    terms: { type: 'string', default: '0' },
  },
});

/** One mistake in so many blocks. */
const spacing = 5;
/** Text of a page that is shown. */
const shownCharacters = 160;

class Counts {
  sentences = 0;
  findings = 0;
  planted = 0;
  found = 0;
}
const [byKind, byLanguage] = [new Map<string, Counts>(), new Map<string, Counts>()];
const total = new Counts();
const countsOf = (map: Map<string, Counts>, key: string) => {
  const counts = map.get(key) ?? new Counts();
  map.set(key, counts);
  return counts;
};
let missed = Number(values.missed);

const isMeasured = ({ ruleId }: Finding) => mistakes.some(({ rules }) => rules.test(ruleId));

const termsPath = '.terroir/terms/planted.yaml';

type Terms = Spot['terms'];

/** Renderings that are known make up so much of a term. */
const leastCovered = 0.95;
/** Terms in fewer sentences are rendered by chance. */
const leastSentences = 5;

/** Terms that a site has, by language. */
async function termsOf(site: Site): Promise<Map<string, Terms>> {
  const all = new Map<string, Terms>();
  const found = await site.suggestTerms();
  for (const language of new Set(found.flatMap(({ languages }) => [...languages.keys()]))) {
    const terms = found.flatMap(({ source, languages }) => {
      const { count = 0, renderings = [] } = languages.get(language) ?? {};
      const covered = renderings.reduce((sum, one) => sum + one.count, 0);
      return count >= leastSentences && covered >= leastCovered * count
        ? [{ count, source, renderings: renderings.map(({ text }) => text) }]
        : [];
    });
    all.set(language, terms.sort((a, b) => b.count - a.count).slice(0, Number(values.terms)));
  }
  return all;
}

/** A termbase of these terms; JSON is YAML. */
function termbaseOf(all: ReadonlyMap<string, Terms>): string {
  const concepts = [...all].flatMap(([language, terms]) =>
    terms.map(({ source, renderings: [preferred, ...admitted] }, index) => ({
      id: `${language.toLowerCase()}-${index}`,
      terms: { zh: source, [language]: { preferred, admitted } },
    })),
  );
  return JSON.stringify({ concepts });
}

/** A site of which single files can be replaced. */
function editable(folder: string): {
  site: Site;
  write(file: string, text: string | undefined, kind?: 'typed' | 'created'): Promise<void>;
} {
  const disk = folderHost(path.resolve(folder));
  const written = new Map<string, string>();
  const host: Host = {
    read: async (name) => {
      const own = written.get(name);
      if (own !== undefined) return { text: own };
      const file = await disk.read(name);
      return name === '.terroir/config.yaml' && 'problem' in file
        ? { text: `source: ${values.source}\n` }
        : file;
    },
    list: async (inside) =>
      inside === '.terroir' && written.has(termsPath)
        ? [...(await disk.list(inside)), termsPath]
        : disk.list(inside),
  };
  const site = openSite(host, { uiLanguage: 'en' });
  return {
    site,
    async write(file, text, kind = 'typed') {
      if (text === undefined) written.delete(file);
      else written.set(file, text);
      await site.apply({ files: [{ path: file, kind }] });
    },
  };
}

interface Read {
  readonly review: PageReview;
  readonly text: string;
  readonly content: Content;
  readonly source: Content;
  readonly language: string;
}

async function read(site: Site, file: string): Promise<Read | undefined> {
  const review = await site.review(file, { mode: 'fast' });
  if (!review?.alignment || !review.source || !review.target?.locale) return undefined;
  const [page, source] = [await site.content(file), await site.content(review.source)];
  if (!page || !source || 'problem' in page || 'problem' in source) return undefined;
  return {
    review,
    text: page.text,
    content: page.content,
    source: source.content,
    language: new Intl.Locale(review.target.locale).language,
  };
}

const quote = (text: string) => text.slice(0, shownCharacters).replace(/\s+/g, ' ');

/** Texts of the block at an offset, and of those it follows. */
function shown({ content, source, review }: Read, at: number): string {
  const index = content.segments.findIndex((segment) => segment.from <= at && at <= segment.to);
  const follows = review.alignment!.blocks[index]?.sources ?? [];
  return `      ${quote(content.segments[index]?.text ?? '')}\n      ${quote(follows.map((one) => source.segments[one]?.text ?? '').join(' | '))}`;
}

async function measure(folder: string, locales: readonly string[] | undefined): Promise<void> {
  const { site, write } = editable(folder);
  const terms = Number(values.terms) ? await termsOf(site) : new Map<string, Terms>();
  if (terms.size) await write(termsPath, termbaseOf(terms), 'created');
  const chance = random(Number(values.seed));
  const perLanguage = new Map<string, number>();
  const files = (await site.pages()).toSorted((a, b) => hash(a) - hash(b));
  for (const file of files) {
    const found = await read(site, file);
    if (!found || found.language === values.source) continue;
    const { language, review } = found;
    if (locales && !locales.includes(language)) continue;
    const pages = perLanguage.get(language) ?? 0;
    if (pages >= Number(values.pages)) continue;
    perLanguage.set(language, pages + 1);
    const own = review.findings.filter(isMeasured);
    const follows = review.alignment!.links.filter(({ sources }) => sources.length).length;
    for (const counts of [total, countsOf(byLanguage, language)]) {
      counts.sentences += follows;
      counts.findings += own.length;
    }
    if (values.read)
      for (const finding of own)
        console.log(
          `  ${language} ${folder}/${file} ${finding.ruleId} ${finding.severity}: ${finding.message}\n${shown(found, finding.from)}`,
        );
    const planted = new Set<string>();
    for (let round = 0; round < Number(values.rounds); round++)
      await plantRound(found, file, write, site, chance, own, terms.get(language) ?? [], planted);
  }
}

/** A spread order of names that depends on nothing else. */
function hash(name: string): number {
  let value = 2_166_136_261;
  for (const character of name) value = Math.imul(value ^ character.codePointAt(0)!, 16_777_619) >>> 0;
  return value;
}

async function plantRound(
  found: Read,
  file: string,
  write: (file: string, text: string | undefined) => Promise<void>,
  site: Site,
  chance: () => number,
  own: readonly Finding[],
  terms: Terms,
  planted: Set<string>,
): Promise<void> {
  const { content, source, review, text, language } = found;
  const done: { mistake: Mistake; from: number; to: number; segment: Segment; was: string }[] = [];
  const bySource = new Map((source.units ?? []).map((unit) => [unit.key, unit.text]));
  const units = new Map((content.units ?? []).map((unit) => [unit.key, unit]));
  const stringAt = ({ key = '' }: Segment) => {
    const unit = units.get(key);
    const text = unit && (unit.original ?? bySource.get(key));
    return text === undefined ? undefined : { unit: unit!, source: text };
  };
  let [after, shift, last] = ['', 0, 0];
  let next = Math.floor(chance() * spacing);
  for (const [index, segment] of content.segments.entries()) {
    const block = review.alignment!.blocks[index];
    if (index < next || !block || block.state === 'local' || segment.from < last) continue;
    if (own.some(({ from, to }) => from < segment.to && segment.from < to)) continue;
    const sources = block.sources.map((one) => source.segments[one]!);
    const string = stringAt(segment);
    if (string && string.unit.block.from < last) continue;
    if (string && own.some(({ from, to }) => from < string.unit.block.to && string.unit.block.from < to))
      continue;
    const spot = { segment, language, terms, sources, string };
    const start = Math.floor(chance() * mistakes.length);
    // Kinds that are rare get the first turn where there is a place for them.
    const order = [...mistakes.slice(3), ...mistakes.slice(0, 3)];
    const turn = chance() < 0.5 ? order : mistakes.map((_, at) => mistakes[(start + at) % mistakes.length]!);
    for (const mistake of turn) {
      const change = mistake.plant(spot, chance);
      const isEdit = mistake.rules.source.includes('string');
      const edit = change && !isEdit ? replacementEdit(segment, change.from, change.to, change.text) : change;
      // What another round planted tells nothing new.
      const id = `${mistake.name} ${edit?.from}`;
      if (!edit || planted.has(id)) continue;
      planted.add(id);
      after += text.slice(last, edit.from) + edit.text;
      const longer = edit.text.length - (edit.to - edit.from);
      // A rule of strings may underline any part of the string.
      const block = isEdit ? string!.unit.block : segment;
      done.push({
        mistake,
        segment,
        from: Math.min(block.from, edit.from) + shift,
        to: Math.max(block.to, edit.to) + shift + longer,
        was: `${text.slice(Math.max(0, edit.from - 30), edit.from)}[${text.slice(edit.from, edit.to)}→${edit.text}]${text.slice(edit.to, edit.to + 30)}`,
      });
      shift += longer;
      last = edit.to;
      next = index + spacing;
      break;
    }
  }
  if (!done.length) return;
  await write(file, after + text.slice(last));
  const now = await site.review(file, { mode: 'fast' });
  for (const { mistake, segment, from, to, was } of done) {
    const isFound =
      now?.findings.some((one) => mistake.rules.test(one.ruleId) && one.from < to && from < one.to) ?? false;
    for (const counts of [total, countsOf(byKind, mistake.name), countsOf(byLanguage, language)]) {
      counts.planted++;
      counts.found += Number(isFound);
    }
    if (!isFound && missed-- > 0)
      console.log(
        `  missed ${mistake.name} ${language} ${file}: ${quote(was)}\n${shown(found, segment.from)}`,
      );
  }
  await write(file, undefined);
}

const percent = (part: number, whole: number) =>
  (whole ? `${((100 * part) / whole).toFixed(1)}%` : '–').padStart(7);

function print(title: string, { sentences, findings, planted, found }: Counts): void {
  const rate = sentences ? ((1000 * findings) / sentences).toFixed(2) : '–';
  const untouched = sentences
    ? `${String(sentences).padStart(9)} ${String(findings).padStart(9)} ${rate.padStart(9)}`
    : '';
  console.log(`${title.padEnd(16)} ${String(planted).padStart(8)} ${percent(found, planted)} ${untouched}`);
}

async function main(): Promise<void> {
  if (!positionals.length)
    throw new Error('Usage: npm run evaluate:planted -- DIR[=LANGUAGE,LANGUAGE] [DIR ...]');
  for (const one of positionals) {
    const [folder, locales = values.locales] = one.split('=');
    await measure(folder!, locales?.split(','));
  }
  console.log(
    `${''.padEnd(16)} ${'planted'.padStart(8)} ${'found'.padStart(7)} ${'sentences'.padStart(9)} ${'findings'.padStart(9)} ${'per 1,000'.padStart(9)}`,
  );
  for (const { name } of mistakes) print(name, byKind.get(name) ?? new Counts());
  for (const [language, counts] of [...byLanguage].sort()) print(language, counts);
  print('all', total);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
