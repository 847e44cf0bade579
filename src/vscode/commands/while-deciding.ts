import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * Shows in the status bar that a command waits for the person, until they have decided.
 * @param ask says so by calling `decided`, where what their yes sets going is shown in another way
 */
export async function whileDeciding<Done>(
  ask: (signal: AbortSignal, decided: () => void) => Promise<Done>,
): Promise<Done> {
  const options = {
    location: vscode.ProgressLocation.Window,
    title: t`MCP Odoo: waiting for your decision`,
  };
  let decided: () => void = () => undefined;
  const isDecided = new Promise<void>((resolve) => (decided = resolve));
  // Nobody leaves who asks in their own name.
  const done = ask(new AbortController().signal, () => decided());
  await vscode.window.withProgress(options, () => Promise.race([done, isDecided]));
  return done;
}
