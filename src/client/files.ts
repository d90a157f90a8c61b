import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { decode, type FileText, largestFile } from '../core/view.ts';
import { fileRequests } from '../server/method-protocol.ts';
import type { FolderEntries } from '../server/protocol.ts';
import { answer } from './asking.ts';

/** Reads and writes files for a server that cannot reach them: those of a browser, or of a repository on a host. */
export function registerFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    answer(client, fileRequests.readFolder, ({ uri }) => readFolder(vscode.Uri.parse(uri))),
    answer(client, fileRequests.readFile, ({ uri }) => readFile(vscode.Uri.parse(uri))),
    answer(client, fileRequests.writeFile, async ({ uri, text }) => {
      try {
        await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), new TextEncoder().encode(text));
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    }),
  );
}

async function readFolder(uri: vscode.Uri): Promise<FolderEntries> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => ({
      name,
      kind: type === vscode.FileType.File ? 'file' : type === vscode.FileType.Directory ? 'folder' : 'other',
    }));
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreadable';
  }
}

async function readFile(uri: vscode.Uri): Promise<FileText> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return { problem: 'too-large' };
    return decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return { problem: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

const isMissing = (error: unknown) =>
  error instanceof vscode.FileSystemError && /^FileNot(?:Found|ADirectory)$/.test(error.code);
