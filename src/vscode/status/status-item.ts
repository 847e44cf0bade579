import * as vscode from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import { DRAFTS_VIEW } from '../contributions.ts';
import type { ShownDrafts } from '../drafts/shown-drafts.ts';
import { withoutIcons } from '../inert-text.ts';
import { statusOf } from './status-text.ts';

/** What this window is connected to, at the left of the status bar. A click shows the drafts. */
export class StatusItem implements Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('connections', vscode.StatusBarAlignment.Left);
    this.#item.name = 'MCP Odoo';
    this.#item.command = `${DRAFTS_VIEW}.focus`;
  }

  /** Says how things are with all connections; nothing where there are none. */
  show(shown: readonly ShownDrafts[]): void {
    const status = statusOf(shown);
    if (status === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(plug) ${withoutIcons(status.text)}`;
    this.#item.tooltip = status.tooltip;
    this.#item.accessibilityInformation = { label: status.spoken };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
