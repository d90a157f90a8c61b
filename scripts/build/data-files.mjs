import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `import files from './packs/*.yaml'` gives the files of that name as JSON texts, by name without its ending,
 * so that a new market or language is one data file and nothing else, and only what is used is parsed. With
 * `with { part: 'words' }` of each file only what its top has under that key, and nothing of files without it; with
 * `with { without: 'words' }` all but that.
 *
 * `import files from './lexicons/*.txt'` gives functions that return the text as it is: one that is not called costs
 * neither time nor memory.
 * @returns {import('esbuild').Plugin}
 */
export function dataFiles(parse) {
  return {
    name: 'data-files',
    setup(build) {
      build.onResolve({ filter: /\*\.yaml$/ }, ({ path: pattern, resolveDir }) => ({
        path: path.join(resolveDir, path.dirname(pattern)),
        namespace: 'data-files',
      }));
      build.onLoad({ filter: /.*/, namespace: 'data-files' }, ({ path: folder, with: { part, without } }) => {
        const names = readdirSync(folder)
          .filter((name) => name.endsWith('.yaml'))
          .sort();
        const texts = names.flatMap((name) => {
          const data = parse(readFileSync(path.join(folder, name), 'utf8'));
          const wanted = part ? data[part] : without ? { ...data, [without]: undefined } : data;
          return wanted === undefined ? [] : [[name.replace(/\.yaml$/, ''), JSON.stringify(wanted)]];
        });
        return { contents: JSON.stringify(Object.fromEntries(texts)), loader: 'json' };
      });
      build.onResolve({ filter: /\*\.txt$/ }, ({ path: pattern, resolveDir }) => ({
        path: path.join(resolveDir, path.dirname(pattern)),
        namespace: 'text-files',
      }));
      build.onLoad({ filter: /.*/, namespace: 'text-files' }, ({ path: folder }) => {
        const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
        const texts = names.sort().map((name) => {
          const text = JSON.stringify(readFileSync(path.join(folder, name), 'utf8'));
          return `${JSON.stringify(name.slice(0, -'.txt'.length))}: () => ${text}`;
        });
        return { contents: `export default {${texts.join(', ')}}`, loader: 'js' };
      });
    },
  };
}
