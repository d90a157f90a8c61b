import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `import files from './packs/*.yaml'` gives the files of that name as JSON texts, by name without its ending,
 * so that a new market or language is one data file and nothing else, and only what is used is parsed. With
 * `with { part: 'words' }` of each file only what its top has under that key, and nothing of files without it; with
 * `with { without: 'words' }` all but that; with `with { part: 'openings' }` where its patterns begin, see openings.ts. `import files from './lexicons/*.txt'` gives the texts as they are.
 *
 * @param {(yaml: string) => any} parse
 * @param {{ write: string, read: string } | { fetch: string, inline: readonly string[] }} [beside] a folder to write the texts
 *   into, and the same as bundles lead to it, such as `./data/`: they read a text when it is first asked for, and one that is
 *   not costs neither time nor memory. With `fetch` a worker of a browser asks for them below its `self.terroirExtension`, all
 *   but those `inline`, which are read as it starts. Without it the texts stand in the bundle: where there shall be one file.
 * @returns {import('esbuild').Plugin}
 */
export function dataFiles(parse, beside) {
  const texts = (folder, ending, textOf) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .flatMap((name) => {
        const text = textOf(readFileSync(path.join(folder, name), 'utf8'));
        return text === undefined ? [] : [[name.slice(0, -ending.length), text]];
      });

  /** A module whose default export has the texts under their names. */
  function moduleOf(named, from) {
    if (!beside || beside.inline?.includes(from))
      return { contents: JSON.stringify(Object.fromEntries(named)), loader: 'json' };
    if (beside.write) mkdirSync(beside.write, { recursive: true });
    const getters = named.map(([name, text]) => {
      const file = `${from}-${name}.txt`;
      if (beside.write) writeFileSync(path.join(beside.write, file), text);
      return `get ${JSON.stringify(name)}() { return read(${JSON.stringify((beside.fetch ?? beside.read) + file)}); }`;
    });
    return {
      contents: `${beside.fetch === undefined ? readFromDisk : readFromServer}
export default { ${getters.join(',\n')} };`,
      loader: 'js',
    };
  }

  return {
    name: 'data-files',
    setup(build) {
      for (const ending of ['.yaml', '.txt']) {
        build.onResolve({ filter: new RegExp(`\\*\\${ending}$`) }, ({ path: pattern, resolveDir }) => ({
          path: path.join(resolveDir, path.dirname(pattern)),
          namespace: `data-files${ending}`,
        }));
      }
      build.onLoad(
        { filter: /.*/, namespace: 'data-files.yaml' },
        async ({ path: folder, with: { part, without } }) => {
          const derive = part === 'openings' && (await loadOpenings());
          const named = texts(folder, '.yaml', (yaml) => {
            const data = parse(yaml);
            const wanted = derive
              ? derive(data)
              : part
                ? data[part]
                : without
                  ? { ...data, [without]: undefined }
                  : data;
            return wanted === undefined ? undefined : JSON.stringify(wanted);
          });
          return moduleOf(named, [path.basename(folder), part].filter(Boolean).join('-'));
        },
      );
      build.onLoad({ filter: /.*/, namespace: 'data-files.txt' }, ({ path: folder }) =>
        moduleOf(
          texts(folder, '.txt', (text) => text),
          path.basename(folder),
        ),
      );
    },
  };
}

let openings;
/** What works out where the patterns of a file begin: a part of the engine itself. */
async function loadOpenings() {
  // It needs packages, which from a fresh clone are installed after this file is loaded; and it is built with this plugin.
  openings ??= import('./load-source.mjs').then(({ loadSource }) =>
    loadSource(`export { openingsOf } from './src/core/phrases/openings.ts'`),
  );
  return (await openings).openingsOf;
}

const readFromDisk = `import { readFileSync } from 'node:fs';
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');`;

/** Data is asked for in the middle of a review, which does not wait; in a worker nobody else does either. */
const readFromServer = `const read = (file) => {
  const request = new XMLHttpRequest();
  request.open('GET', self.terroirExtension + file, false);
  request.send();
  if (request.status !== 200) throw new Error(file + ': ' + request.status);
  return request.responseText;
};`;
