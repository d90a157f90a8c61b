import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { notifications, requests } from '../server/method-protocol.ts';
import type { MarketLacks, MarketNumbers, MarketStale } from '../server/side-panel-protocol.ts';
import { ask, hear } from './asking.ts';
import { type Line, TreeView } from './tree-view.ts';
import { sayWithoutGit, type WithoutGit, withoutGit } from './without-git.ts';

/** The view *Markets*: where each market stands, once the workspace has been reviewed. */
export function registerMarketsView(client: BaseLanguageClient): vscode.Disposable {
  const view = new TreeView('terroir.markets', async () => {
    const markets = await ask(client, requests.markets);
    const without = withoutGit();
    if (!markets?.length) return [];
    // First, as what stands below it is less than could be known, and the last of many markets is out of sight.
    return [...(without ? [withoutGitLine(without)] : []), ...markets.map(lineOf)];
  });
  return vscode.Disposable.from(
    view,
    hear(client, notifications.marketsChanged, () => view.refresh()),
  );
}

/** What is not known of the markets; before they are reviewed the view says it where their numbers will stand. */
function withoutGitLine(reason: WithoutGit): Line {
  return {
    label: vscode.l10n.t('Without git'),
    description: sayWithoutGit(reason),
    icon: new vscode.ThemeIcon('info'),
    ...(reason === 'restricted' && {
      command: { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage trust') },
    }),
  };
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function lineOf({ name, sums, dimensions, writtenBy, lacks, stale }: MarketNumbers): Line {
  const { pages, words, own, local, mirror, toFix, bySeverity, penalty, signed } = sums;
  const isRead = name !== null;
  const facts = [
    // Without a market a page is reviewed for its language, and nothing found there is no praise.
    isRead ? '' : vscode.l10n.t('not reviewed for a market'),
    isRead || toFix ? vscode.l10n.t('{0} to fix', toFix) : '',
    local === null ? '' : vscode.l10n.t('{0} local', percent(local)),
    pages === 1 ? vscode.l10n.t('1 page') : vscode.l10n.t('{0} pages', pages),
  ];
  const worst = bySeverity.critical
    ? 'error'
    : bySeverity.major
      ? 'warning'
      : toFix
        ? 'info'
        : isRead
          ? 'pass'
          : 'question';
  const number = (label: string, value: string): Line => ({ label, description: value });
  return {
    label: name ?? vscode.l10n.t('No market'),
    description: facts.filter(Boolean).join(' · '),
    icon: new vscode.ThemeIcon(worst),
    folded: true,
    command: { command: 'terroir.showReview', title: vscode.l10n.t('Show the review') },
    children: [
      ...(stale ? [staleLine(stale)] : []),
      ...lacks.map(lacksLine),
      number(vscode.l10n.t('Local'), local === null ? '–' : percent(local)),
      ...(own ? [number(vscode.l10n.t('Pages without a Chinese page'), String(own))] : []),
      number(vscode.l10n.t('Follows the Chinese page'), mirror === null ? '–' : percent(mirror)),
      number(vscode.l10n.t('Penalty per 1,000 words'), penalty === null ? '–' : penalty.toFixed(1)),
      number(vscode.l10n.t('Signed off'), vscode.l10n.t('{0} of {1}', signed, pages)),
      ...(writtenBy === null ? [] : [number(vscode.l10n.t('Written by'), writtenBy)]),
      number(vscode.l10n.t('Critical'), String(bySeverity.critical)),
      number(vscode.l10n.t('Major'), String(bySeverity.major)),
      number(vscode.l10n.t('Minor'), String(bySeverity.minor)),
      number(vscode.l10n.t('Hints'), String(bySeverity.neutral)),
      ...dimensions.map((one) => number(one.name, String(one.findings))),
      number(vscode.l10n.t('Words'), words.toLocaleString(vscode.env.language)),
    ],
  };
}

/** What a market does not have, folded; each line opens the page it is about. */
function lacksLine({ title, items }: MarketLacks): Line {
  return {
    label: title,
    icon: new vscode.ThemeIcon('checklist'),
    folded: true,
    children: items.map(({ kindName, path, uri, detail }) => ({
      label: path,
      description: [kindName, detail].filter(Boolean).join(' · '),
      command: {
        command: 'vscode.open',
        title: vscode.l10n.t('Show in the page'),
        arguments: [vscode.Uri.parse(uri)],
      },
    })),
  };
}

/** Stale pages, folded, each with what changed on its Chinese page below it. */
function staleLine({ title, pages }: MarketStale): Line {
  return {
    label: title,
    icon: new vscode.ThemeIcon('history'),
    folded: true,
    children: pages.map(({ path, uri, why, sentences, rest }) => ({
      label: path,
      description: why,
      folded: true,
      command: {
        command: 'vscode.open',
        title: vscode.l10n.t('Show in the page'),
        arguments: [vscode.Uri.parse(uri)],
      },
      children: [
        ...sentences.map(({ sign, text }) => ({
          label: text,
          icon: new vscode.ThemeIcon(sign === '-' ? 'diff-removed' : 'diff-added'),
        })),
        ...(rest === null ? [] : [{ label: rest }]),
      ],
    })),
  };
}
