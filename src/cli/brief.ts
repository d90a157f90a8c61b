import { type BriefStatus, guideFor, pad, peopleWords, visible, width } from '../core/index.ts';
import { writeBelow } from '../node/write.ts';
import { wantSite } from './scope.ts';
import { type NamedSite, openNamed, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/**
 * `terroir brief`: writes a brief for each page that has none, and names the file; without a page it lists the site's
 * briefs and where each stands.
 * @throws UsageError for what is no page of a market
 */
export async function brief(command: SiteCommand): Promise<number> {
  const named = await openNamed(command);
  if (!command.paths.length) return listBriefs(named, command);
  for (const page of named.scope.only)
    command.out.write(`${visible(await briefFor(named, page, command))}\n`);
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
  command: SiteCommand,
): Promise<string> {
  const { cwd, language } = command;
  const words = cliWords(language);
  const found = await site.brief(page);
  if (!found) throw new UsageError(words.signOff.noPage(shownPath(page, root, cwd)));
  const { path, text } = found;
  const shown = shownPath(path, root, cwd);
  if (text !== undefined) {
    await wantSite(root, command);
    await writeBelow(root, path, text).catch((error: Error) => {
      throw new UsageError(words.cannotWrite(shown, error.message));
    });
  }
  return shown;
}

async function listBriefs({ scope: { root }, site }: NamedSite, command: SiteCommand): Promise<number> {
  const { out, cwd, language } = command;
  const words = peopleWords(language).brief;
  const cellsOf = ({ page, state, review, localShare, owner, deadline }: BriefStatus) => [
    shownPath(page, root, cwd),
    words.state[state],
    words.local(review?.measures.local ?? null, localShare),
    owner ?? '',
    deadline ?? '',
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
