import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import { readOwners } from '../node/codeowners.ts';
import { folderHost, sitesBelow } from '../node/files.ts';
import { changesSince, GitError, gitIdentity } from '../node/git.ts';
import { staysInside } from '../node/inside.ts';
import { threads } from '../node/pool.ts';
import { siteRoot } from '../node/root.ts';
import { trendOf } from '../node/trend.ts';
import { writeBelow } from '../node/write.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), {
  hostFor: (folder, depth) => folderHost(folder.fsPath, depth),
  siteOf: (folder) => {
    const { folder: root, by } = siteRoot(folder.fsPath);
    return { folder: URI.file(root), by };
  },
  sitesBelow: async (folder) =>
    folder.scheme === 'file' ? (await sitesBelow(folder.fsPath)).map((site) => URI.file(site)) : [],
  staysInside: (folder, file) => staysInside(folder.fsPath, Utils.joinPath(folder, file).fsPath),
  write: (folder, file, text) => writeBelow(folder.fsPath, file, text),
  owners: (folder) => readOwners(folder.fsPath),
  identity: (folder) => gitIdentity(folder.fsPath),
  workersFor: (folder, uiLanguage, open) => threads({ root: folder.fsPath, uiLanguage }, open),
  changed: (folder) =>
    changesSince(folder.fsPath, undefined, process.env).then(
      (changes) => new Set(changes.keys()),
      () => undefined,
    ),
  async trend({ folders, ...question }) {
    const roots = folders.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
    try {
      return await trendOf(roots, { ...question, env: process.env, now: new Date() });
    } catch (error) {
      if (error instanceof GitError) return 'no-history';
      throw error;
    }
  },
});
