import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Utils } from 'vscode-uri';
import { readOwners } from '../node/codeowners.ts';
import { folderHost } from '../node/files.ts';
import { GitError, gitIdentity } from '../node/git.ts';
import { staysInside } from '../node/inside.ts';
import { reviewMany } from '../node/pool.ts';
import { trendOf } from '../node/trend.ts';
import { writeBelow } from '../node/write.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), {
  hostFor: (folder, depth) => folderHost(folder.fsPath, depth),
  staysInside: (folder, file) => staysInside(folder.fsPath, Utils.joinPath(folder, file).fsPath),
  write: (folder, file, text) => writeBelow(folder.fsPath, file, text),
  owners: (folder) => readOwners(folder.fsPath),
  identity: (folder) => gitIdentity(folder.fsPath),
  reviewMany: ({ site: { folder, reviewer }, paths, receive, signal, ...job }) =>
    reviewMany({ ...job, reviewer, root: folder.fsPath }, paths, receive, signal),
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
