// npm run evaluate:versions -- DIR=LANGUAGE,LANGUAGE[,…] [DIR=…] [--pages 40]
// How well a page is told to follow the same page in the first of the languages, with no Chinese page between them: each
// page against its own version in that language, and against pages of that language that are not its version.
// AUC: how often the own version has the higher share. Precision and recall at each share, one wrong page for a right one.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { align } from '../../src/core/alignment/align.ts';
import { pivotLexicon, pivotSide } from '../../src/core/alignment/pivot.ts';
import { type Side, sideOf, withoutAnchors } from '../../src/core/alignment/units.ts';
import { findVersions } from '../../src/core/alignment/versions.ts';
import { parseConfig } from '../../src/core/config.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { languageCode } from '../../src/core/regions/locale.ts';
import { scriptLanguage, scriptOf } from '../../src/core/text/language.ts';
import { folderHost } from '../../src/node/files.ts';
import { random } from './gold.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '40' } },
});
/** Below this many sentences a share says nothing. */
const leastSentences = 12;
const shares = [0.6, 0.7, 0.8, 0.85, 0.9];
const noTerms = () => [];
const chance = random(7);

/** The pages of a folder in each of some languages, by the path of their group. A page of no locale is in the first. */
async function readVersions(
  folder: string,
  languages: readonly string[],
): Promise<Map<string, Map<string, Side>>> {
  const host = folderHost(path.resolve(folder));
  const { config } = parseConfig(`source: zh`);
  const paths = await host.list();
  const versionsOf = findVersions(paths, config);
  const byLanguage = new Map(languages.map((language) => [language, new Map<string, Side>()]));
  for (const own of paths) {
    const versions = versionsOf(own);
    if (versions.length < 2) continue;
    const locale = versions.find((version) => version.path === own)?.locale;
    const language = locale ? languageCode(locale) : languages[0]!;
    const pages = byLanguage.get(language);
    if (!pages) continue;
    const file = await host.read(own);
    if ('problem' in file) continue;
    const { segments } = formatOf(own)!.parse(file.text);
    const sample = segments.map(({ text }) => text).join('\n');
    if (scriptLanguage(sample.slice(0, 5000)) !== scriptOf(language)) continue;
    if (segments.some(({ key }) => key !== undefined)) continue;
    const side = sideOf(segments, noTerms);
    if (side.units.length >= leastSentences) pages.set(versions[0]!.path, side);
  }
  return byLanguage;
}

const auc = (right: readonly number[], wrong: readonly number[]) =>
  right.reduce((sum, a) => sum + wrong.reduce((won, b) => won + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0) /
  Math.max(1, right.length * wrong.length);

const percent = (part: number) => `${Math.round(part * 100)}%`.padStart(5);

function measure(
  name: string,
  from: Map<string, Side>,
  to: Map<string, Side>,
  pair: readonly [string, string],
) {
  const keys = [...to.keys()].filter((key) => from.has(key)).slice(0, Number(values.pages));
  if (keys.length < 5) return;
  const lexicon = pivotLexicon(pair[0], pair[1]);
  if (!lexicon) return;
  const known = { lexicon, floor: 0 };
  const unknown = { lexicon: undefined, floor: 0 };
  const mirror = (source: Side, target: Side, learned: Parameters<typeof align>[2]) =>
    align(source, target, learned)?.mirror ?? 0;
  type Share = (source: Side, target: Side) => number;
  const modes: readonly (readonly [string, (side: Side) => Side, Share])[] = [
    ['anchors', (side) => side, (a, b) => mirror(a, b, unknown)],
    ['pivot', (side) => pivotSide(side, pair[0]), (a, b) => mirror(a, b, known)],
    // What is told: the words alone must say it too.
    [
      'both',
      (side) => pivotSide(side, pair[0]),
      (a, b) => Math.min(mirror(a, b, known), mirror(withoutAnchors(a), withoutAnchors(b), known)),
    ],
  ];
  for (const [mode, read, share] of modes) {
    const sources = new Map(keys.map((key) => [key, read(from.get(key)!)]));
    const [right, wrong]: [number[], number[]] = [[], []];
    for (const key of keys) {
      right.push(share(sources.get(key)!, to.get(key)!));
      const others = keys.filter((other) => other !== key);
      // The one of most alike length says most, one by chance what a reader would expect.
      const { length } = to.get(key)!.units;
      const off = (other: string) => Math.abs(Math.log(sources.get(other)!.units.length / length));
      const near = others.reduce((a, b) => (off(a) <= off(b) ? a : b));
      for (const other of [near, others[Math.floor(chance() * others.length)]!])
        wrong.push(share(sources.get(other)!, to.get(key)!));
    }
    const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]!;
    const rows = shares.map((least) => {
      const found = right.filter((one) => one >= least).length / right.length;
      const false_ = wrong.filter((one) => one >= least).length / wrong.length;
      return `≥${least}: ${percent(found)} ${percent(found / Math.max(1e-9, found + false_))}`;
    });
    console.log(
      `${name} ${pair.join('→')} ${mode.padEnd(7)} ${String(keys.length).padStart(3)} pages  AUC ${auc(right, wrong).toFixed(3)}  ` +
        `median ${median(right).toFixed(2)} / ${median(wrong).toFixed(2)}  ${rows.join('  ')}`,
    );
  }
}

async function main(): Promise<void> {
  if (!positionals.length)
    throw new Error('Usage: npm run evaluate:versions -- DIR=LANGUAGE,LANGUAGE [DIR=…]');
  for (const one of positionals) {
    const [folder, list = ''] = one.split('=');
    const languages = list.split(',');
    const pages = await readVersions(folder!, languages);
    const [from, ...others] = languages;
    for (const to of others) measure(path.basename(folder!), pages.get(from!)!, pages.get(to)!, [from!, to]);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
