/** Terms that a site has and its termbases do not: listed for the client, and taken in one by one. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import type { TermSuggestion } from '../core/index.ts';
import { toTextEdit } from './convert.ts';
import type { SuggestedTerm, TakeTermParams, TermAnswer } from './protocol.ts';
import type { Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** A list of more is not read to its end. */
const mostListed = 200;

/** What each site was last suggested: to find it takes its time. */
const suggested = new WeakMap<FolderSite, readonly TermSuggestion[]>();

/** Answers `terroir/suggestTerms`. */
export async function suggestTerms(
  { sites, uiLanguage }: Session,
  uri: string,
  signal: AbortSignal,
): Promise<readonly SuggestedTerm[] | null> {
  const site = sites.locate(uri)?.site;
  if (!site) return null;
  const found = (await site.suggestTerms(signal)).slice(0, mostListed);
  suggested.set(site, found);
  const names = new Intl.DisplayNames(uiLanguage, { type: 'language' });
  return found.map(({ source, languages, isDivided }) => ({
    term: source,
    isDivided,
    languages: [...languages].map(([language, { renderings }]) => ({
      name: names.of(language) ?? language,
      renderings: renderings.map(({ text, count, places }) => ({
        text,
        count,
        uri: Utils.joinPath(site.folder, places[0]!.path).toString(),
        offset: places[0]!.from,
      })),
    })),
  }));
}

/** Answers `terroir/takeTerm`. */
export async function takeTerm(
  { sites, runtime }: Session,
  { uri, term }: TakeTermParams,
): Promise<TermAnswer> {
  const site = sites.locate(uri)?.site;
  const suggestion = site && suggested.get(site)?.find(({ source }) => source === term);
  if (!suggestion) return 'unknown';
  const taken = await site.takeTerm(suggestion);
  if (taken === 'broken' || !(await runtime.staysInside(site.folder, taken.path))) return 'broken';
  const { path, text, edit } = taken;
  const file = Utils.joinPath(site.folder, path).toString();
  return { uri: file, path, edit: toTextEdit(TextDocument.create(file, 'yaml', 0, text), edit) };
}
