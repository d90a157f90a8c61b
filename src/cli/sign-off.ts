import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  peopleWords,
  type Remark,
  type Signed,
  type Signer,
  type SignRequest,
  visible,
} from '../core/index.ts';
import { readOwners } from '../node/codeowners.ts';
import { gitIdentity } from '../node/git.ts';
import { writeBelow } from '../node/write.ts';
import { wantSite } from './scope.ts';
import { type NamedSite, openNamed, type SiteCommand, shownPath } from './site.ts';
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
  const named = await openNamed(command);
  const { root, only } = named.scope;
  const signer = await signerOf(command, root);
  const remarks = remarksOf(command);
  const ownersOf = await readOwners(root);
  const signatures: (SignOffToWrite & { page: string })[] = [];
  // All of them are looked at before any is written.
  for (const page of only) {
    const request = { signer, remarks, owners: ownersOf(page) };
    signatures.push({ page, ...(await sign(named, page, request, command)) });
  }
  await wantSite(root, command);
  for (const { page, path: file, text, record } of signatures) {
    await writeBelow(root, file, text).catch((error: Error) => {
      throw new UsageError(cliWords(language).cannotWrite(file, error.message));
    });
    const state = record.verdict === 'approved' ? 'approved' : 'changes-wanted';
    const shown = shownPath(page, root, cwd);
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

type SignOffToWrite = Extract<Signed, { record: unknown }>;

async function sign(
  { scope: { root }, site }: NamedSite,
  page: string,
  request: SignRequest,
  { cwd, language }: SignOffCommand,
): Promise<SignOffToWrite> {
  const shown = shownPath(page, root, cwd);
  const signed = await site.sign(page, request);
  if (!('problem' in signed)) return signed;
  if (signed.problem === 'no-page') throw new UsageError(cliWords(language).signOff.noPage(shown));
  const who = peopleWords(language).notReviewer(request.signer.name, signed.reviewers);
  throw new UsageError(visible(`${shown}: ${who}`));
}
