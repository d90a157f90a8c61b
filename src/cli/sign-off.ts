import { stat } from 'node:fs/promises';
import path from 'node:path';
import { peopleWords } from '../core/messages/people.ts';
import { visible } from '../core/report/terminal.ts';
import { recordSignOff } from '../core/review/sign-off.ts';
import { type Remark, type SignOffRecord, signOffPath, writeSignOff } from '../core/signoff/record.ts';
import { reviewersFor, type Signer, signsAs } from '../core/signoff/reviewers.ts';
import { readOwners } from '../node/codeowners.ts';
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
 * @throws UsageError for what is no page of a market, and for someone who is none of its reviewers
 */
export async function signOff(command: SignOffCommand): Promise<number> {
  const { paths, cwd, language, out } = command;
  const words = cliWords(language).signOff;
  if (!paths.length) throw new UsageError(words.which);
  for (const name of paths)
    if ((await stat(path.resolve(cwd, name)).catch(() => undefined))?.isDirectory())
      throw new UsageError(words.folder(name));
  const site = await openSite(command);
  const signer = await signerOf(command, site.scope.root);
  const remarks = remarksOf(command);
  const ownersOf = await readOwners(site.scope.root);
  const signatures: (readonly [page: string, record: SignOffRecord])[] = [];
  // All of them are looked at before any is written.
  for (const page of site.scope.only)
    signatures.push([page, await sign(site, page, { signer, remarks, owners: ownersOf(page) }, command)]);
  for (const [page, record] of signatures) {
    const file = signOffPath(page);
    await writeBelow(site.scope.root, file, writeSignOff(record)).catch((error: Error) => {
      throw new UsageError(cliWords(language).cannotWrite(file, error.message));
    });
    const state = record.verdict === 'approved' ? 'approved' : 'changes-wanted';
    const shown = shownPath(page, site.scope.root, cwd);
    out.write(`${visible(`${shown}  ${peopleWords(language).state[state]} · ${record.by}`)}\n`);
  }
  return 0;
}

async function signerOf({ by, language }: SignOffCommand, root: string): Promise<Signer> {
  const signer = by?.trim() ? { name: by.trim() } : await gitIdentity(root);
  if (!signer) throw new UsageError(cliWords(language).signOff.whoSigns);
  return signer;
}

function remarksOf({ errors, preferences }: SignOffCommand): Remark[] {
  const of = (kind: Remark['kind'], texts: readonly string[]) =>
    texts.map((text) => ({ kind, text: text.trim() })).filter(({ text }) => text);
  return [...of('error', errors), ...of('preference', preferences)];
}

/** What is asked of a page, and by whom. */
interface Asked {
  readonly signer: Signer;
  readonly remarks: readonly Remark[];
  readonly owners: readonly string[];
}

async function sign(
  { scope: { root }, reviewer, setup }: OpenSite,
  page: string,
  { signer, remarks, owners }: Asked,
  { cwd, language }: SignOffCommand,
): Promise<SignOffRecord> {
  const words = cliWords(language).signOff;
  const shown = shownPath(page, root, cwd);
  const [review, read] = [await reviewer.review(page), await reviewer.content(page)];
  if (!review || !read) throw new UsageError(words.noPage(shown));
  const market = review.target?.market;
  const by = signsAs(signer, market, setup.authors, owners);
  if (by === undefined) {
    const reviewers = reviewersFor(market, setup.authors, owners);
    throw new UsageError(visible(`${shown}: ${peopleWords(language).notReviewer(signer.name, reviewers)}`));
  }
  const source = review.source === undefined ? undefined : await reviewer.content(review.source);
  const signature = { by, on: new Date().toISOString().slice(0, 10), remarks };
  return recordSignOff(review, read.content, source?.content, signature);
}
