// npm run evaluate:sources -- DIR[=LANGUAGES] [DIR ...] [--source zh] [--show]
// How well source pages are found by content. All pages with a source page get names that tell nothing, as those of
// a site whose every language has its own addresses; then each asks for its source. Asked twice: with every source
// page there, and with every other one gone, when a page without its source must not be given another.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSite } from '../../src/core/index.ts';
import { folderHost } from '../../src/node/files.ts';
import { readPairs } from './pairs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { source: { type: 'string', default: 'zh' }, show: { type: 'boolean' } },
});

/** The pages of one language under new names, with the name of the source of each. */
async function rename(folder: string, language: string) {
  const files = new Map<string, string>();
  const sources = new Map<string, string>();
  const named = new Map<string, string>();
  for (const pair of await readPairs(folder, values.source)) {
    if (pair.language !== language) continue;
    const source =
      named.get(pair.sourcePath) ??
      `${values.source}/s${named.size * 7919 + 1}${path.extname(pair.sourcePath)}`;
    named.set(pair.sourcePath, source);
    const page = `${language}/p${sources.size * 104729 + 1}${path.extname(pair.path)}`;
    files.set(source, pair.sourcePath).set(page, pair.path);
    sources.set(page, source);
  }
  return { files, sources };
}

async function evaluate(folder: string, language: string): Promise<void> {
  const { files, sources } = await rename(folder, language);
  const disk = folderHost(path.resolve(folder));
  for (const gone of [false, true]) {
    const absent = new Set(gone ? [...new Set(sources.values())].filter((_, index) => index % 2) : []);
    const config = `source: ${values.source}\n`;
    const reviewer = openSite(
      {
        read: async (name) => {
          if (name === '.terroir/config.yaml') return { text: config };
          const original = absent.has(name) ? undefined : files.get(name);
          return original === undefined ? { problem: 'missing' } : disk.read(original);
        },
        list: async (inside) =>
          inside === undefined ? [...files.keys()].filter((name) => !absent.has(name)).sort() : [],
      },
      { uiLanguage: 'en' },
    );
    let [right, wrong, strays, present] = [0, 0, 0, 0];
    const started = performance.now();
    for (const [page, source] of sources) {
      const found = await reviewer.sourceOf(page);
      if (absent.has(source)) strays += Number(found !== undefined);
      else {
        present++;
        right += Number(found === source);
        wrong += Number(found !== undefined && found !== source);
      }
      if (values.show && found !== undefined && found !== source)
        console.log(`  ${files.get(page)} <- ${files.get(found)}`);
    }
    const perPage = (performance.now() - started) / Math.max(1, sources.size);
    const share = (n: number, of: number) => `${((100 * n) / Math.max(1, of)).toFixed(1)}%`;
    console.log(
      `${folder} ${language}, ${gone ? 'half the sources gone' : 'all sources there'}: ${sources.size} pages; ` +
        `of ${present} found ${share(right, present)}, wrong ${wrong}; ` +
        `of ${sources.size - present} without a source paired ${strays}; ${perPage.toFixed(0)} ms a page`,
    );
  }
}

async function main(): Promise<void> {
  if (!positionals.length)
    throw new Error('Usage: npm run evaluate:sources -- DIR[=LANGUAGE,LANGUAGE] [DIR ...]');
  for (const one of positionals) {
    const [folder, languages = 'en'] = one.split('=');
    for (const language of languages.split(',')) await evaluate(folder!, language);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
