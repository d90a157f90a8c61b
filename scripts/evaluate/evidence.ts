// npm run evaluate:evidence -- LANGUAGE --carried DIR [--carried DIR ...] --native DIR [--native DIR ...] [--write]
// How well the phrases of pages without a Chinese page tell translations from native copy, and the weights of phrases:
// on how many pages of either kind each is found. --carried names sites of Chinese companies, --native sites that were
// written in the language; of both only pages of LANGUAGE count, as paths tell it or, where they tell nothing, the text.
// Each site is left out in turn while its pages are judged. --write puts the counts of all into src/core/phrases/weights.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { parseConfig } from '../../src/core/config.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { countOnce, type Weights, weighPhrases } from '../../src/core/phrases/evidence.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import type { PhraseMatch } from '../../src/core/phrases/phrase-index.ts';
import { languageCode } from '../../src/core/regions/locale.ts';
import { readPath } from '../../src/core/regions/path-locale.ts';
import { scriptLanguage } from '../../src/core/text/language.ts';
import { countWords } from '../../src/core/text/tokens.ts';
import { folderHost } from '../../src/node/files.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    carried: { type: 'string', multiple: true, default: [] },
    native: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
  },
});
const [language = 'en'] = positionals;

/** Shorter pages say too little to be counted. */
const leastWords = 60;

interface Sample {
  readonly site: string;
  readonly name: string;
  readonly kind: 'carried' | 'native';
  readonly words: number;
  readonly matches: readonly PhraseMatch[];
}

async function readSamples(site: string, kind: Sample['kind']): Promise<Sample[]> {
  const host = folderHost(path.resolve(site));
  const { config } = parseConfig('');
  const index = shippedPhrases.for(language);
  const samples: Sample[] = [];
  for (const name of await host.list()) {
    const { found } = readPath(name, config.markets);
    if (found && languageCode(found.locale) !== language) continue;
    const format = formatOf(name, undefined);
    const file = format && (await host.read(name));
    if (!file || 'problem' in file) continue;
    const { segments, multilingual } = format.parse(file.text);
    const text = segments.map((segment) => segment.text).join('\n');
    const script = scriptLanguage(text.slice(0, 5000));
    if (multilingual || (!found && language !== 'en') || (script !== 'latin' && script !== language))
      continue;
    const words = countWords(text);
    if (words < leastWords) continue;
    const matches = segments.flatMap((segment) => countOnce(index.find(segment.text)));
    samples.push({ site, name, kind, words, matches });
  }
  return samples;
}

const kindsOf = (samples: readonly Sample[]) => new Set(samples.map(({ kind }) => kind));

/** What pages teach of each phrase. */
function count(samples: readonly Sample[]): Weights {
  const pages: Record<string, [number, number]> = {};
  const words = { carried: 0, native: 0 };
  const kinds = { carried: 0, native: 0 };
  for (const sample of samples) {
    words[sample.kind] += sample.words;
    for (const id of new Set(sample.matches.map(({ notion }) => notion.ruleId))) {
      pages[id] ??= [0, 0];
      pages[id][sample.kind === 'carried' ? 0 : 1]++;
      kinds[sample.kind]++;
    }
  }
  const per = (kind: 'carried' | 'native') => kinds[kind] / (words[kind] / 1000);
  const expected = Math.round(10 * (per('carried') - per('native'))) / 10;
  return { words, expected, pages: Object.fromEntries(Object.entries(pages).sort()) };
}

async function main(): Promise<void> {
  const sites = [
    ...values.carried.map((site) => [site, 'carried'] as const),
    ...values.native.map((site) => [site, 'native'] as const),
  ];
  const samples: Sample[] = [];
  for (const [site, kind] of sites) samples.push(...(await readSamples(site, kind)));

  console.log('site, pages, words, kinds per 1,000 words, given away, share');
  for (const [site, kind] of sites) {
    const own = samples.filter((sample) => sample.site === site);
    const others = samples.filter((sample) => sample.site !== site);
    const isCounted = kindsOf(others).size === 2;
    const weights = isCounted ? count(others) : undefined;
    const judged = own.map((sample) => ({
      sample,
      evidence: weighPhrases(sample.matches, sample.words, weights),
    }));
    const given = judged.filter(({ evidence }) => evidence.isEnough);
    const words = own.reduce((sum, sample) => sum + sample.words, 0);
    const kinds = judged.reduce((sum, { evidence }) => sum + evidence.matches.length, 0);
    const density = ((1000 * kinds) / Math.max(1, words)).toFixed(2);
    const share = ((100 * given.length) / Math.max(1, own.length)).toFixed(1);
    console.log(
      `${kind}  ${path.basename(site)}  ${own.length}  ${words}  ${density}  ${given.length}  ${share}%`,
    );
    const odd = kind === 'native' ? given : judged.filter((one) => !given.includes(one));
    for (const { sample, evidence } of odd.slice(0, Number(values.show)))
      console.log(
        `    ${sample.name} ${sample.words} words, score ${evidence.score.toFixed(1)}: ${evidence.matches.map(({ notion }) => notion.ruleId).join(' ')}`,
      );
  }
  if (values.write) {
    const file = path.resolve(`src/core/phrases/weights/${language}.yaml`);
    writeFileSync(
      file,
      `# Written by npm run evaluate:evidence, see docs/evidence.md.\n${stringify(count(samples))}`,
    );
  }
}

void main();
