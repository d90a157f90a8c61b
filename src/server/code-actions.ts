import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Edit,
  type Finding,
  type Material,
  type Messages,
  offersAction,
  type Span,
  titleOf,
} from '../core/index.ts';
import { toTextEdit } from './convert.ts';
import type { Located } from './sites.ts';

interface CodeActionRequest {
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
  readonly span: Span;
  readonly context: CodeActionContext;
  /** The page; undefined for a config. */
  readonly located: Located | undefined;
  readonly messages: Messages;
  readonly toDiagnostic: (finding: Finding) => Diagnostic;
  /** The client runs Terroir's commands and can ask for a reason. */
  readonly commands: boolean;
  /** Local material that could be put at the caret, best first. */
  readonly materials: readonly { readonly item: Material; readonly edit: TextEdit }[];
  /** The edit that adds a word to the site's list. */
  readonly addWord: ((word: string) => WorkspaceEdit) | undefined;
}

const fixAll = `${CodeActionKind.SourceFixAll}.terroir`;

/** What the light bulb offers: fixes, keeping with a reason, a brief, and all safe fixes at once. */
export async function codeActions(request: CodeActionRequest): Promise<CodeAction[]> {
  const { findings, span, context } = request;
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const here = findings.filter(({ from, to }) => from <= span.to && to >= span.from);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    actions.push(...here.flatMap((finding) => fixesOf(request, finding)));
    actions.push(...here.flatMap((finding) => addToWords(request, finding)), ...material(request, here));
    const keepable = here.filter(({ ruleId }) => !ruleId.startsWith('config/'));
    for (const finding of keepable) actions.push(...(await keep(request, finding)));
    if (request.commands && keepable.length)
      actions.push(...comparison(request, here), brief(request, keepable));
  }
  if (context.only && wants(fixAll)) actions.push(...allSafe(request));
  return actions;
}

function edit(document: TextDocument, edits: readonly Edit[]) {
  return { changes: { [document.uri]: edits.map((one) => toTextEdit(document, one)) } };
}

function fixesOf({ document, toDiagnostic }: CodeActionRequest, finding: Finding): CodeAction[] {
  return finding.fixes.map(({ title, edits, safe }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding)],
    isPreferred: safe,
    edit: edit(document, edits),
  }));
}

/** A word that is right here may be listed, so that nobody stumbles over it again. */
function addToWords(
  { document, addWord, messages, toDiagnostic }: CodeActionRequest,
  finding: Finding,
): CodeAction[] {
  const word = document.getText().slice(finding.from, finding.to);
  if (!addWord || !offersAction(finding.ruleId, 'add-word') || !/^[a-z]+$/i.test(word)) return [];
  return [
    {
      title: messages.actions.addWord(word),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding)],
      edit: addWord(word),
    },
  ];
}

/** In VS Code a box asks for the reason; elsewhere the comment is written and the author fills it in. */
async function keep(request: CodeActionRequest, finding: Finding): Promise<CodeAction[]> {
  const { document, located, messages, toDiagnostic, commands } = request;
  const comment = await located?.site.keep(located.path, finding, '…');
  if (!comment) return [];
  const action = {
    title: messages.actions.keep(finding.ruleId),
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding)],
  };
  if (commands) {
    const args = [document.uri, finding.ruleId, finding.from];
    return [{ ...action, command: { title: action.title, command: 'terroir.keep', arguments: args } }];
  }
  return [{ ...action, edit: edit(document, [comment]) }];
}

/** Where a page lacks what is local, the library may have it. */
function material(request: CodeActionRequest, here: readonly Finding[]): CodeAction[] {
  const { document, messages, toDiagnostic, commands, materials } = request;
  const findings = here.filter(({ ruleId }) => offersAction(ruleId, 'insert-material'));
  if (!findings.length) return [];
  const about = { kind: CodeActionKind.QuickFix, diagnostics: findings.map(toDiagnostic) };
  if (!commands)
    return materials.map(({ item, edit }) => ({
      ...about,
      title: messages.locality.insertItem(titleOf(item)),
      edit: { changes: { [document.uri]: [edit] } },
    }));
  const title = messages.locality.insert;
  return [{ ...about, title, command: { title, command: 'terroir.insertMaterial' } }];
}

/** A page that mirrors its Chinese page is best seen beside it. */
function comparison(
  { document, messages, toDiagnostic }: CodeActionRequest,
  here: readonly Finding[],
): CodeAction[] {
  const findings = here.filter(({ ruleId }) => offersAction(ruleId, 'compare'));
  if (!findings.length) return [];
  const title = messages.actions.compare;
  const command = { title, command: 'terroir.compare', arguments: [document.uri] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: findings.map(toDiagnostic), command }];
}

function brief(
  { document, messages, toDiagnostic }: CodeActionRequest,
  findings: readonly Finding[],
): CodeAction {
  const title = messages.actions.brief;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: findings.map(toDiagnostic),
    command: { title, command: 'terroir.brief', arguments: [document.uri] },
  };
}

/** All fixes that are right in every context, none of which overlap. */
function allSafe({ document, findings, messages }: CodeActionRequest): CodeAction[] {
  const edits = findings
    .flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).slice(0, 1))
    .flatMap((fix) => fix.edits)
    .sort((a, b) => a.from - b.from)
    .filter((one, index, all) => index === 0 || one.from >= all[index - 1]!.to);
  return edits.length ? [{ title: messages.actions.fixAll, kind: fixAll, edit: edit(document, edits) }] : [];
}
