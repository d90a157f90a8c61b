import * as vscode from 'vscode';

/** A page of `src/webview/`, as an editor shows it. */
export interface WebviewPage {
  /** Its folder below `src/webview/`: `review` shows `dist/webview/review.js` and `review.css`. */
  readonly name: string;
  readonly title: string;
  readonly column: vscode.ViewColumn;
  /** What the page finds as `pageData()` when it starts; later data goes by message. */
  readonly data?: unknown;
}

/**
 * Opens a webview with a page of `src/webview/`. It runs no script but that page's, loads nothing but its
 * script and style, and reaches no network; what is shown comes as data, never as markup.
 */
export function openWebview(extension: vscode.Uri, page: WebviewPage): vscode.WebviewPanel {
  const folder = vscode.Uri.joinPath(extension, 'dist', 'webview');
  const panel = vscode.window.createWebviewPanel(`terroir.${page.name}`, page.title, page.column, {
    enableScripts: true,
    localResourceRoots: [folder],
  });
  panel.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.png');
  panel.webview.html = pageHtml(panel.webview, folder, page);
  return panel;
}

function pageHtml(webview: vscode.Webview, folder: vscode.Uri, { name, title, data }: WebviewPage): string {
  const nonce = crypto.randomUUID();
  const asset = (ending: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, `${name}.${ending}`));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  // Of all HTML can hold, only `<` could end the data early.
  const json = JSON.stringify(data ?? null).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${vscode.env.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))}</title>
<link rel="stylesheet" href="${asset('css')}"></head>
<body><main id="page"></main>
<script type="application/json" id="data">${json}</script>
<script nonce="${nonce}" src="${asset('js')}"></script></body></html>`;
}
