import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { folderHost } from '../node/files.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), {
  hostFor: (folder, depth) => folderHost(folder.fsPath, depth),
});
