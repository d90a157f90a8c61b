// npm run evaluate:reach -- [DIR ... | --real DIR] [--missed N]
// How much of what a native reader objects to is found, on the four labelled sites of test/reach unless others are named.
// Each DIR is a site with labels.json: for pages by path their
// language, sector, kind (`carried` or `native`) and, as `[from, to, class]`, the spans somebody marked before the tool
// ran. A span is found when a finding of at most 300 characters overlaps it; findings about the page as a whole are left
// out. A finding is right when it lies on a span; `again` counts with them those on words of a span that the page has a second
// time, such as in its title, which readers marked once. Every site is reviewed twice, as it is and without its Chinese pages.
// --real scores the pages of test/reach/real.json instead: of public sites at fixed commits, read from repositories in
// DIR named `owner+name` (bare, or a folder with one). Only positions in their pages are kept, so a page that cannot be
// had, or is another than the one marked, is named and left out, and the run ends with 2.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkOut, repositoryOf } from './pinned-site.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { missed: { type: 'string', default: '0' }, real: { type: 'string' } },
});

const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');
const longest = 300;
/** Findings about a page as a whole, whatever they span. */
const aboutPage =
  /^(?:copy\/(?:mirrors-source|mirrors-version|clone|stale)|local\/|config\/|page\/|phrase\/(?:register|translated-page)$)/;

function review(folder) {
  const args = [
    cli,
    'review',
    folder,
    '--format',
    'json',
    '--fail-on',
    'never',
    '--language',
    'en',
    '--no-cache',
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout).pages;
}

/** True where what a finding is on stands within a span elsewhere on the page. */
function repeats(text, { from, to }, spans) {
  const plain = (start, end) => text.slice(start, end).replace(/\s+/g, ' ').toLowerCase();
  const words = plain(from, to);
  return words.length > 3 && spans.some(([start, end]) => plain(start, end).includes(words));
}

const nameIn = (folder, file) => path.relative(folder, path.resolve(file)).split(path.sep).join('/');

/** What was found of the labels of a folder's pages. */
function* score(folder, labels, pages) {
  for (const page of pages) {
    const name = nameIn(folder, page.path);
    const label = labels.pages[name];
    if (!label) continue;
    const text = readFileSync(path.join(folder, name), 'utf8');
    const findings = page.findings.filter(
      ({ ruleId, from, to }) => !aboutPage.test(ruleId) && to - from <= longest,
    );
    const overlaps = (finding, [from, to]) => finding.from < to && finding.to > from;
    yield {
      name,
      label,
      text,
      findings,
      mirror: page.measures.mirror,
      spans: (label.spans ?? []).map((span) => {
        const on = findings.filter((finding) => overlaps(finding, span));
        const covered = on.reduce(
          (most, { from, to }) => Math.max(most, Math.min(to, span[1]) - Math.max(from, span[0])),
          0,
        );
        return {
          span,
          found: on.length > 0,
          toFix: on.some(({ severity }) => severity !== 'neutral'),
          partial: covered / (span[1] - span[0]),
        };
      }),
      right: findings.filter((finding) => (label.spans ?? []).some((span) => overlaps(finding, span))),
      again: findings.filter(
        (finding) =>
          !(label.spans ?? []).some((span) => overlaps(finding, span)) &&
          repeats(text, finding, label.spans ?? []),
      ),
    };
  }
}

const results = { with: [], without: [] };

/** Scores a site as it is and without its Chinese pages, which are deleted from the folder. */
function scoreTwice(folder, labels) {
  let pages = review(folder);
  results.with.push(...score(folder, labels, pages));
  // A page may find another Chinese page once its own is gone.
  for (;;) {
    const labelled = pages.filter(({ path: file }) => nameIn(folder, file) in labels.pages);
    const sources = new Set(labelled.flatMap(({ source }) => source ?? []));
    if (!sources.size) break;
    for (const source of sources) rmSync(source);
    pages = review(folder);
  }
  results.without.push(...score(folder, labels, pages));
}

/** Calls `use` with an empty folder that is gone afterwards. */
function inFolder(use) {
  const work = mkdtempSync(path.join(tmpdir(), 'reach-'));
  const folder = path.join(work, 'site');
  mkdirSync(folder);
  try {
    use(folder);
  } finally {
    rmSync(work, { recursive: true });
  }
}

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Scores the pages of real.json; the names of those left out. */
function scoreReal(from) {
  const leftOut = [];
  const { sites } = JSON.parse(readFileSync('test/reach/real.json', 'utf8'));
  for (const site of sites) {
    const repository = repositoryOf(site, from);
    inFolder((folder) => {
      if (repository) checkOut(repository, site, folder);
      const pages = {};
      for (const [name, label] of Object.entries(site.pages)) {
        const file = path.join(folder, name);
        if (existsSync(file) && digest(file) === label.sha256) pages[name] = label;
        else leftOut.push(`${site.repository}/${name}`);
      }
      if (Object.keys(pages).length) scoreTwice(folder, { pages });
    });
  }
  return leftOut;
}

if (values.real) {
  const leftOut = scoreReal(values.real);
  if (leftOut.length) {
    console.error(`Not the pages that were marked, or not there: ${leftOut.join(', ')}`);
    process.exitCode = 2;
  }
} else
  for (const site of positionals.length
    ? positionals
    : ['test/reach/a', 'test/reach/b', 'test/reach/c', 'test/reach/d']) {
    const labels = JSON.parse(readFileSync(path.join(site, 'labels.json'), 'utf8'));
    inFolder((folder) => {
      cpSync(site, folder, { recursive: true });
      scoreTwice(folder, labels);
    });
  }

const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)}%` : '–').padStart(5);
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);

function row(title, pages) {
  const carried = pages.filter(({ label }) => label.kind === 'carried');
  const native = pages.filter(({ label }) => label.kind === 'native');
  const spans = carried.flatMap((page) => page.spans);
  const findings = sum(carried, (page) => page.findings.length);
  const toFix = sum(native, (page) => page.findings.filter(({ severity }) => severity !== 'neutral').length);
  const nudges = sum(native, (page) => page.findings.filter(({ severity }) => severity === 'neutral').length);
  return [
    title.padEnd(16),
    String(spans.length).padStart(6),
    percent(spans.filter(({ found }) => found).length, spans.length),
    percent(spans.filter(({ toFix }) => toFix).length, spans.length),
    percent(
      sum(spans, ({ partial }) => partial),
      spans.length,
    ),
    percent(
      sum(carried, (page) => page.right.length),
      findings,
    ),
    percent(
      sum(carried, (page) => page.right.length + page.again.length),
      findings,
    ),
    String(findings).padStart(6),
    `${toFix} + ${nudges} on ${native.length}`.padStart(14),
  ].join(' ');
}

for (const [kind, pages] of Object.entries(results)) {
  console.log(`\n${kind} the Chinese page`);
  console.log('                  spans found to fix partial right again findings  native: to fix + nudges');
  const groups = new Map();
  for (const page of pages)
    for (const key of [page.label.language, page.label.sector])
      if (key) groups.set(key, [...(groups.get(key) ?? []), page]);
  for (const [key, group] of groups) console.log(row(key, group));
  console.log(row('all', pages));
}

for (const [kind, pages] of Object.entries(results)) {
  for (const page of pages)
    console.log(
      `${kind} ${page.name} ${page.label.kind} mirror ${page.mirror} spans ${page.spans.filter((s) => s.found).length}/${page.spans.length} right ${page.right.length}/${page.findings.length}`,
    );
}
const quote = (text, from, to) => text.slice(from, to).replace(/\s+/g, ' ');
let left = Number(values.missed);
for (const [kind, { name, text, spans, findings, right, label }] of Object.entries(results).flatMap(
  ([kind, pages]) => pages.map((page) => [kind, page]),
)) {
  for (const { span, found } of spans)
    if (!found && left-- > 0)
      console.log(`missed  ${kind}  ${name}  ${span[2] ?? ''}  ${quote(text, span[0], span[1])}`);
  for (const finding of findings)
    if (left > 0 && !right.includes(finding) && (label.kind === 'carried' || finding.severity !== 'neutral'))
      console.log(
        `beside  ${kind}  ${name}  ${finding.ruleId}  ${quote(text, finding.from, finding.to)}  | ${finding.message}`,
      );
}
