import { messagesFor } from '../core/messages/index.ts';
import { peopleWords } from '../core/messages/people.ts';
import { writeBrief } from '../core/report/brief.ts';
import { briefPath, briefState, briefsFolder, parseBrief, wantedLocalShare } from '../core/report/briefs.ts';
import { pad, visible, width } from '../core/report/terminal.ts';
import { folderHost } from '../node/files.ts';
import { writeBelow } from '../node/write.ts';
import { type OpenSite, openSite, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/**
 * `terroir brief`: writes a brief for each page that has none, and names the file; without a page it lists the site's
 * briefs and where each stands.
 * @throws UsageError for what is no page of a market
 */
export async function brief(command: SiteCommand): Promise<number> {
  const site = await openSite(command);
  if (!command.paths.length) return listBriefs(site, command);
  for (const page of site.scope.only) command.out.write(`${visible(await briefFor(site, page, command))}\n`);
  return 0;
}

async function briefFor(
  { scope: { root }, reviewer, setup }: OpenSite,
  page: string,
  { cwd, language }: SiteCommand,
): Promise<string> {
  const words = cliWords(language);
  const [review, read] = [await reviewer.review(page), await reviewer.content(page)];
  if (!review || !read) throw new UsageError(words.signOff.noPage(shownPath(page, root, cwd)));
  const file = briefPath(page);
  const shown = shownPath(file, root, cwd);
  const known = await folderHost(root).read(file);
  // What is there and cannot be read is someone's all the same.
  if ('text' in known || known.problem !== 'missing') return shown;
  const source = review.source === undefined ? undefined : await reviewer.content(review.source);
  const wanted = wantedLocalShare(review, setup.config);
  const say = messagesFor(language);
  const text = writeBrief(review, read.content, source?.content, wanted, say, language, new Date());
  await writeBelow(root, file, text).catch((error: Error) => {
    throw new UsageError(words.cannotWrite(shown, error.message));
  });
  return shown;
}

async function listBriefs({ scope: { root }, reviewer }: OpenSite, command: SiteCommand): Promise<number> {
  const { out, cwd, language } = command;
  const words = peopleWords(language).brief;
  const host = folderHost(root);
  const pages = new Set(await reviewer.pages());
  const rows: string[][] = [];
  for (const file of await host.list(briefsFolder)) {
    const read = await host.read(file);
    const head = 'text' in read ? parseBrief(read.text) : undefined;
    if (!head) continue;
    const review = pages.has(head.page) ? await reviewer.review(head.page) : undefined;
    const state = briefState(head, review, new Date().toISOString().slice(0, 10));
    const share = words.local(review?.measures.local ?? null, head.localShare);
    const cells = [
      shownPath(head.page, root, cwd),
      words.state[state],
      share,
      head.owner ?? '',
      head.deadline ?? '',
    ];
    rows.push(cells.map(visible));
  }
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
