import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { toSpan, toTextEdit } from './convert.ts';
import type { SaveAnswer, SaveMaterialParams } from './protocol.ts';
import type { Session } from './session.ts';

/** Answers `terroir/saveMaterial`. */
export async function saveMaterial(
  { documents, sites, runtime }: Session,
  { uri, range, kind, name }: SaveMaterialParams,
): Promise<SaveAnswer> {
  const document = documents.get(uri);
  const located = document && sites.locate(uri);
  if (!document || !located) return 'no-market';
  const { folder } = located.site;
  const saved = await located.site.saveMaterial(located.path, { span: toSpan(document, range), kind, name });
  if (typeof saved === 'string') return saved;
  const { path, text, edit } = saved;
  if (!(await runtime.staysInside(folder, path))) return 'broken';
  const file = Utils.joinPath(folder, path).toString();
  const library = TextDocument.create(file, 'yaml', 0, text);
  return { uri: file, path, edit: toTextEdit(library, edit), item: edit.text };
}
