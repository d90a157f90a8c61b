import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `import files from './packs/*.yaml'` gives the files of that name as JSON texts, by name without its ending,
 * so that a new market or language is one data file and nothing else, and only what is used is parsed. With
 * `with { part: 'words' }` of each file only what its top has under that key, and nothing of files without it; with
 * `with { without: 'words' }` all but that. `import files from './lexicons/*.txt'` gives the texts as they are.
 *
 * @param {(yaml: string) => any} parse
 * @param {{ write: string, read: string }} [beside] a folder to write the texts into, and the same as bundles lead to it,
 *   such as `./data/`: they read a text when it is first asked for, and one that is not costs neither time nor memory.
 *   Without it the texts stand in the bundle: for browsers, and where there shall be one file.
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
    if (!beside) return { contents: JSON.stringify(Object.fromEntries(named)), loader: 'json' };
    mkdirSync(beside.write, { recursive: true });
    const getters = named.map(([name, text]) => {
      const file = `${from}-${name}.txt`;
      writeFileSync(path.join(beside.write, file), text);
      return `get ${JSON.stringify(name)}() { return read(${JSON.stringify(beside.read + file)}); }`;
    });
    return {
      contents: `import { readFileSync } from 'node:fs';
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
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
        ({ path: folder, with: { part, without } }) => {
          const named = texts(folder, '.yaml', (yaml) => {
            const data = parse(yaml);
            const wanted = part ? data[part] : without ? { ...data, [without]: undefined } : data;
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
