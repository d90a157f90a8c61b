/** Offsets to LSP positions and back: the only place in the server that knows lines. */
import { type Diagnostic, DiagnosticSeverity, type Range, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Finding, Place, Severity, Span } from '../core/index.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  major: DiagnosticSeverity.Warning,
  minor: DiagnosticSeverity.Information,
  neutral: DiagnosticSeverity.Hint,
};

export function toRange(document: TextDocument, { from, to }: Span): Range {
  return { start: document.positionAt(from), end: document.positionAt(to) };
}

export function toSpan(document: TextDocument, { start, end }: Range): Span {
  return { from: document.offsetAt(start), to: document.offsetAt(end) };
}

/** Turns offsets of a document into places as people count them, from 1. */
export function placeIn(document: TextDocument): (offset: number) => Place {
  return (offset) => {
    const { line, character } = document.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
}

export function toTextEdit(document: TextDocument, edit: Edit): TextEdit {
  return { range: toRange(document, edit), newText: edit.text };
}

/** @param ruleLink where the code of a diagnostic leads; none where the client cannot follow it */
export function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  ruleLink: ((ruleId: string) => string) | undefined,
): Diagnostic {
  return {
    range: toRange(document, finding),
    severity: severities[finding.severity],
    source: 'terroir',
    code: finding.ruleId,
    ...(ruleLink ? { codeDescription: { href: ruleLink(finding.ruleId) } } : {}),
    message: finding.message,
  };
}
