import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type BriefForm,
  type BriefStatus,
  briefDocx,
  briefHtml,
  briefLanguages,
  briefMail,
  briefPath,
  dayOf,
  guideFor,
  isDate,
  pad,
  peopleWords,
  visible,
  visibleLines,
  width,
  withDone,
} from '../core/index.ts';
import { writeBelow, writeWhole } from '../node/write.ts';
import { wantSite } from './scope.ts';
import { type NamedSite, openNamed, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

export interface BriefCommand extends SiteCommand {
  /** Language of the brief; undefined for the market's. */
  readonly in: string | undefined;
  readonly owner: string | undefined;
  /** YYYY-MM-DD. */
  readonly deadline: string | undefined;
  /** How the briefs are handed over; undefined to write them into the site. */
  readonly as: BriefForm | undefined;
  /** The folder that files for people outside go to. */
  readonly to: string;
  /** True to write over files that are there. */
  readonly force: boolean;
  /** Who says that the pages are done. */
  readonly done: string | undefined;
}

/**
 * `terroir brief`: writes a brief for each page that has none, and names the file; without a page it lists the site's
 * briefs and where each stands. With a form it hands the briefs over: a mail is printed, other forms are files.
 * @throws UsageError for what is no page of a market, and for a language or a day that is none
 */
export async function brief(command: BriefCommand): Promise<number> {
  const words = cliWords(command.language);
  const { in: asked, deadline } = command;
  if (asked !== undefined && !briefLanguages.includes(asked))
    throw new UsageError(words.brief.noLanguage(asked, briefLanguages));
  if (deadline !== undefined && !isDate(deadline)) throw new UsageError(words.brief.noDate(deadline));
  const named = await openNamed(command);
  if (!command.paths.length) return listBriefs(named, command);
  for (const page of named.scope.only) {
    const file = await briefFor(named, page, command);
    if (command.done !== undefined) await sayDone(named, page, command.done, command);
    if (command.as) await handOver(named, page, command.as, command);
    else command.out.write(`${visible(file)}\n`);
  }
  return 0;
}

/**
 * `terroir brief --for-agent`: prints how to write for a market, as one text for whatever drafts copy.
 * @throws UsageError for a market the site does not know
 */
export async function guideForAgent(market: string, command: SiteCommand): Promise<number> {
  const { site, setup } = await openNamed(command);
  const guide = await guideFor(site, market.toUpperCase());
  if (guide === undefined) {
    const known = [...setup.config.markets.keys()].join(', ');
    throw new UsageError(cliWords(command.language).noMarket(market, known));
  }
  command.out.write(guide);
  return 0;
}

async function briefFor(
  { scope: { root }, site }: NamedSite,
  page: string,
  command: BriefCommand,
): Promise<string> {
  const { cwd, language, in: asked, owner, deadline } = command;
  const found = await site.brief(page, { language: asked, owner, deadline });
  if (!found) throw new UsageError(cliWords(language).signOff.noPage(shownPath(page, root, cwd)));
  const { path: file, text } = found;
  if (text !== undefined) await write(root, file, text, command);
  return shownPath(file, root, cwd);
}

async function write(root: string, file: string, text: string, command: BriefCommand): Promise<void> {
  const { cwd, language } = command;
  await wantSite(root, command);
  await writeBelow(root, file, text).catch((error: Error) => {
    throw new UsageError(cliWords(language).cannotWrite(shownPath(file, root, cwd), error.message));
  });
}

/** Notes in a brief who says that its page is done. */
async function sayDone(
  { scope: { root }, site }: NamedSite,
  page: string,
  by: string,
  command: BriefCommand,
) {
  const file = briefPath(page);
  const read = await site.host.read(file);
  const text = 'text' in read ? withDone(read.text, `${by}, ${dayOf(new Date())}`) : undefined;
  if (text !== undefined) return write(root, file, text, command);
  const { language, cwd } = command;
  throw new UsageError(cliWords(language).brief.broken(shownPath(file, root, cwd)));
}

/** Prints a brief as a mail, or writes it as a file: as it lies in the site, or anew in another language. */
async function handOver(
  { scope: { root }, site }: NamedSite,
  page: string,
  as: BriefForm,
  command: BriefCommand,
) {
  const { out, cwd, language, in: asked, to, force } = command;
  const words = cliWords(language);
  const status = await site.briefStatus(briefPath(page));
  const read = await site.host.read(briefPath(page));
  const isOther = asked !== undefined && asked !== (status?.language ?? 'en');
  const text = isOther
    ? await site.briefText(page, { language: asked, owner: status?.owner, deadline: status?.deadline })
    : 'text' in read
      ? read.text
      : undefined;
  if (text === undefined) throw new UsageError(words.brief.broken(shownPath(briefPath(page), root, cwd)));
  if (as === 'mail') {
    const { subject, body } = briefMail(text);
    out.write(`${visible(subject)}\n\n${visibleLines(body)}`);
    return;
  }
  const suffix = isOther ? `.${asked}` : '';
  const name = path.join(to, `${page.replaceAll('/', '-')}${suffix}.${as}`);
  const file = path.resolve(cwd, name);
  if (!force && (await stat(file).catch(() => undefined))) throw new UsageError(words.import.exists(name));
  await writeWhole(file, as === 'html' ? briefHtml(text) : briefDocx(text)).catch((error: Error) => {
    throw new UsageError(words.cannotWrite(name, error.message));
  });
  out.write(`${visible(name)}\n`);
}

async function listBriefs({ scope: { root }, site }: NamedSite, command: SiteCommand): Promise<number> {
  const { out, cwd, language } = command;
  const words = peopleWords(language).brief;
  const cellsOf = ({ page, state, review, localShare, owner, deadline, done }: BriefStatus) => [
    shownPath(page, root, cwd),
    words.state[state],
    words.local(review?.measures.local ?? null, localShare),
    owner ?? '',
    state === 'done' ? (done ?? '') : (deadline ?? ''),
  ];
  const rows = (await site.briefs()).map((status) => cellsOf(status).map(visible));
  if (!rows.length) out.write(`${words.none}\n`);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column]!)))) ?? [];
  for (const row of rows)
    out.write(
      `${row
        .map((cell, column) => pad(cell, widths[column]! + 2))
        .join('')
        .trimEnd()}\n`,
    );
  return 0;
}
