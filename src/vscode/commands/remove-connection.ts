import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import { whatBecomes } from './what-becomes.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Forgets a connection and its secrets, after asking.
 * @throws Problem not_connected, invalid_arguments
 */
export async function removeConnection(argument: unknown, saved: Connections): Promise<void> {
  const profile = await whichConnection(argument, saved.all, t`Which connection do you want to remove?`);
  if (profile === undefined) return;
  // First, so that Enter forgets no key: agents can run the command, too.
  const keep = t`Keep Connection`;
  const remove = t`Remove Connection`;
  const pressed = await vscode.window.showWarningMessage(
    t`Remove the connection ${profile.name}?`,
    { modal: true, detail: whatBecomes(profile, saved.all) },
    keep,
    remove,
  );
  if (pressed === remove) await saved.remove(profile);
}
