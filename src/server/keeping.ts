/** What somebody wants no longer reported: kept with a reason, or its rule turned off; the file to change may be the site's. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { configPath, exceptionsPath, type FileEdit, offScopes, type RuleId } from '../core/index.ts';
import { toTextEdit } from './convert.ts';
import type { FileEditAnswer, KeepParams, TurnOffParams } from './protocol.ts';
import { fileChange, mayWrite, type Session } from './session.ts';
import type { Located } from './sites.ts';

/** Answers `terroir/keep`. */
export function keep(
  session: Session,
  { uri, ruleId, from, to, reason }: KeepParams,
): Promise<FileEditAnswer> {
  return editFor(session, uri, exceptionsPath, ({ site, path }) =>
    site.keep(path, { ruleId: ruleId as RuleId, from, to }, reason),
  );
}

/** Answers `terroir/turnOff`. */
export function turnOff(session: Session, { uri, ruleId, scope }: TurnOffParams): Promise<FileEditAnswer> {
  return editFor(session, uri, configPath, async ({ site, path }) => {
    const edit = await site.turnOff(path, ruleId as RuleId, scope);
    return edit === 'no-market' ? undefined : edit;
  });
}

/** @param setupPath the file of the setup that may be changed */
async function editFor(
  session: Session,
  uri: string,
  setupPath: string,
  find: (located: Located) => Promise<FileEdit | 'broken' | undefined>,
): Promise<FileEditAnswer> {
  const { documents, sites, runtime } = session;
  const document = documents.get(uri);
  const located = document && sites.locate(uri);
  if (!located) return null;
  // What is typed while the edit is worked out makes it another version's, which the client sees and refuses.
  const { version } = document;
  const { folder } = located.site;
  const found = await find(located);
  if (!found) return null;
  if (found !== 'broken' && found.path === located.path)
    return { uri, path: found.path, version, edit: toTextEdit(document, found.edit) };
  const file = Utils.joinPath(folder, setupPath).toString();
  if (found === 'broken' || !(await runtime.staysInside(folder, setupPath)))
    return { broken: file, path: setupPath };
  if (!(await mayWrite(session, located.site))) return 'not-wanted';
  const before = TextDocument.create(file, 'yaml', 0, found.text);
  return { uri: file, path: setupPath, version: null, edit: toTextEdit(before, found.edit) };
}

/** Commands of the server, for editors whose client has none of its own: the light bulb offers them. */
export const keepingCommands = ['terroir.keep', 'terroir.turnOff'] as const;

/** Runs one of them: the editor is asked to change the file, or told why nothing is. The reason is left to be filled in. */
export async function runKeeping(
  session: Session,
  command: (typeof keepingCommands)[number],
  args: readonly unknown[],
): Promise<void> {
  const [uri, ruleId, ...more] = args;
  if (typeof uri !== 'string' || typeof ruleId !== 'string') return;
  let answer: FileEditAnswer = null;
  if (command === 'terroir.keep') {
    const [from, to] = more;
    if (typeof from === 'number' && typeof to === 'number')
      answer = await keep(session, { uri, ruleId, from, to, reason: unfilledReason });
  } else {
    const scope = offScopes.find((one) => one === more[0]);
    if (scope) answer = await turnOff(session, { uri, ruleId, scope });
  }
  if (!answer || answer === 'not-wanted') return;
  if ('broken' in answer)
    return session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: session.messages.actions.mendFirst(answer.path),
    });
  await session.connection.workspace.applyEdit(fileChange(session, answer.uri, [answer.edit]));
}

/** Stands where an author is to write why: nothing is kept for it. */
export const unfilledReason = '…';
