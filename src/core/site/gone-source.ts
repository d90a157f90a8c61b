/** Which source page a page followed that is not there any more. */
import type { GoneSource } from '../alignment/gone-sources.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import { findTarget } from '../target.ts';
import type { Answering } from './state.ts';

/**
 * Finds the source page that a page names and that is not there, or that git knows to have been there beside it and that
 * was deleted or renamed since; undefined where the page has one, is a source page itself, or never had any.
 * @param waits false to leave it at `waits` where git would have to be asked first
 */
export async function findGoneSource(
  path: string,
  { content, script }: ParsedPage,
  { look, pastFiles, arePastFilesLoaded }: Pick<Answering, 'look' | 'pastFiles' | 'arePastFilesLoaded'>,
  waits: boolean,
): Promise<GoneSource | 'waits' | undefined> {
  const { site, host } = look;
  const { config } = site.setup;
  const data = content.frontMatter?.data ?? {};
  const declared = site.goneSource(path, data.source);
  if (declared !== undefined) return { path: declared, now: undefined };
  if (content.multilingual || site.sourceOf(path, data.source) !== undefined) return undefined;
  const named = site.named(path);
  // Nothing was ever beside a page that is of no locale, on a site that tells none apart: git is not asked.
  if (!named.found && !config.pagesFor(path).locale && !site.areSourcesLocated()) return undefined;
  if (findTarget(path, data, config, script, content.locale, named).isSource) return undefined;
  const { past } = host;
  if (past && !waits && !arePastFilesLoaded()) return 'waits';
  const files = await pastFiles();
  if (!past || !files) return undefined;
  for (const file of site.pastSourcesOf(path, files)) {
    const there = await host.read(file.path);
    if (!('problem' in there) || there.problem !== 'missing') continue;
    // A page that came later never followed it.
    if ('problem' in (await past.at(file.goneBy === undefined ? 'HEAD' : `${file.goneBy}^`, path))) continue;
    if (!(await wasSource(file.text))) continue;
    return { path: file.path, now: file.now };
  }
  return undefined;

  /** A file that said no locale may have been a page in any language. */
  async function wasSource(text: string): Promise<boolean> {
    const was = await past!.text(text);
    return 'text' in was && (config.isSource('zh') ? /\p{Script=Han}/u : /\p{L}/u).test(was.text);
  }
}
