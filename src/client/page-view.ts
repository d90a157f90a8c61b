import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { NextStep } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { PageStatus } from '../server/protocol.ts';
import type { NextSteps, StepFinding } from '../server/side-panel-protocol.ts';
import { ask } from './asking.ts';
import { type FrontPage, frontPage } from './front-page.ts';
import { libraryView } from './library-view.ts';
import { localityView } from './locality-view.ts';
import { type Line, placeOf, TreeView } from './tree-view.ts';

const icons: Record<StepFinding['severity'], vscode.ThemeIcon> = {
  critical: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  major: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  minor: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  neutral: new vscode.ThemeIcon('lightbulb'),
};

/** The views of a page, see {@link frontPage}: what to do next, how local it is, and what could make it more so. */
export function registerPageViews(
  client: BaseLanguageClient,
  onStatus: vscode.Event<PageStatus>,
): vscode.Disposable {
  const front = frontPage(onStatus);
  const views = [pageView(client, front), localityView(client, front), libraryView(client, front)];
  const load = () => {
    void vscode.commands.executeCommand('setContext', 'terroir.lastPage', front.uri !== undefined);
    for (const view of views) void view.load();
  };
  load();
  return vscode.Disposable.from(
    ...views,
    front,
    front.onChange(load),
    vscode.commands.registerCommand('terroir.fixFinding', (line: Line) => showFixes(line.of as Place)),
  );
}

/** The view *This page*: what to do next about the page. */
function pageView(client: BaseLanguageClient, front: FrontPage): TreeView {
  const view: TreeView = new TreeView('terroir.page', async () => {
    const { uri } = front;
    const steps = uri ? await ask(client, requests.nextSteps, { uri: uri.toString() }) : null;
    view.description = steps ? [steps.market, steps.audience].filter(Boolean).join(' · ') : undefined;
    const toFix = steps?.findings.filter(({ step }) => step !== 'nudge').length ?? 0;
    view.badge(toFix, vscode.l10n.t('{0} to fix', toFix));
    return uri && steps ? linesOf(uri, steps) : [];
  });
  return view;
}

interface Place {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

function linesOf(uri: vscode.Uri, { findings }: NextSteps): Line[] {
  const groups: Record<NextStep, string> = {
    mend: vscode.l10n.t('Fix now'),
    ask: vscode.l10n.t('Ask a local author'),
    nudge: vscode.l10n.t('Make it more local'),
  };
  const lines = Object.entries(groups).flatMap(([step, label]): Line[] => {
    const own = findings.filter((finding) => finding.step === step);
    if (!own.length) return [];
    return [{ label, description: String(own.length), children: own.map((finding) => lineOf(uri, finding)) }];
  });
  if (lines.length) return lines;
  return [{ label: vscode.l10n.t('Nothing is reported on this page.'), icon: new vscode.ThemeIcon('pass') }];
}

function lineOf(uri: vscode.Uri, finding: StepFinding): Line {
  const range = placeOf(finding.range);
  const place: Place = { uri, range };
  return {
    label: finding.message,
    description: vscode.l10n.t('line {0}', range.start.line + 1),
    tooltip: new vscode.MarkdownString([finding.message, finding.note].filter(Boolean).join('\n\n')),
    icon: icons[finding.severity],
    command: {
      command: 'vscode.open',
      title: vscode.l10n.t('Show in the page'),
      arguments: [uri, { selection: range, preserveFocus: false }],
    },
    kind: finding.fixes ? 'fixable' : 'finding',
    of: place,
  };
}

/** Opens the quick fixes at a finding: they show what they will do before they do it. */
async function showFixes({ uri, range }: Place): Promise<void> {
  const at = new vscode.Range(range.start, range.start);
  await vscode.window.showTextDocument(uri, { selection: at });
  await vscode.commands.executeCommand('editor.action.quickFix');
}
