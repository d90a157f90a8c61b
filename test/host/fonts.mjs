/**
 * The fonts in which the browser paints every script of the tests.
 */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fonts = 'node_modules/@expo-google-fonts';
const weights = ['400Regular', '700Bold'];
const scripts = ['Noto Sans SC', 'Noto Sans KR', 'Noto Sans Thai', 'Noto Sans Arabic'];

/**
 * Prepares the installed font packages: of nine weights each, over 100 MB, two remain, and a
 * configuration for fontconfig names them.
 *
 * @param {string} folder the `browser` part
 */
export async function prepareFonts(folder) {
  for (const family of await readdir(join(folder, fonts))) {
    for (const entry of await readdir(join(folder, fonts, family))) {
      if (/^\d00/.test(entry) && !weights.includes(entry)) {
        await rm(join(folder, fonts, family, entry), { recursive: true });
      }
    }
  }
  await writeFile(join(folder, 'fonts.conf'), configuration);
}

/**
 * Points fontconfig (Linux) at these fonts and at nothing else, so that pictures look the same on
 * every machine.
 *
 * @param {string} folder the `browser` part
 * @returns {NodeJS.ProcessEnv}
 */
export function fontEnvironment(folder) {
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

/** @param {string} generic @param {string} latin */
const alias = (generic, latin) => `
  <alias binding="same">
    <family>${generic}</family>
    <prefer>${[latin, ...scripts].map((family) => `<family>${family}</family>`).join('')}</prefer>
  </alias>`;

const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">${fonts}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
${alias('sans-serif', 'Noto Sans')}${alias('serif', 'Noto Sans')}${alias('system-ui', 'Noto Sans')}${alias('monospace', 'Noto Sans Mono')}
</fontconfig>
`;
