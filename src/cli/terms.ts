import { placesNamed, type Site, type TermSuggestion, writeTerms } from '../core/index.ts';
import { writeBelow } from '../node/write.ts';
import { wantSite } from './scope.ts';
import { openNamed, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** A list of more is not read to its end. */
const mostListed = 100;

/**
 * `terroir terms`: lists terms that the site has and its termbases do not; with Chinese terms, takes these into the site's
 * own termbase.
 * @throws UsageError for a term that is not among them, or a termbase that cannot be written
 */
export async function terms(command: SiteCommand): Promise<number> {
  const { paths: wanted, out, cwd, language } = command;
  const words = cliWords(language).terms;
  const { scope, site } = await openNamed({ ...command, paths: [] });
  const { root } = scope;
  const shown = (path: string) => shownPath(path, root, cwd);
  const found = await site.suggestTerms();
  if (wanted.length) {
    await wantSite(root, command);
    const chosen = wanted.map((name) => {
      const term = found.find(({ source }) => source === name);
      if (!term) throw new UsageError(words.unknown(name));
      return term;
    });
    for (const term of chosen)
      out.write(`${words.taken(term.source, shown(await take(site, root, term, command)))}\n`);
    return 0;
  }
  const listed = found.slice(0, mostListed);
  const pages = new Set(listed.flatMap(placesNamed).map(({ path }) => path));
  const texts = new Map<string, string>();
  for (const path of pages) {
    const page = await site.content(path);
    if (page) texts.set(path, page.text);
  }
  out.write(writeTerms(listed, texts, shown));
  out.write(`${found.length ? words.found(found.length, listed.length) : words.none}\n`);
  return 0;
}

async function take(
  site: Site,
  root: string,
  term: TermSuggestion,
  { language }: SiteCommand,
): Promise<string> {
  const words = cliWords(language);
  const taken = await site.takeTerm(term);
  if (taken === 'broken') throw new UsageError(words.terms.broken);
  const { path, text, edit } = taken;
  await writeBelow(root, path, text.slice(0, edit.from) + edit.text + text.slice(edit.to)).catch(
    (error: Error) => {
      throw new UsageError(words.cannotWrite(path, error.message));
    },
  );
  await site.apply({ files: [{ path, kind: 'created' }] });
  return path;
}
