/** API that VS Code gives the page inside a webview. */
export interface WebviewHost {
  /** Sends a message to the extension. */
  postMessage(message: unknown): void;
  /** State kept by `setState`; it survives while the webview is hidden. */
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => WebviewHost) | undefined;

/** The editor around this page; undefined where the page is a saved file in a browser. */
export const host: WebviewHost | undefined =
  typeof acquireVsCodeApi === 'undefined' ? undefined : acquireVsCodeApi();

/** Calls `receive` for every message of the extension; a saved page listens to nobody. */
export function onMessage<T>(receive: (message: T) => void): void {
  if (host) window.addEventListener('message', ({ data }: MessageEvent<T>) => receive(data));
}

/** The data the page was made with. */
export function pageData<T>(): T {
  return JSON.parse(document.getElementById('data')!.textContent!) as T;
}
