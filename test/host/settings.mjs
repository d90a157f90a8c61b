/**
 * User settings that keep the workbench still: nothing opens, asks or advertises by itself. Without
 * VS Code's own AI features `vscode.lm` still works, but there is no chat view.
 *
 * @type {Readonly<Record<string, unknown>>}
 */
export const quietSettings = Object.freeze({
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // In a browser pages are otherwise saved a second after they are typed in, unlike on a desktop.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
});

/**
 * Settings with which a folder opens in Restricted Mode, and nobody is asked.
 *
 * @type {Readonly<Record<string, unknown>>}
 */
export const trustSettings = Object.freeze({
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
});
