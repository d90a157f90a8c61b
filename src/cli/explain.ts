import { openSite } from '../core/index.ts';
import { folderHost } from '../node/files.ts';
import { findScope } from './scope.ts';
import type { SiteCommand } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/**
 * `terroir explain`: prints what a rule is about.
 * @param name a rule's id, or the end of one
 * @throws UsageError without a name, or for one that no rule has
 */
export async function explain(
  name: string | undefined,
  { out, cwd, language }: SiteCommand,
): Promise<number> {
  if (!name) throw new UsageError(cliWords(language).whichRule);
  const site = openSite(folderHost((await findScope([], cwd, language)).root), { uiLanguage: language });
  const explained = await site.explain(name);
  if ('similar' in explained) throw new UsageError(site.messages.explain.unknown(name, explained.similar));
  out.write(explained.text);
  return 0;
}
