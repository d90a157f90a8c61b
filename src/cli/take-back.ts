import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { styleText } from 'node:util';
import {
  largestWorkbook,
  leftWords,
  lineIndex,
  peopleWords,
  type Returned,
  type ReturnProblem,
  readXliff,
  readXlsx,
  type Taken,
  visible,
} from '../core/index.ts';
import { readOwners } from '../node/codeowners.ts';
import { readText } from '../node/files.ts';
import { type FileChange, writeAllBelow } from '../node/write.ts';
import { wantSite } from './scope.ts';
import { openNamed, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

export interface TakeBackCommand extends SiteCommand {
  /** Who read the pages; undefined for whom the workbook names. */
  readonly by: string | undefined;
  /** True to show what would change, and write nothing. */
  readonly dryRun: boolean;
  /** True to write without asking. */
  readonly yes: boolean;
}

type TakenPage = Exclude<Taken, { problem: 'no-page' }>;

/**
 * `terroir import` of what came back: shows how the pages would change, asks, and writes all of it or nothing. What cannot
 * be taken is named, with what it says, and stays in the file that came back.
 * @returns exit status 0 where everything is taken, 1 where something is left
 * @throws UsageError for a file that cannot be read, and where writing fails
 */
export async function takeBack(command: TakeBackCommand): Promise<number> {
  const { language, out, cwd } = command;
  const words = cliWords(language).handOver;
  const returned: Returned[] = [];
  for (const name of command.paths) returned.push(await readReturned(name, command));
  const { scope, site } = await openNamed({ ...command, paths: [] });
  const { root } = scope;
  const ownersOf = await readOwners(root);
  let isAllTaken = true;
  const changes = new Map<string, FileChange>();
  const seen = new Set<string>();
  const counts = { pages: 0, signed: 0 };
  for (const [index, one] of returned.entries()) {
    const taken = await site.takeBack(one, { by: command.by, ownersOf });
    for (const page of taken) {
      const shown = shownPath(page.path, root, cwd);
      if ('problem' in page) {
        out.write(`${visible(leftWords(language).noPage(shown))}\n`);
        isAllTaken = false;
        continue;
      }
      const file = path.basename(command.paths[index]!);
      if (seen.has(page.path)) {
        if (page.isEdited || page.signOff) {
          out.write(`${visible(words.again(shown, file))}\n`);
          isAllTaken = false;
        }
        continue;
      }
      seen.add(page.path);
      if (page.left.length || page.unsigned) isAllTaken = false;
      const was = (await site.content(page.path))!.text;
      out.write(pageText(page, shown, lineIndex(was), file, command));
      if (page.isEdited) {
        changes.set(page.path, { path: page.path, was, text: page.text });
        counts.pages++;
      }
      if (page.signOff) {
        const { path: file, text } = page.signOff;
        const before = await readText(path.join(root, file));
        changes.set(file, { path: file, was: 'text' in before ? before.text : undefined, text });
        counts.signed++;
      }
    }
  }
  const status = isAllTaken ? 0 : 1;
  if (!changes.size) {
    out.write(`${words.nothingNew}\n`);
    return status;
  }
  if (command.dryRun) return status;
  const agreed = command.yes || (await command.ask?.(words.ask(counts.pages, counts.signed)));
  if (!agreed) {
    out.write(`${words.notWritten}\n`);
    return 1;
  }
  if (counts.signed) await wantSite(root, command);
  await writeAllBelow(root, [...changes.values()]).catch((error: Error) => {
    throw new UsageError(cliWords(language).cannotWrite(shownPath('.', root, cwd) || '.', error.message));
  });
  out.write(`${words.written(counts.pages, counts.signed)}\n`);
  return status;
}

/** @throws UsageError for a file that did not come from an export, or is no longer what it was */
async function readReturned(name: string, { cwd, language }: TakeBackCommand): Promise<Returned> {
  const words = cliWords(language);
  const file = path.resolve(cwd, name);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(words.noSuchPath(name));
  const fail = (problem: ReturnProblem) => new UsageError(leftWords(language).unreadable[problem](name));
  if (found.size > largestWorkbook) throw fail('too-large');
  const read = /\.xlsx$/i.test(name) ? readXlsx(await readFile(file)) : await readXliffFile(file);
  if ('problem' in read) throw fail(read.problem);
  return read;
}

async function readXliffFile(file: string): Promise<ReturnType<typeof readXliff>> {
  const read = await readText(file);
  if ('text' in read) return readXliff(read.text);
  return { problem: read.problem === 'too-large' ? 'too-large' : 'not-a-workbook' };
}

/** How a page changes, and what of it is not taken; '' where there is nothing to say. */
function pageText(
  page: TakenPage,
  shown: string,
  placeOf: ReturnType<typeof lineIndex>,
  file: string,
  { language, out }: TakeBackCommand,
): string {
  const words = cliWords(language).handOver;
  const paint = (color: 'red' | 'green' | 'bold' | 'yellow', text: string) =>
    out.isTTY === true ? styleText(color, text) : text;
  const line = (at: number) => `${shown}:${placeOf(at).line}`;
  const lines: string[] = [];
  const flat = (text: string) => visible(text.replaceAll('\n', '⏎'));
  for (const { at, was, is } of page.edits)
    lines.push(line(at), paint('red', `  - ${flat(was)}`), paint('green', `  + ${flat(is)}`));
  for (const { at, rule, reason } of page.keeps) lines.push(`${line(at)} ${flat(words.keep(rule, reason))}`);
  if (page.signOff) {
    const { verdict, by } = page.signOff.record;
    const state = peopleWords(language).state[verdict === 'approved' ? 'approved' : 'changes-wanted'];
    lines.push(`${shown} ${visible(words.signed(state, by))}`);
  }
  for (const { words: about, text } of page.remarks)
    lines.push(`  ${flat(words.remark(about === undefined ? text : `“${about}”: ${text}`))}`);
  if (page.left.length || page.unsigned) lines.push(paint('yellow', words.left));
  for (const { place, problem, about, now, write, remark } of page.left) {
    lines.push(
      `  ${visible(`${shown} (${file}, ${place}): ${leftWords(language).problem[problem](about)}`)}`,
    );
    if (write !== undefined) {
      if (now !== undefined) lines.push(`    ${words.now}${flat(now)}`);
      lines.push(`    ${words.back}${flat(write)}`);
    }
    if (remark) lines.push(`    ${flat(words.remark(remark))}`);
  }
  if (page.unsigned) {
    const { problem, by, reviewers } = page.unsigned;
    const who = problem === 'not-reviewer' ? peopleWords(language).notReviewer(by, reviewers) : by;
    lines.push(
      `  ${visible(`${shown}: ${leftWords(language).unsigned[problem](who)}${problem === 'no-name' ? ' (--by NAME)' : ''}`)}`,
    );
  }
  return lines.map((one) => `${one}\n`).join('');
}
