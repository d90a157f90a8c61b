import { rm } from 'node:fs/promises';
import path from 'node:path';
import { visible } from '../core/index.ts';
import { writeBelow } from '../node/write.ts';
import { openNamed, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/**
 * `terroir sign-off --renamed`: carries the records of pages that were only renamed along to their new paths.
 * @throws UsageError for a record that cannot be written
 */
export async function followRenamed(command: SiteCommand): Promise<number> {
  const { cwd, language, out } = command;
  const words = cliWords(language);
  const { scope, site } = await openNamed(command);
  const { root } = scope;
  const renamed = await site.renamed();
  for (const { record } of renamed) {
    await writeBelow(root, record.to, record.text).catch((error: Error) => {
      throw new UsageError(words.cannotWrite(record.to, error.message));
    });
    await rm(path.join(root, record.from));
  }
  // A page may have records of two kinds.
  const lines = renamed.map(({ from, to }) => `${shownPath(from, root, cwd)} → ${shownPath(to, root, cwd)}`);
  for (const line of new Set(lines)) out.write(`${visible(line)}\n`);
  if (!renamed.length) out.write(`${words.signOff.noneRenamed}\n`);
  return 0;
}
