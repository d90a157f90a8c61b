import type { Host } from '../../src/core/host.ts';

/** A site that exists only in memory: path to text. */
export function memoryHost(files: Readonly<Record<string, string>>): Host {
  return {
    read: async (path) => (path in files ? { text: files[path]! } : { problem: 'missing' }),
    list: async (folder) =>
      Object.keys(files)
        .filter((path) =>
          folder === undefined ? !path.startsWith('.terroir/') : path.startsWith(`${folder}/`),
        )
        .sort(),
  };
}
