import * as vscode from 'vscode';

/** Shows in the status bar that a command waits for the person. */
export async function whileDeciding<Done>(ask: (signal: AbortSignal) => Promise<Done>): Promise<Done> {
  const options = {
    location: vscode.ProgressLocation.Window,
    title: 'MCP Odoo: waiting for your decision',
  };
  // Nobody leaves who asks in their own name.
  return vscode.window.withProgress(options, () => ask(new AbortController().signal));
}
