/** The language model of test/host/fixture-model, as tests steer it. */
import * as vscode from 'vscode';

/** What the model does with a request; test/host/fixture-model/extension.cjs says what each means. */
type Answer =
  | { readonly say: string; readonly stays?: true }
  | { readonly obey: true }
  | { readonly fail: string };

/** What the model was asked. */
interface Request {
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  readonly tools: readonly string[];
}

const fileOf = (name: string) =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '.vscode', name);
const [answersFile, requestsFile] = ['fixture-model.json', 'fixture-model.requests.json'];

/** True where VS Code has models of extensions at all: from 1.104 on. */
export const hasModels = 'registerLanguageModelChatProvider' in vscode.lm;

/** Gives the workspace its model, which answers one request after the other like this, and forgets what it was asked. */
export async function answerWith(...answers: Answer[]): Promise<void> {
  await forget(requestsFile);
  await vscode.workspace.fs.writeFile(
    fileOf(answersFile),
    new TextEncoder().encode(JSON.stringify(answers, undefined, 2)),
  );
  await listed((models) => models.length === 1);
}

/** Takes the model away again. */
export async function withoutModel(): Promise<void> {
  await forget(requestsFile);
  await forget(answersFile);
  await listed((models) => models.length === 0);
}

/** What the model was asked since it was told its answers, one request after the other. */
export async function requests(): Promise<Request[]> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(requestsFile))));
  } catch {
    return [];
  }
}

async function forget(name: string): Promise<void> {
  await vscode.workspace.fs.delete(fileOf(name)).then(undefined, () => undefined);
}

/** Waits until VS Code has noticed that the model is there, or gone. */
async function listed(isDone: (models: vscode.LanguageModelChat[]) => boolean): Promise<void> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      const told = vscode.lm.onDidChangeChatModels(() => {
        told.dispose();
        resolve();
      });
    });
    if (isDone(await vscode.lm.selectChatModels({ vendor: 'fixture' }))) return;
    await changed;
  }
}
