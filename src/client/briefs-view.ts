import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { notifications, requests } from '../server/method-protocol.ts';
import type { BriefStatus, PageStatus } from '../server/protocol.ts';
import { ask, hear } from './asking.ts';
import { type Line, TreeView } from './tree-view.ts';

/** The view *Briefs*: what local authors were asked to write, what is open first. */
export function registerBriefsView(
  client: BaseLanguageClient,
  onStatus: vscode.Event<PageStatus>,
): vscode.Disposable {
  const view = new TreeView('terroir.briefs', async () => {
    const briefs = await ask(client, requests.briefs);
    const isDone = ({ state }: BriefStatus) => Number(state === 'done');
    return briefs.toSorted((a, b) => isDone(a) - isDone(b)).map(lineOf);
  });
  const refresh = () => view.refresh();
  return vscode.Disposable.from(
    view,
    hear(client, notifications.briefsChanged, refresh),
    onStatus(refresh),
    vscode.commands.registerCommand('terroir.openBriefedPage', (line: Line) => {
      const { pageUri } = line.of as BriefStatus;
      return pageUri && vscode.window.showTextDocument(vscode.Uri.parse(pageUri));
    }),
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function lineOf(brief: BriefStatus): Line {
  const { page, uri, pageUri, market, owner, deadline, local, localShare, state, stateName, done } = brief;
  const share =
    local === null || localShare === null
      ? ''
      : vscode.l10n.t('{0} local of {1} wanted', percent(local), percent(localShare));
  return {
    label: page.split('/').at(-1)!,
    // Whoever says that it is done is shown beside the share, which says nothing of how it reads.
    description: [
      market,
      stateName,
      local === null ? null : percent(local),
      done ?? owner,
      done ? null : deadline,
    ]
      .filter(Boolean)
      .join(' · '),
    tooltip: [page, share].filter(Boolean).join('\n'),
    icon: new vscode.ThemeIcon(state === 'done' ? 'pass' : 'edit'),
    kind: pageUri ? 'brief' : 'brief-without-page',
    of: brief,
    command: {
      command: 'vscode.open',
      title: vscode.l10n.t('Open the brief'),
      arguments: [vscode.Uri.parse(uri)],
    },
  };
}
