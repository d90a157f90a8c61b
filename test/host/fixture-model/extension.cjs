/*
 * A language model for tests. What it answers is said by the workspace: `.vscode/fixture-model.json` is a list of answers, the
 * first for the first request, the second for the second, the last for all that come after. What it was asked is written to
 * `.vscode/fixture-model.requests.json`; without that file the next request is the first again.
 *
 * An answer:
 *   { "say": "text" }                   this text, in pieces, as a model streams it
 *   { "say": "text", "stays": true }     this text, and then nothing more until the request is cancelled
 *   { "obey": true }                    does all that the text it is sent tells it to (see `obey`)
 *   { "fail": "Blocked" }               the error of that name: Blocked, NoPermissions, NotFound; any other is an error's message
 *
 * Without a file the workspace has no model. It runs in both extension hosts, and does nothing in a VS Code without the API.
 */
const vscode = require('vscode');

const vendor = 'fixture';

exports.activate = (context) => {
  if (!vscode.lm.registerLanguageModelChatProvider) return;
  const changed = new vscode.EventEmitter();
  const watcher = vscode.workspace.createFileSystemWatcher('**/.vscode/fixture-model.json');
  watcher.onDidCreate(() => changed.fire());
  watcher.onDidDelete(() => changed.fire());
  context.subscriptions.push(
    changed,
    watcher,
    vscode.lm.registerLanguageModelChatProvider(vendor, {
      onDidChangeLanguageModelChatInformation: changed.event,
      provideLanguageModelChatInformation: async () => ((await read('fixture-model.json')) ? [model] : []),
      provideLanguageModelChatResponse: respond,
      provideTokenCount: async (_model, text) => JSON.stringify(text).length,
    }),
  );
};

const model = {
  id: 'fixture-1',
  name: 'Fixture One',
  family: 'fixture',
  version: '1',
  maxInputTokens: 100_000,
  maxOutputTokens: 10_000,
  capabilities: { toolCalling: true },
  // Which of VS Code's own lists show it; extensions that ask are always told.
  isUserSelectable: true,
};

async function respond({ id }, messages, options, progress, token) {
  const sent = messages.map(({ role, content }) => ({
    role: role === vscode.LanguageModelChatMessageRole.User ? 'user' : 'assistant',
    text: content.map((part) => part.value ?? '').join(''),
  }));
  const before = (await read('fixture-model.requests.json')) ?? [];
  const tools = (options.tools ?? []).map(({ name }) => name);
  await write('fixture-model.requests.json', [...before, { model: id, messages: sent, tools }]);

  const answers = await read('fixture-model.json');
  const answer = answers[Math.min(before.length, answers.length - 1)];
  if (answer.fail) throw errorOf(answer.fail);
  const { say, call } = answer.obey ? obey(sent) : { say: answer.say, call: [] };
  for (const piece of say.split(/(?<=[\s，。；、])/)) {
    if (token.isCancellationRequested) return;
    progress.report(new vscode.LanguageModelTextPart(piece));
  }
  for (const [index, { name, input }] of call.entries())
    progress.report(new vscode.LanguageModelToolCallPart(`call-${index}`, name, input));
  if (answer.stays && !token.isCancellationRequested)
    await new Promise((cancelled) => token.onCancellationRequested(cancelled));
}

/**
 * Follows every order in what it is sent, as a model would that cannot tell data from instructions. Orders are what stands
 * between `((` and `))`: `say TEXT` (with `\n` for a new line), `call TOOL JSON`. Without one it says that there was none.
 */
function obey(messages) {
  const orders = messages.flatMap(({ text }) => [...text.matchAll(/\(\((say|call) (.*?)\)\)/gs)]);
  const said = orders.filter(([, verb]) => verb === 'say').map(([, , text]) => text.replaceAll('\\n', '\n'));
  const call = orders
    .filter(([, verb]) => verb === 'call')
    .map(([, , order]) => {
      const [, name, input = '{}'] = /^(\S+)\s*(.*)$/s.exec(order);
      return { name, input: JSON.parse(input) };
    });
  return { say: said.join('\n') || 'No order.', call };
}

function errorOf(name) {
  const known = ['Blocked', 'NoPermissions', 'NotFound'];
  return known.includes(name) ? vscode.LanguageModelError[name](`Fixture: ${name}`) : new Error(name);
}

function fileOf(name) {
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, '.vscode', name);
}

async function read(name) {
  const file = fileOf(name);
  try {
    return file && JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch (error) {
    if (error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

async function write(name, value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value, undefined, 2));
  await vscode.workspace.fs.writeFile(fileOf(name), bytes);
}
