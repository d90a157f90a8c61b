import { stat } from 'node:fs/promises';
import path from 'node:path';
import { peopleWords } from '../core/messages/people.ts';
import { recordSignOff, type Signature } from '../core/review/sign-off.ts';
import { type Remark, signOffPath, writeSignOff } from '../core/signoff/record.ts';
import { gitIdentity } from '../node/git.ts';
import { writeBelow } from '../node/write.ts';
import { type OpenSite, openSite, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

export interface SignOffCommand extends SiteCommand {
  /** Who signs; undefined for whom git commits as. */
  readonly by: string | undefined;
  readonly errors: readonly string[];
  readonly preferences: readonly string[];
}

/**
 * `terroir sign-off`: records what a reviewer of the market says of pages as they stand.
 * @throws UsageError for what is no page of a market, and where nobody is named
 */
export async function signOff(command: SignOffCommand): Promise<number> {
  const { paths, cwd, language, out } = command;
  const words = cliWords(language).signOff;
  if (!paths.length) throw new UsageError(words.which);
  for (const name of paths)
    if ((await stat(path.resolve(cwd, name)).catch(() => undefined))?.isDirectory())
      throw new UsageError(words.folder(name));
  const site = await openSite(command);
  const signature = await signatureOf(command, site.scope.root);
  for (const page of site.scope.only) await sign(site, page, signature, command);
  const { state } = peopleWords(language);
  const said = signature.remarks.some(({ kind }) => kind === 'error') ? 'changes-wanted' : 'approved';
  for (const page of site.scope.only)
    out.write(`${shownPath(page, site.scope.root, cwd)}  ${state[said]} · ${signature.by}\n`);
  return 0;
}

async function signatureOf(
  { by, errors, preferences, language }: SignOffCommand,
  root: string,
): Promise<Signature> {
  const name = by?.trim() || (await gitIdentity(root))?.name;
  if (!name) throw new UsageError(cliWords(language).signOff.whoSigns);
  const remarksOf = (kind: Remark['kind'], texts: readonly string[]) =>
    texts.map((text) => ({ kind, text: text.trim() })).filter(({ text }) => text);
  const remarks = [...remarksOf('error', errors), ...remarksOf('preference', preferences)];
  return { by: name, on: new Date().toISOString().slice(0, 10), remarks };
}

async function sign(
  { scope: { root }, reviewer }: OpenSite,
  page: string,
  signature: Signature,
  { cwd, language }: SignOffCommand,
): Promise<void> {
  const words = cliWords(language);
  const [review, read] = [await reviewer.review(page), await reviewer.content(page)];
  if (!review || !read) throw new UsageError(words.signOff.noPage(shownPath(page, root, cwd)));
  const source = review.source === undefined ? undefined : await reviewer.content(review.source);
  const record = recordSignOff(review, read.content, source?.content, signature);
  const file = signOffPath(page);
  await writeBelow(root, file, writeSignOff(record)).catch((error: Error) => {
    throw new UsageError(words.cannotWrite(file, error.message));
  });
}
