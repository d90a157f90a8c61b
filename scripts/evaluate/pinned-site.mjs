// Public sites at fixed commits, as field.json and test/reach/real.json name them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from '../build/load-source.mjs';

/** @typedef {{ repository: string, commit: string, tree: string }} Site `tree` is that of the commit. */

/** What is fetched stays here for the next run. */
const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/field');
const { allExtensions } = await loadSource(`export * from './src/core/file-types.ts'`);
/** Pictures, fonts, archives, programs: no rule looks into them. */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|psd|mp[34]|webm|mov|wav|ogg|woff2?|ttf|otf|eot|pdf|zip|gz|bz2|xz|7z|jar|apk|exe|dll|so|dylib|wasm|bin|pyc)$/i;

function git(args, options = {}) {
  // Nothing of a repository runs, and nobody is asked for a password.
  const settings = [
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.symlinks=false',
    '-c',
    'credential.helper=',
  ];
  return spawnSync('git', [...settings, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    ...options,
  });
}

const hasTree = (repository, { commit, tree }) =>
  git(['--git-dir', repository, 'rev-parse', '--verify', '--quiet', `${commit}^{tree}`]).stdout.trim() ===
  tree;

/**
 * The repository a site can be read from: in the folder `from` where one is given, else fetched from GitHub once.
 * @param {Site} site
 * @param {string | undefined} from holds repositories named `owner+name`, bare or with a work tree
 * @returns {string | undefined} its git directory; undefined where no repository has the site's tree
 */
export function repositoryOf(site, from) {
  const name = site.repository.replace('/', '+');
  if (from) {
    const places = [name, `${name}.git`, path.join(name, 'repo'), path.join(name, '.git')];
    return places.map((place) => path.resolve(from, place)).find((place) => hasTree(place, site));
  }
  const place = path.join(cache, `${name}.git`);
  if (hasTree(place, site)) return place;
  mkdirSync(cache, { recursive: true });
  git(['init', '--quiet', '--bare', place]);
  const address = `https://github.com/${site.repository}`;
  const { stderr } = git(['--git-dir', place, 'fetch', '--quiet', '--depth', '1', address, site.commit]);
  if (hasTree(place, site)) return place;
  rmSync(place, { recursive: true, force: true });
  console.error(`  ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return undefined;
}

/**
 * Writes the files of a site that may hold text into a folder.
 * @param {string} repository the git directory of the site
 * @param {Site} site
 * @param {string} folder exists and is empty
 * @returns {string[]} the names of pages that could not be written
 */
export function checkOut(repository, { tree }, folder) {
  const list = git(['--git-dir', repository, 'ls-tree', '-r', '-z', '--name-only', tree]).stdout;
  const names = list.split('\0').filter((name) => name && !media.test(name));
  const env = { ...process.env, GIT_INDEX_FILE: `${folder}.index` };
  const at = ['--git-dir', repository, '--work-tree', folder];
  git([...at, 'read-tree', tree], { env });
  git([...at, 'checkout-index', '--force', '--quiet', '-z', '--stdin'], { env, input: names.join('\0') });
  rmSync(`${folder}.index`, { force: true });
  const isPage = (name) => allExtensions.some((extension) => name.toLowerCase().endsWith(extension));
  return names.filter((name) => isPage(name) && !existsSync(path.join(folder, name)));
}
