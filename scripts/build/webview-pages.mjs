// The pages of src/webview: how they are built, and how one becomes a text that a report holds.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** How what a browser shows is built: the webviews of VS Code 1.100, and reports saved as a file. */
export const page = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  logLevel: 'warning',
  charset: 'utf8',
  format: 'iife',
  platform: 'browser',
  target: ['chrome124', 'firefox128', 'safari17.5'],
};

/**
 * `import page from 'page:NAME'` gives the script and the style of a page in src/webview as texts, for a file that
 * holds all of it.
 * @returns {import('esbuild').Plugin}
 */
export function pageTexts() {
  const built = new Map();
  const load = async (name, { build }) => {
    const entryPoints = [`src/webview/${name}/main.ts`, `src/webview/${name}/main.css`];
    const { outputFiles } = await build({ ...page, entryPoints, outdir: 'dist/webview', write: false });
    const [script, style] = ['.js', '.css'].map(
      (ending) => outputFiles.find((file) => file.path.endsWith(ending)).text,
    );
    const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
    return { contents: JSON.stringify({ script, style, scriptHash }), loader: 'json' };
  };
  return {
    name: 'page-texts',
    setup({ onResolve, onLoad, esbuild }) {
      onResolve({ filter: /^page:/ }, ({ path: name }) => ({ path: name.slice(5), namespace: 'page' }));
      onLoad({ filter: /.*/, namespace: 'page' }, ({ path: name }) => {
        if (!built.has(name)) built.set(name, load(name, esbuild));
        return built.get(name);
      });
    },
  };
}

/** The script and the style of each page in src/webview, as `NAME.js` and `NAME.css`. */
export function webviewPages() {
  const pages = readdirSync(path.join(root, 'src/webview'), { withFileTypes: true });
  return pages
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      ['ts', 'css'].map((ending) => ({ in: `src/webview/${name}/main.${ending}`, out: name })),
    );
}
