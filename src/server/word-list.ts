import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { addWord, wordsPath } from '../core/spelling/project-words.ts';
import { toTextEdit } from './convert.ts';
import type { Session } from './session.ts';
import type { Site } from './sites.ts';

/**
 * Gives the edit that adds a word to a site's list, as the list stands in the editor or on disk; undefined where it cannot
 * be read, or a link would have the editor write outside the site.
 */
export async function wordAdder(
  session: Session,
  site: Site,
): Promise<((word: string) => WorkspaceEdit) | undefined> {
  if (!(await session.runtime.staysInside(site.folder, wordsPath))) return undefined;
  const uri = Utils.joinPath(site.folder, wordsPath).toString();
  const file = await site.read(wordsPath);
  if ('problem' in file && file.problem !== 'missing') return undefined;
  const list = TextDocument.create(uri, 'plaintext', 0, 'text' in file ? file.text : '');
  return (word) => {
    const edits = [toTextEdit(list, addWord(list.getText(), word))];
    if (!session.createsFiles) return { changes: { [uri]: edits } };
    return {
      documentChanges: [
        { kind: 'create', uri, options: { ignoreIfExists: true } },
        { textDocument: { uri, version: null }, edits },
      ],
    };
  };
}
