import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';

const DISCONNECT = 'Disconnect';

/** Forgets the connection and its secret, after asking. */
export async function disconnect(connections: Connections): Promise<void> {
  const profile = connections.current;
  if (profile === undefined) return;
  const detail = `${profile.login} on ${profile.database}. The stored password or API key is deleted; nothing changes in Odoo. A key that you no longer need is best deleted in Odoo too.`;
  const question = `Disconnect from ${profile.origin}?`;
  const pressed = await vscode.window.showWarningMessage(question, { modal: true, detail }, DISCONNECT);
  if (pressed === DISCONNECT) await connections.disconnect();
}
