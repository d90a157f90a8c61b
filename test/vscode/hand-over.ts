import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { WorkbookFile } from '../cli/workbook.ts';

const at = (relative: string) =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, ...relative.split('/'));

describe('pages handed over from VS Code', () => {
  it('a workbook is written where it is asked for, and what comes back is shown before it is written', async () => {
    await vscode.extensions.getExtension('terroir.terroir')!.activate();
    const away = at('away');
    const page = at('yunfan/content/id/_index.md');
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    await vscode.workspace.fs.createDirectory(away);
    try {
      await vscode.commands.executeCommand('terroir.export', at('yunfan/content/id'), away);
      const file = vscode.Uri.joinPath(away, 'ID.xlsx');
      const book = new WorkbookFile(file.fsPath);
      assert.ok(book.pages.every(({ path }) => path.includes('content/id/')));
      const { rows } = book.pages.find(({ path }) => path.endsWith('content/id/_index.md'))!;
      const was = rows.find((row) => row.before && before.split(row.before).length === 2)!.before!;
      book.fill(was, { D: `${was} sekali` }).save();
      let isTaken = false;
      const taken = vscode.commands.executeCommand('terroir.takeBack', file).then(() => {
        isTaken = true;
      });
      const isShown = () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ label }) => /What came back/.test(label)),
        );
      while (!isShown()) await setTimeout(100);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(page)), before);
      while (!isTaken) {
        await vscode.commands.executeCommand('notification.acceptPrimaryAction');
        await setTimeout(100);
      }
      await taken;
      const document = await vscode.workspace.openTextDocument(page);
      assert.equal(document.getText(), before.replace(was, `${was} sekali`));
      await document.save();
    } finally {
      await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(before));
      await vscode.workspace.fs.delete(away, { recursive: true });
    }
  });
});
