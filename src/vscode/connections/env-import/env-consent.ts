import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../../../common/plain-text.ts';
import type { ConnectionProfile } from '../profile.ts';
import type { EnvFile } from './env-files.ts';
import { replacedKeyText } from './replaced-key.ts';

/**
 * Shows where the key of a file would go, before it does: whoever wrote the file chose the address.
 * @param saved the connections that the person has
 */
export async function agreesToConnect(
  { shown, connection }: EnvFile,
  saved: readonly ConnectionProfile[],
): Promise<boolean> {
  const { url, database, login, secretKind } = connection;
  const facts = [
    t`Address: ${url}`,
    t`Database: ${safe(database)}`,
    t`Login: ${safe(login)}`,
    t`File: ${safe(shown)}`,
  ];
  const replaced = replacedKeyText(connection, saved);
  const detail = [
    facts.join('\n'),
    secretKind === 'password'
      ? t`The password is sent to this address to try it, and then kept in VS Code's secret storage. Connect only if this is your Odoo: everybody who can change the file can change the address.`
      : t`The API key is sent to this address to try it, and then kept in VS Code's secret storage. Connect only if this is your Odoo: everybody who can change the file can change the address.`,
    ...(replaced === undefined ? [] : [replaced]),
  ].join('\n\n');
  const question =
    secretKind === 'password'
      ? t`Send the password in .env to ${url}?`
      : t`Send the API key in .env to ${url}?`;
  const connect: vscode.MessageItem = { title: t`Connect` };
  // First, so that Enter does no harm; as a close affordance it would lose that place.
  const leave: vscode.MessageItem = { title: t`Do Not Connect` };
  return (
    (await vscode.window.showWarningMessage(question, { modal: true, detail }, leave, connect)) === connect
  );
}

/** Asks whether a file whose key is kept elsewhere now may go. */
export async function agreesToDelete({ shown, connection }: EnvFile): Promise<boolean> {
  const { secretKind, others } = connection;
  const detail = [
    secretKind === 'password'
      ? t`The password is in VS Code's secret storage now. In the file, everybody who opens this folder can read it, agents too, and needs no approval of yours then.`
      : t`The API key is in VS Code's secret storage now. In the file, everybody who opens this folder can read it, agents too, and needs no approval of yours then.`,
    ...(others > 0 ? [othersText(others)] : []),
    t`It goes to the trash where there is one.`,
  ].join('\n\n');
  const question = t`Delete ${safe(shown)}?`;
  const keep: vscode.MessageItem = { title: t`Keep File` };
  const remove: vscode.MessageItem = { title: t`Delete File` };
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, keep, remove)) === remove;
}

function othersText(others: number): string {
  return others === 1
    ? t`The file has one other setting, which would go too. To keep it, keep the file and take the ODOO_ lines out.`
    : t`The file has ${others} other settings, which would go too. To keep them, keep the file and take the ODOO_ lines out.`;
}

const safe = (text: string): string => plainText(text, 120).text;
