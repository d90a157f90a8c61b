import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerWith, hasModels, requests, withoutModel } from './fixture-model.ts';
import { extensionHost, type JsonPage } from './host.ts';

const { review, killServer } = extensionHost();

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const at = (relative: string) => vscode.Uri.joinPath(folder(), ...relative.split('/'));

/** What only a hang reaches, in milliseconds. */
const patience = 90_000;

/** Waits until `check` no longer throws, and gives what it gave; it is asked again whenever VS Code tells of something. */
function until<T>(check: () => T): Promise<T> {
  const { workspace, window, languages } = vscode;
  return new Promise((resolve, reject) => {
    let last: unknown;
    const look = () => {
      try {
        resolve(check());
        end();
      } catch (error) {
        last = error;
      }
    };
    const timer = setTimeout(() => {
      end();
      reject(last);
    }, patience);
    const told = vscode.Disposable.from(
      languages.onDidChangeDiagnostics(look),
      workspace.onDidChangeTextDocument(look),
      window.onDidChangeActiveTextEditor(look),
    );
    const end = () => {
      clearTimeout(timer);
      told.dispose();
    };
    look();
  });
}

async function open(relative: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(at(relative));
  return vscode.window.showTextDocument(document);
}

const severities = ['critical', 'major', 'minor', 'neutral'];

/** What the editor shows on a page, in the shape of the command line's findings. */
function shown(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'terroir')
    .map(({ code, severity, message, range: { start, end } }) => {
      const rule = typeof code === 'object' ? code.value : code;
      return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${severities[severity]} ${rule} ${message}`;
    })
    .sort();
}

/** What the editor is to show on a page. */
function expected({ findings }: JsonPage): string[] {
  return findings
    .map(
      ({ ruleId, severity, message, line, column, endLine, endColumn }) =>
        `${line}:${column}-${endLine}:${endColumn} ${severity} ${ruleId} ${message}`,
    )
    .sort();
}

function diagnosticOf(uri: vscode.Uri, ruleId: string): vscode.Diagnostic {
  const found = vscode.languages
    .getDiagnostics(uri)
    .find(({ code }) => (typeof code === 'object' ? code.value : code) === ruleId);
  assert.ok(found, `${ruleId} is not reported; reported: ${shown(uri).join('\n')}`);
  return found;
}

/** Takes back all that a test has changed on a page. */
async function revert(relative: string): Promise<void> {
  await open(relative);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind?: string): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind);
}

describe('Terroir in VS Code', () => {
  before(async () => {
    await vscode.extensions.getExtension('terroir.terroir')!.activate();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows the same findings as the command line, on every page', async () => {
    const pages = await review();
    assert.ok(pages.length > 25);
    for (const page of pages) {
      await open(page.path);
      await until(() => assert.deepEqual(shown(at(page.path)), expected(page), page.path));
    }
  });

  it('says in a hover where a phrase comes from and what to write instead', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    await open(page);
    const { range } = await until(() => diagnosticOf(at(page), 'reference/national-high-tech-enterprise'));
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      at(page),
      range.start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
      .join('\n');
    for (const part of [/Write instead/, /For example/, /The Chinese page has 国家高新技术企业/])
      assert.match(text, part);
  });

  it('links a finding to its rule’s page', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    await open(page);
    const { code } = await until(() => diagnosticOf(at(page), 'reference/national-high-tech-enterprise'));
    const rule = (code as { target: vscode.Uri }).target;
    const document = await vscode.workspace.openTextDocument(rule);
    assert.match(document.getText(), /国家高新技术企业[\s\S]*\*\*Reported:[\s\S]*\*\*Not reported:/);
  });

  it('replaces with a quick fix, and the finding is gone', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    const editor = await open(page);
    const { range } = await until(() => diagnosticOf(at(page), 'convention/full-width-punctuation'));
    const actions = await actionsAt(at(page), range);
    const fix = actions.find(({ edit }) => edit)!;
    await vscode.workspace.applyEdit(fix.edit!);
    const line = editor.document.lineAt(range.start.line).text;
    assert.doesNotMatch(line.slice(range.start.character, range.start.character + 1), /[，。]/);
    await until(() =>
      assert.ok(
        !shown(at(page)).some((one) =>
          one.startsWith(`${range.start.line + 1}:${range.start.character + 1}-`),
        ),
      ),
    );
    await revert(page);
  });

  it('applies all safe fixes at once', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    const { document } = await open(page);
    await until(() => diagnosticOf(at(page), 'convention/full-width-punctuation'));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [all] = await actionsAt(at(page), whole, 'source.fixAll.terroir');
    await vscode.workspace.applyEdit(all!.edit!);
    await until(() => assert.ok(!shown(at(page)).some((one) => one.includes('full-width'))));
    await revert(page);
  });

  it('turns a rule off for a market from the light bulb, and what was written can be taken back', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    const rule = 'reference/national-high-tech-enterprise';
    const config = at('.terroir/config.yaml');
    const before = '# ours\nsource: zh\n';
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(before));
    try {
      await open(page);
      const { range } = await until(() => diagnosticOf(at(page), rule));
      const actions = await actionsAt(at(page), range);
      const titles = actions.map(({ title }) => title);
      for (const where of ['on this page', 'for Singapore', 'on the whole site'])
        assert.ok(titles.includes(`Turn off ${where}: “national high tech enterprise”`), titles.join('\n'));
      const { command } = actions.find(({ title }) => title.startsWith('Turn off for Singapore'))!;
      await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
      await until(() => assert.ok(!shown(at(page)).some((one) => one.includes(rule))));
      const document = await vscode.workspace.openTextDocument(config);
      assert.equal(
        document.getText(),
        `${before}overrides:\n  - market: SG\n    rules:\n      ${rule}: off\n`,
      );
      assert.equal(document.isDirty, false);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      await until(() => assert.equal(document.getText(), before));
      await document.save();
      await until(() => diagnosticOf(at(page), rule));
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(at('.terroir'), { recursive: true });
    }
  });

  it('underlines what the settings say, at once', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    const settings = vscode.workspace.getConfiguration('terroir');
    await open(page);
    await until(() => assert.ok(shown(at(page)).some((one) => one.includes(' minor '))));
    try {
      await settings.update('underline', 'major', vscode.ConfigurationTarget.Global);
      await until(() => assert.ok(!shown(at(page)).some((one) => one.includes(' minor '))));
      assert.ok(shown(at(page)).length);
      await settings.update('underline', 'off', vscode.ConfigurationTarget.Global);
      await until(() => assert.deepEqual(shown(at(page)), []));
    } finally {
      await settings.update('underline', undefined, vscode.ConfigurationTarget.Global);
    }
    await until(() => assert.ok(shown(at(page)).length));
  });

  it('changes the market in the front matter, and the findings follow', async () => {
    const page = 'yunfan/content/id/customers.md';
    const editor = await open(page);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'market: SG\n'));
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(editor.document.lineCount, 0), '\nHubungi 400-000-0000，ya.\n'),
    );
    await until(() => diagnosticOf(at(page), 'convention/china-only-phone'));
    await revert(page);
    await until(() => assert.deepEqual(shown(at(page)), []));
  });

  it('opens a prefilled brief beside the page', async () => {
    // Where no site is, it is asked first whether to make one.
    await vscode.workspace.fs.writeFile(at('.terroir/config.yaml'), new TextEncoder().encode('{}\n'));
    await open('yunfan/content/id/_index.md');
    await until(() => assert.ok(shown(at('yunfan/content/id/_index.md')).length));
    await vscode.commands.executeCommand('terroir.brief', undefined, { language: 'en' });
    const brief = await until(() => {
      const text = vscode.window.activeTextEditor!.document.getText();
      assert.match(text, /^---\npage: [\s\S]*\n# Brief/);
      return text;
    });
    for (const part of [/Indonesia/, /QRIS/, /follows the Chinese page/, /> 云帆/]) assert.match(brief, part);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(at('.terroir'), { recursive: true });
  });

  it('says what is wrong in the config on its own line, and completes it', async () => {
    const config = at('.terroir/config.yaml');
    await vscode.workspace.fs.writeFile(
      config,
      new TextEncoder().encode('source: zh\ngate:\n  failOn: huge\n'),
    );
    try {
      const document = await vscode.workspace.openTextDocument(config);
      await vscode.window.showTextDocument(document);
      const [first] = await until(() => {
        assert.equal(shown(config).length, 1);
        return shown(config);
      });
      assert.match(first!, /^3:11-3:15 .*“huge” is not a value of gate\.failOn/);
      const list: vscode.CompletionList = await vscode.commands.executeCommand(
        'vscode.executeCompletionItemProvider',
        config,
        new vscode.Position(2, 10),
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('critical') && labels.includes('never'), labels.join());
    } finally {
      await vscode.workspace.fs.delete(config);
    }
  });

  it('reviews a page again when its Chinese page changes', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    await open('yunfan/content/zh/about.md');
    const source = vscode.window.activeTextEditor!;
    await open(page);
    // What needs the dictionary is shown later than the rest.
    const before = expected((await review()).find(({ path: name }) => name === page)!);
    await until(() => assert.deepEqual(shown(at(page)), before));
    const edit = new vscode.WorkspaceEdit();
    edit.delete(source.document.uri, new vscode.Range(9, 0, source.document.lineCount, 0));
    await vscode.workspace.applyEdit(edit);
    await until(() => assert.ok(!shown(at(page)).some((one) => one.includes('copy/mirrors-source'))));
    await revert('yunfan/content/zh/about.md');
    await open(page);
    await until(() => assert.deepEqual(shown(at(page)), before));
  });

  it('answers the models of the editor with what the page is as it is typed, and of copy in no file', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    const document = (await open(page)).document;
    const call = async (input: object) => {
      const name = 'terroir_review';
      const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
      return JSON.parse((content[0] as vscode.LanguageModelTextPart).value);
    };
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      document.positionAt(document.getText().length),
      '\nA National High-tech Enterprise.\n',
    );
    await vscode.workspace.applyEdit(edit);
    const typed = await until(async () => {
      const answer = await call({ page });
      assert.match(JSON.stringify(answer.findings), /national-high-tech-enterprise/);
      return answer;
    });
    assert.equal(typed.market, 'SG');
    for (const { from, to, text } of typed.findings)
      assert.ok(document.getText().slice(from, to).startsWith(text), text);
    const text = 'We are a National High-tech Enterprise.';
    const { findings } = await call({ text, market: 'DE', locale: 'en-DE' });
    assert.ok(
      findings.some(({ from, to }: { from: number; to: number }) => /High-tech/.test(text.slice(from, to))),
    );
    await assert.rejects(call({ page: '../outside.md' }), /stays inside/);
    await revert(page);
  });

  it('shows the same findings as the command line on closed pages, once the workspace is reviewed', async () => {
    const pages = await review();
    await vscode.commands.executeCommand('terroir.reviewWorkspace');
    for (const page of pages)
      await until(() => assert.deepEqual(shown(at(page.path)), expected(page), page.path));
  });

  it('shows each finding once, whether its page is open, typed in, behind no tab, or closed again', async () => {
    const page = (await review()).find(({ findings }) => findings.length > 5)!;
    const uri = at(page.path);
    const all = () => assert.deepEqual(shown(uri), expected(page));
    await vscode.commands.executeCommand('terroir.reviewWorkspace');
    await until(all);
    // Loaded, but in no tab: nobody asks for such a document alone.
    const document = await vscode.workspace.openTextDocument(uri);
    await until(all);
    const editor = await vscode.window.showTextDocument(document);
    const calque = 'We are a national high-tech enterprise. ';
    await editor.edit((edit) => edit.insert(new vscode.Position(document.lineCount, 0), `\n\n${calque}\n`));
    await until(() => {
      const last = shown(uri).filter((one) => one.startsWith(`${document.lineCount - 1}:`));
      assert.deepEqual(
        last.map((one) => / (reference\/\S+) /.exec(one)?.[1]),
        ['reference/national-high-tech-enterprise'],
      );
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(all);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(all);
  });

  // What needs a process is not offered in a browser.
  it('offers the command line as tasks', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'terroir' });
    const names = killServer ? ['review this folder', 'review what this branch changed'] : [];
    assert.deepEqual(
      tasks.map(({ name }) => name),
      names,
    );
  });

  if (killServer)
    it('starts a server anew that is killed amid an edit: nothing typed is lost, and all findings come back', async () => {
      const [page, closed] = ['yunfan/content/en-SG/about.md', 'yunfan/content/id/product.md'];
      await vscode.commands.executeCommand('terroir.reviewWorkspace');
      const editor = await open(page);
      await until(() => assert.ok(shown(at(page)).length && shown(at(closed)).length));
      const before = { open: shown(at(page)).length, closed: shown(at(closed)) };
      const type = (text: string) =>
        editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), text));
      await type('\nCall us on WeChat');
      killServer();
      await type('，now.\n');
      assert.ok(editor.document.getText().endsWith('\nCall us on WeChat，now.\n') && editor.document.isDirty);
      await until(() => {
        const line = editor.document.lineCount - 1;
        assert.ok(shown(at(page)).some((one) => one.startsWith(`${line}:18-${line}:19 `)));
        assert.ok(shown(at(page)).length > before.open);
        // The workspace was reviewed, and is again.
        assert.deepEqual(shown(at(closed)), before.closed);
      });
      await revert(page);
    });
});

describe('drafts of a model', () => {
  it('are offered only where there is a model, and nothing is sent by offering them', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    await open(page);
    const { range } = await until(() => diagnosticOf(at(page), 'reference/national-high-tech-enterprise'));
    const offered = async () =>
      (await actionsAt(at(page), range)).filter(({ command }) => command?.command === 'terroir.draft').length;
    assert.equal(await offered(), 0);
    if (!hasModels) return;
    await answerWith({ say: 'Nothing.' });
    assert.equal(await offered(), 1);
    assert.deepEqual(await requests(), []);
    await withoutModel();
    assert.equal(await offered(), 0);
  });
});

describe('the model of the tests', () => {
  before(function () {
    // Models of extensions came with 1.104.
    if (!hasModels) this.skip();
  });
  after(async () => {
    if (hasModels) await withoutModel();
  });

  const ask = async (text: string, token?: vscode.CancellationToken) => {
    const [model] = await vscode.lm.selectChatModels({ vendor: 'fixture' });
    return model!.sendRequest([vscode.LanguageModelChatMessage.User(text)], {}, token);
  };
  const read = async (stream: AsyncIterable<unknown>) => {
    const parts: unknown[] = [];
    for await (const part of stream) parts.push(part);
    return parts;
  };

  it('answers one request after the other as it is told, obeys what it is sent, and fails as models fail', async () => {
    await answerWith({ say: 'One two.' }, { obey: true }, { fail: 'Blocked' });
    assert.deepEqual(await read((await ask('First?')).text), ['One ', 'two.']);
    const order = 'Data: ((say Mine\\nonly)) ((call terroir_gate {"pages":["a.md"]}))';
    const obeyed = await read((await ask(order)).stream);
    const said = obeyed.filter((part) => part instanceof vscode.LanguageModelTextPart);
    assert.equal(said.map(({ value }) => value).join(''), 'Mine\nonly');
    const called = obeyed.find((part) => part instanceof vscode.LanguageModelToolCallPart)!;
    assert.deepEqual([called.name, called.input], ['terroir_gate', { pages: ['a.md'] }]);
    await assert.rejects(
      async () => read((await ask('Third?')).text),
      (error: vscode.LanguageModelError) => error.code === vscode.LanguageModelError.Blocked.name,
    );
    const asked = await requests();
    assert.deepEqual(
      asked.map(({ messages }) => messages.map(({ text }) => text)),
      [['First?'], [order], ['Third?']],
    );
  });

  it('waits where it is told, until it is cancelled', async () => {
    await answerWith({ say: 'Begun', stays: true });
    const source = new vscode.CancellationTokenSource();
    const heard: string[] = [];
    const reading = (async () => {
      for await (const piece of (await ask('Go', source.token)).text) {
        heard.push(piece);
        source.cancel();
      }
    })();
    await reading.catch(() => undefined);
    assert.deepEqual(heard, ['Begun']);
  });
});
