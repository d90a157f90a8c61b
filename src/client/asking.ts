/** Requests and notifications between client and server, held to the types of `method-protocol.ts`. */
import type { CancellationToken, Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Notification, Request, Sent } from '../server/method-protocol.ts';

/**
 * Parameters as plain data. A server in a worker is sent clones, not JSON: what a class of the editor computes, such as the line of
 * a position, would not be in them.
 */
function plain<Params>(params: Params): Params {
  return JSON.parse(JSON.stringify(params)) as Params;
}

/** Asks the server. */
export function ask<Params, Answer>(
  client: BaseLanguageClient,
  { method }: Request<Params, Answer>,
  ...params: Sent<Params>
): Promise<Answer> {
  const [sent] = params;
  return sent === undefined ? client.sendRequest(method) : client.sendRequest(method, plain(sent));
}

/** Asks the server until a token is cancelled; then it rejects. */
export function askUntil<Params, Answer>(
  client: BaseLanguageClient,
  { method }: Request<Params, Answer>,
  params: Params,
  token: CancellationToken,
): Promise<Answer> {
  return client.sendRequest(method, plain(params), token);
}

/** Tells the server something. */
export function tell<Params>(
  client: BaseLanguageClient,
  { method }: Notification<Params>,
  ...params: Sent<Params>
): Promise<void> {
  const [sent] = params;
  return sent === undefined ? client.sendNotification(method) : client.sendNotification(method, plain(sent));
}

/** Hears what the server tells; a client keeps one listener a notification. */
export function hear<Params>(
  client: BaseLanguageClient,
  { method }: Notification<Params>,
  listener: (params: Params) => void,
): Disposable {
  return client.onNotification(method, listener);
}

/** Answers what the server asks. */
export function answer<Params, Answer>(
  client: BaseLanguageClient,
  { method }: Request<Params, Answer>,
  find: (params: Params) => Promise<Answer>,
): Disposable {
  return client.onRequest<unknown, void>(method, find);
}
