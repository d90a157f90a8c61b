import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import type { Locality, PagePeople } from '../server/protocol.ts';
import { ask } from './asking.ts';
import type { FrontPage } from './front-page.ts';
import { type Line, placeOf, TreeView } from './tree-view.ts';

/** The view *Locality*: what on the page is of its market, what is missing, and whether a reviewer signed. */
export function localityView(client: BaseLanguageClient, front: FrontPage): TreeView {
  const view: TreeView = new TreeView('terroir.locality', async () => {
    const { uri } = front;
    if (!uri) return [];
    const params = { uri: uri.toString() };
    const [card, people] = await Promise.all([
      ask(client, requests.locality, params),
      ask(client, requests.people, params),
    ]);
    view.description = card?.pageType;
    const ofModels = people?.drafted ? [{ label: people.drafted, icon: new vscode.ThemeIcon('hubot') }] : [];
    return [
      ...(people ? [signOffLine(uri, people)] : []),
      ...ofModels,
      ...(card ? cardLines(uri, card) : []),
    ];
  });
  return view;
}

function cardLines(uri: vscode.Uri, { ownCopy, found, missing }: Locality): Line[] {
  const there = found.map(({ kindName, name, ranges }): Line => {
    const [first] = ranges;
    return {
      label: name,
      description: kindName,
      icon: new vscode.ThemeIcon('pass'),
      ...(first ? { command: showCommand(uri, placeOf(first)) } : {}),
    };
  });
  const wanted = missing.map(
    ({ kind, kindName, wish }): Line => ({
      label: kindName,
      description: wish,
      icon: new vscode.ThemeIcon('circle-outline'),
      kind: 'wish',
      command: {
        command: 'terroir.addMaterial',
        title: vscode.l10n.t('Add it'),
        arguments: [uri.toString(), kind],
      },
    }),
  );
  const group = (label: string, children: readonly Line[]): Line[] =>
    children.length ? [{ label, description: String(children.length), children }] : [];
  return [
    ...(ownCopy ? [{ label: ownCopy, icon: new vscode.ThemeIcon('home') }] : []),
    ...group(vscode.l10n.t('Of this market'), there),
    ...group(vscode.l10n.t('Would make it more local'), wanted),
  ];
}

function signOffLine(uri: vscode.Uri, { signOff: { state, stateName, by, on, remarks } }: PagePeople): Line {
  const icons: Record<typeof state, string> = {
    none: 'circle-outline',
    approved: 'verified',
    'changes-wanted': 'comment',
    void: 'warning',
    stale: 'history',
  };
  return {
    label: stateName,
    description: [by, on].filter(Boolean).join(', '),
    icon: new vscode.ThemeIcon(icons[state]),
    ...(remarks.length ? { tooltip: remarks.map(({ text }) => text).join('\n') } : {}),
    command: {
      command: 'terroir.signOff',
      title: vscode.l10n.t('Sign off'),
      arguments: [uri.toString()],
    },
  };
}

function showCommand(uri: vscode.Uri, selection: vscode.Range): vscode.Command {
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Show in the page'),
    arguments: [uri, { selection }],
  };
}
