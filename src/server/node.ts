import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { folderHost } from '../node/files.ts';
import { reviewMany } from '../node/pool.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), {
  hostFor: (folder, depth) => folderHost(folder.fsPath, depth),
  reviewMany: ({ site: { folder, reviewer }, paths, receive, signal, ...job }) =>
    reviewMany({ ...job, reviewer, root: folder.fsPath }, paths, receive, signal),
});
