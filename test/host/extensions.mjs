/**
 * The extensions that a server loads straight from their folders.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

/**
 * Links extensions into one folder, for loading them under development: the workbench takes a single
 * development path. The extension host chooses a test module's `vscode` by the extension whose folder
 * it lies in, so tests are to be addressed through the link.
 *
 * @param {string[]} extensions
 * @param {string} folder a new folder
 * @returns {Promise<{ locate: (file: string) => string }>}
 */
export async function linkForDevelopment(extensions, folder) {
  const links = await link(extensions, folder, ({ name }) => name);
  const locate = (/** @type {string} */ file) => {
    const path = resolve(file);
    const owner = links.find(({ source }) => path.startsWith(source + sep));
    return owner ? join(owner.target, relative(owner.source, path)) : path;
  };
  return { locate };
}

/**
 * Links extensions into a server's extensions folder, where they count as installed. Unlike those
 * under development they need no test driver, in whose presence VS Code shows no notifications.
 *
 * @param {string[]} extensions
 * @param {string} folder the server's extensions folder
 */
export async function linkAsInstalled(extensions, folder) {
  const links = await link(
    extensions,
    folder,
    ({ publisher, name, version }) => `${publisher}.${name}-${version}`,
  );
  const list = join(folder, 'extensions.json');
  const installed = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : [];
  const added = links.map(({ target, manifest: { publisher, name, version } }) => ({
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { scheme: 'file', path: target },
    relativeLocation: relative(folder, target),
  }));
  await writeFile(list, JSON.stringify([...installed, ...added]));
}

/**
 * @typedef {{ publisher: string, name: string, version: string }} Manifest
 *
 * @param {string[]} extensions
 * @param {string} folder
 * @param {(manifest: Manifest) => string} nameOf
 */
async function link(extensions, folder, nameOf) {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    extensions.map(async (extension) => {
      const source = resolve(extension);
      /** @type {Manifest} */
      const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
      const target = join(folder, nameOf(manifest));
      await symlink(source, target);
      return { source, target, manifest };
    }),
  );
}
