import * as vscode from 'vscode';
import { plainText } from '../../../common/plain-text.ts';
import type { EnvFile } from './env-files.ts';

const CONNECT: vscode.MessageItem = { title: 'Connect' };
// First, so that Enter does no harm; as a close affordance it would lose that place.
const LEAVE: vscode.MessageItem = { title: 'Do Not Connect' };

const KEEP: vscode.MessageItem = { title: 'Keep File' };
const DELETE: vscode.MessageItem = { title: 'Delete File' };

/** Shows where the key of a file would go, before it does: whoever wrote the file chose the address. */
export async function agreesToConnect({ shown, connection }: EnvFile): Promise<boolean> {
  const { url, database, login, secretKind } = connection;
  const facts = [
    `Address: ${url}`,
    `Database: ${safe(database)}`,
    `Login: ${safe(login)}`,
    `File: ${safe(shown)}`,
  ];
  const detail = `${facts.join('\n')}\n\nThe ${secretKind} is sent to this address to try it, and then kept in VS Code's secret storage. Connect only if this is your Odoo: everybody who can change the file can change the address.`;
  const question = `Send the ${secretKind} in .env to ${url}?`;
  return (
    (await vscode.window.showWarningMessage(question, { modal: true, detail }, LEAVE, CONNECT)) === CONNECT
  );
}

/** Asks whether a file whose key is kept elsewhere now may go. */
export async function agreesToDelete({ shown, connection }: EnvFile): Promise<boolean> {
  const { secretKind, others } = connection;
  const [settings, them] = others === 1 ? ['one other setting', 'it'] : [`${others} other settings`, 'them'];
  const detail = [
    `The ${secretKind} is in VS Code's secret storage now. In the file, everybody who opens this folder can read it, agents too, and needs no approval of yours then.`,
    ...(others > 0
      ? [
          `The file has ${settings}, which would go too. To keep ${them}, keep the file and take the ODOO_ lines out.`,
        ]
      : []),
    'It goes to the trash where there is one.',
  ].join('\n\n');
  const question = `Delete ${safe(shown)}?`;
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, KEEP, DELETE)) === DELETE;
}

const safe = (text: string): string => plainText(text, 120).text;
