import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/** Asks before a password may travel readable. The first button, which Enter presses, does no harm. */
export async function agreesToPlainHttp(origin: string): Promise<boolean> {
  const agree: vscode.MessageItem = { title: t`Send Unencrypted` };
  // As a close affordance it would give its place as the first button, and the focus, to the other one.
  const refuse: vscode.MessageItem = { title: t`Use Another Address` };
  const detail = t`Your password or API key and your books would travel readable for everybody on the way, and whoever answers at this address in place of Odoo would get the password. Agree only for a machine and a network that are yours.`;
  const question = t`${origin} is not encrypted. Connect all the same?`;
  const pressed = await vscode.window.showWarningMessage(question, { modal: true, detail }, refuse, agree);
  return pressed === agree;
}
