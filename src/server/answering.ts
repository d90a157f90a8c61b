/** How the server answers and tells: requests that a client takes back end then. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Notification, Request, Sent } from './method-protocol.ts';

/** The answer to a request that was taken back. */
type Cancelled = ResponseError<never>;

/**
 * Works out an answer until its request is taken back.
 * @param work is given a signal that is aborted then
 */
export async function cancellable<R>(
  token: CancellationToken,
  work: (signal: AbortSignal) => R | Promise<R>,
): Promise<R | Cancelled> {
  const stop = new AbortController();
  if (token.isCancellationRequested) stop.abort();
  const listener = token.onCancellationRequested(() => stop.abort());
  try {
    stop.signal.throwIfAborted();
    return await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  } finally {
    listener.dispose();
  }
}

/**
 * Works out an answer until its request is taken back, or about a text that is another by then.
 * @param version that of the text as it stands; undefined where it is not open
 */
export function whileSame<R>(
  token: CancellationToken,
  version: () => number | undefined,
  work: (signal: AbortSignal) => R | Promise<R>,
): Promise<R | Cancelled> {
  const asked = version();
  return cancellable<R | Cancelled>(token, async (signal) => {
    const answer = await work(signal);
    return version() === asked ? answer : new ResponseError(LSPErrorCodes.ContentModified, 'text changed');
  });
}

/** Gives what answers the requests of a client, each until it is taken back. */
export function answering(connection: Connection) {
  return <Params, Answer>(
    { method }: Request<Params, Answer>,
    answer: (params: Params, signal: AbortSignal) => Answer | Promise<Answer>,
  ): void => {
    // The token comes last, whether or not there are parameters.
    connection.onRequest<unknown, void>(method, (...args: unknown[]) =>
      cancellable(args.at(-1) as CancellationToken, (signal) => answer(args[0] as Params, signal)),
    );
  };
}

/** Tells a client something. */
export function tell<Params>(
  connection: Connection,
  { method }: Notification<Params>,
  ...params: Sent<Params>
): void {
  void connection.sendNotification(method, ...params);
}
