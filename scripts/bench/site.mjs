// A site of any size: pages in Chinese and their translations for three markets, with phrases to be found, made of the
// sample site's words from a fixed seed. Four pages of five follow a Chinese one; no two say the same.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const samples = path.resolve(import.meta.dirname, '../../test/sites/yunfan/content');
const locales = ['en-SG', 'id', 'de', 'ja'];
/** Blocks of a page, and pages of a folder. */
const [leastBlocks, mostBlocks, folderSize] = [8, 40, 100];

/** Numbers from 0 to 1 that are the same at each run (mulberry32). */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Blocks of a language that the sample's Chinese ones have by their side, and these. */
function blocksOf(locale) {
  const read = (file) => {
    const [, body] = /^---\n[\s\S]*?\n---\n([\s\S]*)$/.exec(file) ?? [undefined, file];
    return body.split(/\n{2,}/).filter((block) => block.trim());
  };
  return readdirSync(path.join(samples, locale))
    .filter((name) => name.endsWith('.md') && readdirSync(path.join(samples, 'zh')).includes(name))
    .flatMap((name) => {
      const [own, chinese] = [locale, 'zh'].map((folder) =>
        read(readFileSync(path.join(samples, folder, name), 'utf8')),
      );
      return own.map((block, index) => [block, chinese[Math.min(index, chinese.length - 1)]]);
    });
}

/**
 * Writes a site.
 * @param {string} root
 * @param {number} count of the pages for markets; their sources come on top
 * @returns paths of the market pages
 */
export function writeSite(root, count) {
  const next = chance(count);
  const blocks = new Map(locales.map((locale) => [locale, blocksOf(locale)]));
  const pages = [];
  for (let index = 0; index < count; index++) {
    const locale = locales[index % locales.length];
    const name = `${Math.floor(index / folderSize)}/page-${index}.md`;
    const all = blocks.get(locale);
    const length = leastBlocks + Math.floor(next() * (mostBlocks - leastBlocks));
    const chosen = Array.from({ length }, () => all[Math.floor(next() * all.length)]);
    const number = (at) => `${index * 7 + at}`;
    const text = (side) =>
      chosen
        .map((pair, at) => (/^[#|>*-]/.test(pair[side]) ? pair[side] : `${pair[side]} (${number(at)})`))
        .join('\n\n');
    const write = (folder, body) => {
      const file = path.join(root, 'content', folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `---\ntitle: ${index}\n---\n\n${body}\n`);
      return file;
    };
    pages.push(write(locale, text(0)));
    if (index % 5) write('zh', text(1));
  }
  return pages;
}
