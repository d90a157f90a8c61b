// Writes the licences of everything that is bundled, as they ask for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const rule = `\n\n${'-'.repeat(78)}\n\n`;

/**
 * @param {readonly string[]} inputs files that went into the bundles, relative to the root
 * @param {readonly string[]} more packages whose data ships
 * @param {string} root
 * @param {string} target the file to write
 * @throws where a package names no licence, or nobody has its text
 */
export function writeNotices(inputs, more, root, target) {
  const bundled = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const folders = new Set([...bundled, ...more.map((name) => `node_modules/${name}`)]);
  const notices = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(
      readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    );
    if (!license) throw new Error(`${name} names no licence.`);
    const own = readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(?:licen[cs]e|notice)/i.test(entry.name))
      .map((entry) => path.join(folder, entry.name));
    const texts = own.length
      ? own.map((file) => readFileSync(path.join(root, file), 'utf8').trim())
      : [standardText(root, name, license, author)];
    return `${name} ${version} (${license})\n\n${texts.join('\n\n')}`.trim();
  });
  writeFileSync(
    target,
    `Terroir contains the following software and data.${rule}${notices.sort().join(rule)}\n`,
  );
}

/**
 * @param {string} notices what `writeNotices` wrote
 * @returns {Set<string>} names and versions of what it names
 */
export function noticed(notices) {
  const [, ...each] = notices.trim().split(rule);
  return new Set(each.map((notice) => /^(\S+ \S+) \(/.exec(notice)[1]));
}

/** The text of a licence that is the same for all, for packages that name it and leave it out. */
function standardText(root, name, license, author) {
  const read = (file) => readFileSync(path.join(root, file), 'utf8').trim();
  if (license === 'Apache-2.0') return read('node_modules/typescript/LICENSE');
  const holder = typeof author === 'string' ? author : author?.name;
  if (license === 'MIT' && holder)
    return read('LICENSE').replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
  throw new Error(`${name} has no text of its licence, ${license}.`);
}
