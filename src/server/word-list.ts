import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { toTextEdit } from './convert.ts';
import { fileChange, type Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/**
 * Gives the edit that adds a word to a site's list, as the list stands in the editor or on disk; undefined where it cannot
 * be read, or a link would have the editor write outside the site.
 */
export async function wordAdder(
  session: Session,
  site: FolderSite,
): Promise<((word: string) => WorkspaceEdit) | undefined> {
  const list = await site.wordList();
  if (!list || !(await session.runtime.staysInside(site.folder, list.path))) return undefined;
  const uri = Utils.joinPath(site.folder, list.path).toString();
  const document = TextDocument.create(uri, 'plaintext', 0, list.text);
  return (word) => fileChange(session, uri, [toTextEdit(document, list.add(word))]);
}
