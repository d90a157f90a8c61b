import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { decodedSpan } from '../core/content/segment.ts';
import type { Span } from '../core/finding.ts';
import { type MaterialKind, materialKinds } from '../core/locality/material.ts';
import { addMaterial, materialPath, type NewMaterial } from '../core/locality/save.ts';
import { toSpan, toTextEdit } from './convert.ts';
import type { SaveAnswer, SaveMaterialParams } from './protocol.ts';
import { type OpenPage, openPage, type Session } from './session.ts';

/** A picture has no words to be saved by. */
export const savedKinds: readonly MaterialKind[] = materialKinds.filter((kind) => kind !== 'image');

/** The words that are read in a range of a page, its blocks apart. */
function wordsIn({ content }: OpenPage, span: Span): string {
  const parts = content.segments.flatMap((segment) => {
    const part = decodedSpan(segment, span);
    return part ? segment.text.slice(part.from, part.to).trim() || [] : [];
  });
  return parts.join('\n\n');
}

/** Answers `terroir/saveMaterial`. */
export async function saveMaterial(session: Session, params: SaveMaterialParams): Promise<SaveAnswer> {
  const page = await openPage(session, params.uri);
  const { site, path } = page?.located ?? {};
  const target = page && (await site!.reviewer.review(path!, false))?.target;
  if (!page || !target?.market || !savedKinds.includes(params.kind)) return 'no-market';
  const text = wordsIn(page, toSpan(page.document, params.range));
  if (!text) return 'no-words';
  const item: NewMaterial = {
    kind: params.kind,
    ...(params.name ? { name: params.name } : {}),
    ...(target.locale ? { language: new Intl.Locale(target.locale).language } : {}),
    text,
    rights: 'ask',
    date: new Date().toISOString().slice(0, 10),
    source: path!,
  };
  const file = materialPath(target.market, params.kind);
  const uri = Utils.joinPath(site!.folder, file).toString();
  if (!(await session.runtime.staysInside(site!.folder, file))) return 'broken';
  const known = await site!.read(file);
  if ('problem' in known && known.problem !== 'missing') return 'broken';
  const library = TextDocument.create(uri, 'yaml', 0, 'text' in known ? known.text : '');
  const edit = addMaterial(library.getText(), item);
  return edit ? { uri, path: file, edit: toTextEdit(library, edit), item: edit.text } : 'broken';
}
