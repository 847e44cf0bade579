import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import { panelPage } from './panel-page.ts';

/** VS Code's webview panel, as far as it is used here. */
export interface PanelWindow extends Disposable {
  title: string;
  /** Hands something to the page; it is lost while the page is not loaded or hidden. */
  tell(message: unknown): void;
  /** Brings it to the front. */
  reveal(): void;
  /** What the page says, not looked at yet. */
  onMessage(listener: (message: unknown) => void): void;
  /** The person closed it, or we did. */
  onClosed(listener: () => void): void;
}

export type OpenPanelWindow = (title: string) => PanelWindow;

/** Opens panels whose pages load our own files, and those alone. @param extension the folder of the extension */
export function panelWindows(extension: vscode.Uri): OpenPanelWindow {
  const folder = vscode.Uri.joinPath(extension, 'dist', 'review');
  const pdfjs = vscode.Uri.joinPath(extension, 'dist', 'pdfjs');
  return (title) => {
    const panel = vscode.window.createWebviewPanel('mcpOdoo.review', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [folder, pdfjs],
    });
    const { webview } = panel;
    const { bundle } = vscode.l10n;
    const address = (uri: vscode.Uri) => webview.asWebviewUri(uri).toString();
    webview.html = panelPage({
      nonce: randomBytes(18).toString('base64'),
      source: webview.cspSource,
      script: address(vscode.Uri.joinPath(folder, 'page.js')),
      style: address(vscode.Uri.joinPath(folder, 'page.css')),
      pdfjs: `${address(pdfjs)}/`,
      language: bundle === undefined ? 'en' : vscode.env.language,
      texts: bundle ?? {},
    });
    return {
      get title() {
        return panel.title;
      },
      set title(text) {
        panel.title = text;
      },
      tell: (message) => void webview.postMessage(message),
      reveal: () => panel.reveal(),
      onMessage: (listener) => {
        webview.onDidReceiveMessage((message: unknown) => listener(message));
      },
      onClosed: (listener) => {
        panel.onDidDispose(listener);
      },
      dispose: () => void panel.dispose(),
    };
  };
}
