import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Edit,
  type Finding,
  type FixedPage,
  type Frame,
  type Material,
  type Messages,
  type OffScope,
  offersAction,
  type ReviewedPage,
  type RuleId,
  type Span,
  titleOf,
} from '../core/index.ts';
import { toRange, toTextEdit } from './convert.ts';
import { type keepingCommands, unfilledReason } from './keeping.ts';
import type { Located } from './sites.ts';

interface CodeActionRequest {
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
  readonly span: Span;
  readonly context: CodeActionContext;
  /** The page; undefined for a config. */
  readonly located: Located | undefined;
  /** Its market, in the interface language. */
  readonly market: string | undefined;
  /** What people call a rule. */
  readonly nameOf: (ruleId: RuleId) => string;
  readonly messages: Messages;
  readonly toDiagnostic: (finding: Finding) => Diagnostic;
  /** The client runs Terroir's commands and can ask for a reason. */
  readonly commands: boolean;
  /** The client asks for what an action changes once it is chosen. */
  readonly resolves: boolean;
  /** The client puts the caret into the blanks of what an edit inserts. */
  readonly fillsBlanks: boolean;
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
    actions.push(...sentencesToFinish(request, here));
    actions.push(...here.flatMap((finding) => addToWords(request, finding)), ...material(request, here));
    actions.push(...ofRules(request, here));
    const keepable = here.filter(({ ruleId }) => !ruleId.startsWith('config/'));
    for (const finding of keepable) actions.push(...(await keep(request, finding)));
    if (request.commands && keepable.length)
      actions.push(...comparison(request, here), brief(request, keepable));
    actions.push(...turnOff(request, keepable));
  }
  if (context.only && wants(fixAll)) actions.push(...(await allSafe(request)));
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

/**
 * Sentences to finish, each offered once however many phrases of a sentence call for it. An editor that can goes from blank to
 * blank, and last to the sentence that was there, to be deleted or made shorter; any other shows the blanks in brackets.
 */
function sentencesToFinish(
  { document, messages, fillsBlanks, toDiagnostic }: CodeActionRequest,
  here: readonly Finding[],
): CodeAction[] {
  const asked = here.filter(({ frame, severity }) => frame && severity !== 'neutral');
  const frames = new Map(asked.map(({ frame }) => [`${frame!.from} ${frame!.text}`, frame!]));
  return [...frames.values()].map((frame) => {
    return {
      title: messages.actions.finish(frame.about, frame.text.trim()),
      kind: CodeActionKind.QuickFix,
      diagnostics: asked.filter((one) => one.frame!.text === frame.text).map(toDiagnostic),
      edit: fillsBlanks
        ? { documentChanges: [snippetEdit(document, frame)] }
        : edit(document, [{ from: frame.from, to: frame.from, text: frame.text }]),
    };
  });
}

/** The blanks of a frame in turn, then the sentence it is put before. */
function snippetEdit(document: TextDocument, { from, to, text }: Frame): TextDocumentEdit {
  const literal = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  let stop = 0;
  const blank = (part: string) => `\${${++stop}:${literal(part)}}`;
  const filled = text.replace(/\[([^\]]*)\]|[^[]+/g, (part, name) =>
    name === undefined ? literal(part) : blank(name),
  );
  const value = filled + blank(document.getText().slice(from, to));
  return {
    textDocument: { uri: document.uri, version: document.version },
    edits: [{ range: toRange(document, { from, to }), snippet: { kind: 'snippet', value } }],
  };
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

/** In VS Code a box asks for the reason; elsewhere it is left to be filled in, in the page or by a command of the server. */
async function keep(request: CodeActionRequest, finding: Finding): Promise<CodeAction[]> {
  const { document, located, nameOf, messages, toDiagnostic, commands } = request;
  if (!located) return [];
  const { ruleId, from, to } = finding;
  const name = nameOf(ruleId);
  const title = messages.actions.keep(name);
  const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding)] };
  const kept = commands ? undefined : await located.site.keep(located.path, finding, unfilledReason);
  if (kept && kept !== 'broken' && kept.path === located.path)
    return [{ ...action, edit: edit(document, [kept.edit]) }];
  return [{ ...action, command: command('terroir.keep', title, [document.uri, ruleId, from, to, name]) }];
}

/** A rule nobody wants is turned off where the author stands, for the market, or everywhere. */
function turnOff(
  { document, located, market, nameOf, messages, toDiagnostic }: CodeActionRequest,
  here: readonly Finding[],
): CodeAction[] {
  if (!located) return [];
  const words = messages.actions.turnOff;
  return [...new Set(here.map(({ ruleId }) => ruleId))].flatMap((rule) => {
    const name = nameOf(rule);
    const diagnostics = here.filter(({ ruleId }) => ruleId === rule).map(toDiagnostic);
    const offer = (title: string, scope: OffScope): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: command('terroir.turnOff', title, [document.uri, rule, scope, name]),
    });
    return [
      offer(words.page(name), 'page'),
      ...(market ? [offer(words.market(name, market), 'market')] : []),
      offer(words.site(name), 'site'),
    ];
  });
}

/** A command that the client or, for any other editor, the server runs. */
function command(name: (typeof keepingCommands)[number], title: string, args: unknown[]): Command {
  return { title, command: name, arguments: args };
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

/** All fixes that are right in every context. */
async function allSafe({ document, findings, located, messages }: CodeActionRequest): Promise<CodeAction[]> {
  if (!located || !findings.some(isSafe)) return [];
  const fixed = await located.site.fixed(located.path);
  // The document may have been typed in meanwhile.
  return fixed?.before === document.getText()
    ? [{ title: messages.actions.fixAll, kind: fixAll, edit: edit(document, fixed.edits) }]
    : [];
}

const isSafe = ({ fixes }: Finding) => fixes.some(({ safe }) => safe);

/** What is fixed at once, as an action carries it until it is chosen. */
export interface FixAllOf {
  readonly uri: string;
  readonly rule: string;
  readonly in: 'file' | 'site';
}

/** Fixes of a rule, in all of the file or of the site: what they change is found once one is chosen. */
function ofRules(
  { document, findings, located, nameOf, messages, resolves, toDiagnostic }: CodeActionRequest,
  here: readonly Finding[],
): CodeAction[] {
  if (!located || !resolves) return [];
  const rules = [...new Set(here.filter(isSafe).map(({ ruleId }) => ruleId))];
  return rules.flatMap((rule): CodeAction[] => {
    const count = findings.filter((finding) => finding.ruleId === rule && isSafe(finding)).length;
    const offer = (title: string, place: FixAllOf['in']): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: here.filter(({ ruleId }) => ruleId === rule).map(toDiagnostic),
      data: { uri: document.uri, rule, in: place } satisfies FixAllOf,
    });
    return [
      ...(count > 1 ? [offer(messages.actions.fixInFile(nameOf(rule), count), 'file')] : []),
      offer(messages.actions.fixInSite(nameOf(rule)), 'site'),
    ];
  });
}

/**
 * What an action of a rule changes, in the file or in all pages of its site that lie in the workspace. The changes of a whole site
 * are confirmed first where the editor can ask.
 */
export async function resolveFixes(
  action: CodeAction,
  { rule, in: place }: FixAllOf,
  { site, path }: Located,
  { pages, uriOf, confirms, signal }: FixScope,
): Promise<CodeAction> {
  const fixable: string[] = place === 'file' ? [path] : [];
  if (place === 'site') {
    const receive = (done: readonly ReviewedPage[]) => {
      for (const { path: page, review } of done)
        if (review?.findings.some((finding) => finding.ruleId === rule && isSafe(finding)))
          fixable.push(page);
    };
    await site.reviewAll(pages, receive, { signal });
  }
  const fixedPages: FixedPage[] = [];
  for (const page of fixable.sort()) {
    signal.throwIfAborted();
    const fixed = await site.fixed(page, rule);
    if (fixed) fixedPages.push(fixed);
  }
  const asks = confirms && place === 'site';
  const documentChanges = fixedPages.map(({ path: page, before, edits }): TextDocumentEdit => {
    const { uri, version } = uriOf(page);
    const document = TextDocument.create(uri, '', 0, before);
    const changes = edits.map((one) => toTextEdit(document, one));
    return {
      textDocument: { uri, version },
      edits: asks ? changes.map((one) => ({ ...one, annotationId: 'terroir' })) : changes,
    };
  });
  const label = action.title;
  const changeAnnotations = asks ? { terroir: { label, needsConfirmation: true } } : undefined;
  return { ...action, edit: { documentChanges, ...(changeAnnotations && { changeAnnotations }) } };
}

/** Where fixes of a whole site are put, and how they are shown. */
interface FixScope {
  readonly pages: readonly string[];
  /** The document of a page, and its version where it is open. */
  uriOf(page: string): { readonly uri: string; readonly version: number | null };
  /** The editor can ask before it changes anything. */
  readonly confirms: boolean;
  readonly signal: AbortSignal;
}
