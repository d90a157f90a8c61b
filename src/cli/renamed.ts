import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { visible } from '../core/report/terminal.ts';
import { scriptOfPage } from '../core/review/parsed-pages.ts';
import { hashPage } from '../core/signoff/hashes.ts';
import { parseSignOff, signedPage, signOffFolder, signOffPath } from '../core/signoff/record.ts';
import { findTarget } from '../core/target.ts';
import { folderHost } from '../node/files.ts';
import { writeBelow } from '../node/write.ts';
import { type OpenSite, openSite, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** A page that was reviewed under another path, and not edited since. */
interface Renamed {
  readonly from: string;
  readonly to: string;
  /** The file of its record, as it stands. */
  readonly record: string;
}

/**
 * `terroir sign-off --renamed`: carries the records of pages that were only renamed along to their new paths.
 * @throws UsageError for a record that cannot be written
 */
export async function followRenamed(command: SiteCommand): Promise<number> {
  const { cwd, language, out } = command;
  const words = cliWords(language);
  const site = await openSite(command);
  const { root } = site.scope;
  const renamed = await findRenamed(site);
  for (const { from, to, record } of renamed) {
    const file = signOffPath(to);
    await writeBelow(root, file, record).catch((error: Error) => {
      throw new UsageError(words.cannotWrite(file, error.message));
    });
    await rm(path.join(root, signOffPath(from)));
    out.write(`${visible(`${shownPath(from, root, cwd)} → ${shownPath(to, root, cwd)}`)}\n`);
  }
  if (!renamed.length) out.write(`${words.signOff.noneRenamed}\n`);
  return 0;
}

/**
 * Pages without a record whose text is that of one record without a page, for the same market. Where two pages or two
 * records have the same text, nobody can tell which became which.
 */
export async function findRenamed({ scope: { root }, reviewer, setup }: OpenSite): Promise<Renamed[]> {
  const host = folderHost(root);
  const signed = new Set((await host.list(signOffFolder)).flatMap((file) => signedPage(file) ?? []));
  /** Pages that are gone, by the text they were signed with. */
  const gone = new Map<string, Omit<Renamed, 'to'>[]>();
  for (const from of signed) {
    const isThere = await stat(path.join(root, from)).catch(() => undefined);
    const file = isThere ? undefined : await host.read(signOffPath(from));
    if (!file || 'problem' in file) continue;
    const text = parseSignOff(file.text)?.text;
    if (text) gone.set(text, [...(gone.get(text) ?? []), { from, record: file.text }]);
  }
  if (!gone.size) return [];
  const found: Renamed[] = [];
  for (const to of await reviewer.pages()) {
    const page = signed.has(to) ? undefined : await reviewer.content(to);
    if (!page) continue;
    const { content } = page;
    const script = scriptOfPage(content);
    const marketOf = (name: string) =>
      findTarget(name, content.frontMatter?.data ?? {}, setup.config, script, content.locale).market;
    for (const one of gone.get(hashPage(content.segments)) ?? [])
      if (marketOf(one.from) === marketOf(to)) found.push({ ...one, to });
  }
  const isOnly = (key: 'from' | 'to', one: Renamed) =>
    found.filter((other) => other[key] === one[key]).length === 1;
  return found.filter((one) => isOnly('from', one) && isOnly('to', one));
}
