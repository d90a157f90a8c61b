import * as vscode from 'vscode';

/** Asks which of the user's models is to write, the one of last time first; undefined where there is none, or nobody chooses. */
export async function chooseModel(memory: vscode.Memento): Promise<vscode.LanguageModelChat | undefined> {
  const models = await vscode.lm.selectChatModels();
  if (!models.length) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'VS Code has no language model here. Sign in to one, or install an extension that brings one.',
      ),
    );
    return undefined;
  }
  const last = memory.get<string>(lastKey);
  const items = models
    .map((model) => ({ label: model.name, description: model.vendor, model }))
    .sort((a, b) => Number(nameOf(b.model) === last) - Number(nameOf(a.model) === last));
  const title = vscode.l10n.t('Which model is to write?');
  const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title });
  if (picked) await memory.update(lastKey, nameOf(picked.model));
  return picked?.model;
}

const lastKey = 'draft.lastModel';
const allowedKey = 'draft.allowedModels';

const nameOf = ({ vendor, id }: vscode.LanguageModelChat) => `${vendor}/${id}`;

/** What is to be sent, and for what. */
interface Sending {
  readonly prompt: string;
  readonly part: string;
  readonly market: string;
}

/**
 * Asks, the first time in a workspace, whether a model may be sent what a draft needs.
 * @param show shows the exact text
 */
export async function mayAsk(
  memory: vscode.Memento,
  model: vscode.LanguageModelChat,
  { part, market }: Sending,
  show: () => Promise<void>,
): Promise<boolean> {
  const allowed = memory.get<readonly string[]>(allowedKey, []);
  if (allowed.includes(nameOf(model))) return true;
  const [send, look] = [vscode.l10n.t('Send'), vscode.l10n.t('Look at the Text First')];
  const question = vscode.l10n.t('Send {0} to {1}?', part, model.name);
  const detail = vscode.l10n.t(
    'The text, its facts, what the review found on it, and what Terroir knows of {0} go to {1} ({2}), in one request; the draft goes back to it to be mended and to be put into Chinese. Nothing else is sent, and nothing unless you run this command. You are asked once for this workspace and model.',
    market,
    model.name,
    model.vendor,
  );
  let answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, send, look);
  if (answer === look) {
    await show();
    // Not modal, so that the text can be read.
    answer = await vscode.window.showInformationMessage(question, send);
  }
  if (answer !== send) return false;
  await memory.update(allowedKey, [...allowed, nameOf(model)]);
  return true;
}

/** More than this no answer has that is copy for a page. */
const mostCharacters = 200_000;

/**
 * Asks a model, and gives its whole answer. Tools are not offered to it, and what it calls all the same is not heard.
 * @param hear is given the answer so far, at each piece
 * @throws a `CancellationError` as soon as the token says so, whether or not the model stops; what the model fails with
 */
export async function askModel(
  model: vscode.LanguageModelChat,
  messages: readonly vscode.LanguageModelChatMessage[],
  token: vscode.CancellationToken,
  hear: (answer: string) => void = () => {},
): Promise<string> {
  const until = untilCancelled(token);
  try {
    const justification = vscode.l10n.t('To draft a text of your page.');
    const response = await until.race(model.sendRequest([...messages], { justification }, token));
    const pieces = response.text[Symbol.asyncIterator]();
    let answer = '';
    while (answer.length < mostCharacters) {
      const { done, value } = await until.race(pieces.next());
      if (done) break;
      answer += value;
      hear(answer);
    }
    return answer;
  } finally {
    until.dispose();
  }
}

/** Ends what is waited for once a token is cancelled. */
export function untilCancelled(token: vscode.CancellationToken): {
  race<T>(work: PromiseLike<T>): Promise<T>;
  dispose(): void;
} {
  let listener: vscode.Disposable | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    const stop = () => reject(new vscode.CancellationError());
    if (token.isCancellationRequested) stop();
    else listener = token.onCancellationRequested(stop);
  });
  cancelled.catch(() => {});
  return { race: (work) => Promise.race([work, cancelled]), dispose: () => listener?.dispose() };
}

/** Why a model did not answer, in words. */
export function failureOf(error: unknown, model: vscode.LanguageModelChat): string {
  const { code = '', message = String(error), cause } = error as Partial<vscode.LanguageModelError>;
  const detail = [message, cause instanceof Error ? cause.message : ''].filter(Boolean).join(' – ');
  if (/quota|rate.?limit|too many requests|\b429\b/i.test(`${code} ${detail}`))
    return vscode.l10n.t('Your quota of {0} is used up for now. Try again later.', model.name);
  if (code === vscode.LanguageModelError.NoPermissions.name)
    return vscode.l10n.t(
      '{0} may not be used by Terroir: allow it in “Manage Language Model Access”.',
      model.name,
    );
  if (code === vscode.LanguageModelError.Blocked.name)
    return vscode.l10n.t('{0} refused the request: {1}', model.name, detail);
  if (code === vscode.LanguageModelError.NotFound.name)
    return vscode.l10n.t('{0} is not there any more. Choose another model.', model.name);
  if (/ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT|fetch failed|network|offline|timed? ?out/i.test(detail))
    return vscode.l10n.t('{0} cannot be reached: check the connection. ({1})', model.name, detail);
  return vscode.l10n.t('{0} could not answer: {1}', model.name, detail);
}
