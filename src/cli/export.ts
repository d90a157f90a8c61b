import { stat } from 'node:fs/promises';
import path from 'node:path';
import { joinReviews, messagesFor, siteReview, workbooks } from '../core/index.ts';
import { isBelow } from '../node/inside.ts';
import { writeWhole } from '../node/write.ts';
import { writeReports } from './reports.ts';
import { openNamed, pagePaths, reviewPages, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

export interface ExportCommand extends SiteCommand {
  readonly kind: 'xlsx' | 'xliff';
  /** The folder that the files go to. */
  readonly to: string;
  /** True to write over files that are there. */
  readonly force: boolean;
  /** True where the language of messages was asked for. */
  readonly isLanguageAsked: boolean;
}

/**
 * `terroir export`: hands the pages that the paths name over to people of their markets, as workbooks or XLIFF.
 * @returns exit status 0
 * @throws UsageError where there is nothing to hand over, or a file cannot be written
 */
export async function exportPages(command: ExportCommand): Promise<number> {
  const { language, cwd, out } = command;
  const words = cliWords(language).handOver;
  if (command.kind === 'xliff') return exportXliff(command);
  const named = await openNamed(command);
  const [paths] = await pagePaths([named], command);
  // People of the market read what was found: in English, but where they write Chinese themselves.
  const reviewed = async (speaks: 'en' | 'zh') => {
    const one = speaks === language ? named : await openNamed({ ...command, language: speaks });
    return { site: one.site, pages: await reviewPages(one, paths!, { ...command, language: speaks }, true) };
  };
  const made = await workbooks(reviewed, command.isLanguageAsked ? language : undefined);
  const files = made.map((one) => ({ ...one, name: path.join(command.to, one.name) }));
  if (!files.length) throw new UsageError(words.nothing);
  for (const { name } of files) await mustBeFree(name, command);
  for (const { name, bytes, pages, texts } of files) {
    try {
      await writeWhole(path.resolve(cwd, name), bytes);
    } catch (error) {
      throw new UsageError(cliWords(language).cannotWrite(name, (error as Error).message));
    }
    out.write(`${words.wrote(name, pages, texts)}\n`);
  }
  return 0;
}

/** @throws UsageError where a file is there already and may hold somebody's work */
async function mustBeFree(name: string, { cwd, force, language }: ExportCommand): Promise<void> {
  if (force || !(await stat(path.resolve(cwd, name)).catch(() => undefined))) return;
  throw new UsageError(cliWords(language).import.exists(name));
}

async function exportXliff(command: ExportCommand): Promise<number> {
  const { language, cwd, to } = command;
  const words = cliWords(language).handOver;
  const named = await openNamed(command);
  const { root } = named.scope;
  const folder = path.resolve(cwd, to);
  if (isBelow(root, path.join(folder, 'x')))
    throw new UsageError(words.inSite(shownPath('.', folder, cwd) || '.'));
  const [paths] = await pagePaths([named], command);
  const pages = await reviewPages(named, paths!, command, true);
  if (!pages.some(({ contents }) => contents?.page.segments.length)) throw new UsageError(words.nothing);
  const verdict = await named.site.verdict(
    pages.map(({ review }) => review),
    { failOn: undefined, changed: async () => undefined, isWhole: false, ratchet: false },
  );
  const messages = messagesFor(language);
  await writeReports([{ format: 'xliff', file: path.join(to, '{market}.{locale}.xlf') }], command, {
    site: joinReviews([siteReview(pages, verdict, named.site.messages)], [''], messages),
    names: [],
    date: new Date(),
    explainGate: false,
    isWhole: false,
    onlyChanged: false,
    onlyStale: false,
    makesStale: undefined,
    setups: [named.setup],
    messages,
    uiLanguage: language,
    trend: undefined,
  });
  return 0;
}
