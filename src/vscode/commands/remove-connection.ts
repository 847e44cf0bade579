import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import { whatBecomes } from './what-becomes.ts';
import { whichConnection } from './which-connection.ts';

// First, so that Enter forgets no key: agents can run the command, too.
const KEEP = 'Keep Connection';
const REMOVE = 'Remove Connection';

/**
 * Forgets a connection and its secrets, after asking.
 * @throws Problem not_connected, invalid_arguments
 */
export async function removeConnection(argument: unknown, saved: Connections): Promise<void> {
  const profile = await whichConnection(argument, saved.all, 'Which connection do you want to remove?');
  if (profile === undefined) return;
  const pressed = await vscode.window.showWarningMessage(
    `Remove the connection ${profile.name}?`,
    { modal: true, detail: whatBecomes(profile, saved.all) },
    KEEP,
    REMOVE,
  );
  if (pressed === REMOVE) await saved.remove(profile);
}
