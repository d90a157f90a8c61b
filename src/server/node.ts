import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import { readOwners } from '../node/codeowners.ts';
import { shippedDictionaries } from '../node/dictionaries.ts';
import { folderHost, sitesBelow, withoutGit } from '../node/files.ts';
import { changesSince, GitError, gitIdentity } from '../node/git.ts';
import { staysInside } from '../node/inside.ts';
import { threads } from '../node/pool.ts';
import { siteRoot } from '../node/root.ts';
import { scratchFile } from '../node/scratch.ts';
import { trendOf } from '../node/trend.ts';
import { writeBelow } from '../node/write.ts';
import { clientFiles } from './client-files.ts';
import { startServer } from './server.ts';
import type { Runtime } from './sites.ts';

/** Of each thread that reviews a workspace: three times what the largest file needs. */
const heapMegabytes = 1024;

/** What git tells. */
const history: Pick<Runtime, 'identity' | 'changed' | 'trend'> = {
  identity: (folder) => gitIdentity(folder.fsPath),
  changed: (folder) =>
    changesSince(folder.fsPath, undefined, process.env).then(
      (changes) => new Set(changes.keys()),
      () => undefined,
    ),
  async trend({ folders, ...question }) {
    const roots = folders.filter(isOnDisk).map(({ fsPath }) => fsPath);
    try {
      return await trendOf(roots, { ...question, env: process.env, now: new Date() });
    } catch (error) {
      if (error instanceof GitError) return 'no-history';
      throw error;
    }
  },
};

/** @param isRestricted git is not run: the folder is not trusted, and git would read its settings */
function diskFiles(isRestricted: boolean): Runtime {
  return {
    hostFor: (folder, depth) => {
      const host = folderHost(folder.fsPath, depth);
      return isRestricted ? withoutGit(host) : host;
    },
    siteOf: (folder) => {
      const { folder: root, by } = siteRoot(folder.fsPath);
      return { folder: URI.file(root), by };
    },
    sitesBelow: async (folder) => (await sitesBelow(folder.fsPath)).map((site) => URI.file(site)),
    staysInside: (folder, file) => staysInside(folder.fsPath, Utils.joinPath(folder, file).fsPath),
    write: (folder, file, text) => writeBelow(folder.fsPath, file, text),
    owners: (folder) => readOwners(folder.fsPath),
    workersFor: (folder, uiLanguage, open) =>
      threads({ root: folder.fsPath, uiLanguage, isRestricted, heapMegabytes }, open),
    ...(isRestricted ? { identity: async () => undefined, changed: async () => undefined } : history),
  };
}

const isOnDisk = ({ scheme }: URI) => scheme === 'file';

const connection = createConnection(ProposedFeatures.all);
startServer(connection, ({ restricted = false }) => {
  const disk = diskFiles(restricted);
  // A repository that lies elsewhere is read through the editor, which shows it.
  const others = clientFiles(connection, shippedDictionaries);
  const filesOf = (folder: URI) => (isOnDisk(folder) ? disk : others);
  return {
    hostFor: (folder, depth) => filesOf(folder).hostFor(folder, depth),
    siteOf: (folder) => filesOf(folder).siteOf(folder),
    sitesBelow: (folder) => filesOf(folder).sitesBelow(folder),
    staysInside: (folder, file) => filesOf(folder).staysInside(folder, file),
    write: (folder, file, text) => filesOf(folder).write(folder, file, text),
    owners: (folder) => filesOf(folder).owners(folder),
    workersFor: (folder, uiLanguage, open) => filesOf(folder).workersFor?.(folder, uiLanguage, open),
    identity: (folder) => filesOf(folder).identity(folder),
    changed: (folder) => filesOf(folder).changed(folder),
    changedOnDisk: async (uris) => {
      const own = uris?.filter((uri) => !uri.startsWith('file:'));
      if (!own || own.length) await others.changedOnDisk?.(own);
    },
    scratch: scratchFile,
    ...(disk.trend ? { trend: disk.trend } : {}),
  };
});
