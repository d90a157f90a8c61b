/** Hands a site's pages over to people of their markets, and takes in what comes back; nothing is written here. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import {
  addContents,
  fromBase64,
  type Language,
  largestWorkbook,
  leftWords,
  openSite,
  pasteWords,
  readXliff,
  readXlsx,
  type SitePage,
  type Taken,
  toBase64,
  workbooks,
} from '../core/index.ts';
import { toTextEdit } from './convert.ts';
import type {
  ExportAnswer,
  ExportParams,
  PasteParams,
  ReturnedFile,
  TakeBackAnswer,
  TakeBackParams,
} from './protocol.ts';
import type { Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** Answers `terroir/export`: a workbook for each market, of a page or of those in a folder, in the language of each market. */
export async function exportPages(
  { sites }: Session,
  { uri, isFolder }: ExportParams,
  signal: AbortSignal,
): Promise<ExportAnswer | null> {
  // What is in a folder is found by the name of something in it.
  const located = sites.locate(isFolder ? Utils.joinPath(URI.parse(uri), '-').toString() : uri);
  if (!located) return null;
  const { site, path } = located;
  const below = path.slice(0, path.lastIndexOf('/') + 1);
  const own = (await sites.pagesOf(site)).filter((page) =>
    isFolder ? page.startsWith(below) : page === path,
  );
  const reviewed = async (uiLanguage: Language) => {
    // What was found is told in the language of who reads it, whatever the editor's is.
    const speaking = openSite(site.host, { uiLanguage });
    const pages: SitePage[] = [];
    await speaking.reviewAll(
      own,
      (done) => {
        for (const { review, text } of done) if (review) pages.push({ review, text });
      },
      { signal },
    );
    pages.sort((a, b) => (a.review.path < b.review.path ? -1 : 1));
    const complete: SitePage[] = [];
    for (const page of pages) complete.push(await addContents(speaking, page));
    return { site: speaking, pages: complete };
  };
  return (await workbooks(reviewed)).map(({ name, bytes, pages, texts }) => ({
    name,
    data: toBase64(bytes),
    pages,
    texts,
  }));
}

/** Answers `terroir/takeBack`. */
export async function takeBack(
  { sites, runtime, uiLanguage }: Session,
  { uri, name, data }: TakeBackParams,
): Promise<TakeBackAnswer | null> {
  const site = sites.locate(Utils.joinPath(URI.parse(uri), '-').toString())?.site;
  if (!site) return null;
  const words = leftWords(uiLanguage);
  const bytes = fromBase64(data);
  const read =
    bytes.length > largestWorkbook
      ? { problem: 'too-large' as const }
      : /\.xlsx$/i.test(name)
        ? readXlsx(bytes)
        : readXliff(new TextDecoder().decode(bytes));
  if ('problem' in read) return { problem: words.unreadable[read.problem](name) };
  const taken = await site.takeBack(read, { by: undefined, ownersOf: await runtime.owners(site.folder) });
  const files: ReturnedFile[] = [];
  const left: string[] = [];
  for (const page of taken) {
    if ('problem' in page) {
      left.push(words.noPage(page.path));
      continue;
    }
    for (const { place, problem, about } of page.left)
      left.push(`${page.path} (${place}): ${words.problem[problem](about)}`);
    if (page.unsigned) left.push(`${page.path}: ${words.unsigned[page.unsigned.problem](page.unsigned.by)}`);
    files.push(...(await filesOf(site, page)));
  }
  const inside = await Promise.all(files.map(({ path }) => runtime.staysInside(site.folder, path)));
  return { files: files.filter((_, index) => inside[index]), left };
}

/** Answers `terroir/paste`. */
export async function paste(
  { sites, uiLanguage }: Session,
  { uri, text }: PasteParams,
): Promise<TakeBackAnswer | null> {
  const located = sites.locate(uri);
  if (!located) return null;
  const { site } = located;
  // A brief stands for its page.
  const brief = await site.briefStatus(located.path);
  const path = brief?.isPage ? brief.page : located.path;
  const page = await site.paste(path, text);
  if (!page) return null;
  const words = pasteWords(uiLanguage);
  if ('problem' in page) return { problem: words.problem[page.problem] };
  const { around, kept, lostLinks, head } = page.notes;
  const left = [
    ...around.map(words.around),
    ...kept.map(words.kept),
    ...lostLinks.map(words.lostLink),
    ...head.map(words.head),
  ];
  const was = (await site.content(path))!.text;
  return { files: was === page.text ? [] : [fileOf(site, path, was, page.text)], left };
}

async function filesOf(
  site: FolderSite,
  { path, isEdited, text, signOff }: Exclude<Taken, { problem: 'no-page' }>,
): Promise<ReturnedFile[]> {
  const files: ReturnedFile[] = [];
  if (isEdited) files.push(fileOf(site, path, (await site.content(path))!.text, text));
  if (signOff) {
    const before = await site.host.read(signOff.path);
    files.push(fileOf(site, signOff.path, 'text' in before ? before.text : undefined, signOff.text));
  }
  return files;
}

/** How a file changes from one text to another, between what both begin and end with. */
function fileOf({ folder }: FolderSite, path: string, was: string | undefined, is: string): ReturnedFile {
  const uri = Utils.joinPath(folder, path).toString();
  const before = was ?? '';
  const most = Math.min(before.length, is.length);
  let from = 0;
  while (from < most && before[from] === is[from]) from++;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === is.at(-1 - same)) same++;
  const [to, text] = [before.length - same, is.slice(from, is.length - same)];
  const edit = toTextEdit(TextDocument.create(uri, '', 0, before), { from, to, text });
  return { uri, path, isNew: was === undefined, was: before.slice(from, to), edit };
}
