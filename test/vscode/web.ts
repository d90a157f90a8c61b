import * as vscode from 'vscode';
import 'mocha/mocha.js';
import { setExtensionHost } from './host.ts';
import { mochaOptions, runAll } from './run.ts';

/** Runs the suite where the extension runs in a worker of the browser: what the command line finds was written beside it. */
export async function run(): Promise<void> {
  // In a browser pages are otherwise saved a second after they are typed in, unlike on a desktop.
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', Global);
  mocha.setup(mochaOptions);
  const { extensionUri } = vscode.extensions.getExtension('terroir.terroir')!;
  const found = vscode.Uri.joinPath(extensionUri, 'dist/test/vscode/found.json');
  setExtensionHost({
    async review() {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(found));
      return JSON.parse(text).pages;
    },
  });
  require('./extension.ts');
  return runAll((done) => mocha.run(done));
}
