import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/** Its editors draw no links: see `configurationDefaults` in package.json. */
const LANGUAGE = 'mcp-odoo-text';

const SCHEME = 'mcp-odoo-text';

/** Texts of ours in read-only editors. They hold words of others, so nothing in them is drawn or can be followed. */
export class InertDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly onDidChange = this.#changes.event;

  /**
   * Shows a text, in the editor of that name where one is open.
   * @param name what stands on its tab
   */
  async show(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.#texts.set(uri.path, text);
    this.#changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  /** VS Code asks for what was open when it was closed, too. */
  provideTextDocumentContent({ path }: vscode.Uri): string {
    return (
      this.#texts.get(path) ??
      `${t`This was closed with its window. Run the command of MCP Odoo that showed it again.`}\n`
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
  }
}
