import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import type { MaterialItem } from '../server/protocol.ts';
import { ask } from './asking.ts';
import type { FrontPage } from './front-page.ts';
import { type Line, placeOf, TreeView } from './tree-view.ts';

/** The view *Library*: the local material of the market of the page, what fits the page first. */
export function libraryView(client: BaseLanguageClient, front: FrontPage): TreeView {
  return new TreeView('terroir.library', async () => {
    const { uri } = front;
    if (!uri) return [];
    const items = await ask(client, requests.materials, { uri: uri.toString() });
    return items.map(lineOf);
  });
}

function lineOf({ title, kindName, text, details, fits, used, past, file, range }: MaterialItem): Line {
  const state = past
    ? vscode.l10n.t('its last day is over')
    : used
      ? vscode.l10n.t('on this page')
      : fits
        ? ''
        : vscode.l10n.t('for other pages');
  return {
    label: title,
    description: [kindName, state].filter(Boolean).join(' · '),
    tooltip: new vscode.MarkdownString([text, details].filter(Boolean).join('\n\n')),
    icon: new vscode.ThemeIcon(past ? 'warning' : used ? 'pass' : fits ? 'star-full' : 'star-empty'),
    kind: fits ? 'material' : 'other-material',
    command: {
      command: 'vscode.open',
      title: vscode.l10n.t('Show in the library'),
      arguments: [vscode.Uri.parse(file), { selection: placeOf(range), preview: true }],
    },
  };
}
