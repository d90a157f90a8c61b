import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { formatOf } from '../../src/core/content/index.ts';
import { type FormatId, formatIds } from '../../src/core/file-types.ts';
import { shapes, words } from './string-shapes.ts';

/** The texts of the sample sites, by format. */
export function samples(): Map<FormatId, string[]> {
  const found = new Map<FormatId, string[]>();
  for (const name of readdirSync('test/sites', { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const id = formatOf(`id/${name.name}`)?.id;
    if (!id) continue;
    found.set(id, [...(found.get(id) ?? []), readFileSync(path.join(name.parentPath, name.name), 'utf8')]);
  }
  return found;
}

/** Files of every format: strings in all their syntax, documents of the sample sites. */
export function anyFile(): Map<FormatId, fc.Arbitrary<string>> {
  const files = samples();
  const sources = new Map<FormatId, fc.Arbitrary<string>>();
  for (const id of formatIds) {
    const shape = Object.entries(shapes).find(([name]) => name === id)?.[1];
    if (shape) {
      const value = fc
        .array(fc.constantFrom(...words, ...shape.escapes, ' ', ' and '), { minLength: 1, maxLength: 12 })
        .map((parts) => `Word ${parts.join('')} end`);
      sources.set(id, fc.array(value, { minLength: 1, maxLength: 5 }).map(shape.file));
    } else if (files.get(id)?.length) sources.set(id, fc.constantFrom(...files.get(id)!));
  }
  return sources;
}
