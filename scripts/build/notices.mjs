// Writes the licences of everything that is bundled, as they ask for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const rule = `\n\n${'-'.repeat(78)}\n\n`;

/**
 * @param {readonly string[]} inputs files that went into the bundles, relative to the root
 * @param {readonly string[]} more packages whose data ships
 * @param {string} root
 * @param {string} target the file to write
 * @throws where a package names no licence
 */
export function writeNotices(inputs, more, root, target) {
  const bundled = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const folders = new Set([...bundled, ...more.map((name) => `node_modules/${name}`)]);
  const notices = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    );
    if (!license) throw new Error(`${name} names no licence.`);
    const texts = readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(?:licen[cs]e|notice)/i.test(entry.name))
      .map((entry) => readFileSync(path.join(root, folder, entry.name), 'utf8').trim());
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
