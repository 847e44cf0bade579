import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { withoutLinks } from '../../inert-text.ts';
import type { ConnectDesk } from '../wizard/connect-desk.ts';
import { connectByWizard } from '../wizard/connect-by-wizard.ts';
import { keepConnection } from '../wizard/keep-connection.ts';
import type { KeptConnection } from '../wizard/keep-connection.ts';
import { agreesToPlainHttp } from '../wizard/plain-http-consent.ts';
import { LiveChecks } from '../wizard/live-checks.ts';
import { keyPageUrl } from '../wizard/key-page.ts';
import { openPage } from '../wizard/open-page.ts';
import { firstAnswers, profileOf, suggestedName } from '../wizard/answers.ts';
import type { Answers } from '../wizard/answers.ts';
import { isWhole } from './env-connection.ts';
import { agreesToConnect, agreesToDelete } from './env-consent.ts';
import type { EnvFile } from './env-files.ts';

/** Connects with what a file says, keeps it, and offers to do away with what lay open in the file. */
export async function importEnv(file: EnvFile, desk: ConnectDesk): Promise<void> {
  const kept = isWhole(file.connection) ? await connectAtOnce(file, desk) : await byWizard(file, desk);
  if (kept === undefined) return;
  if (await agreesToDelete(file)) await remove(file);
  await offerNewKey(file, kept);
}

/** @returns undefined when the person did not want it, or gave up */
async function connectAtOnce(file: EnvFile, desk: ConnectDesk): Promise<KeptConnection | undefined> {
  const { saved, log } = desk;
  if (!(await agreesToConnect(file, saved.all))) return undefined;
  const { url, database, login, secret } = file.connection;
  const allowPlainHttp = url.startsWith('http:');
  if (allowPlainHttp && !(await agreesToPlainHttp(url))) return undefined;
  const answers = { ...firstAnswers({ url, database, login, secret }, saved.all), allowPlainHttp };
  try {
    if (!(await tried(answers, desk))) return undefined;
  } catch (thrown) {
    const { person } = log.problem(thrown);
    const correct = t`Correct...`;
    const pressed = await vscode.window.showErrorMessage(withoutLinks(person), correct);
    return pressed === correct ? byWizard(file, desk) : undefined;
  }
  return keepConnection(profileOf({ ...answers, name: suggestedName(answers, saved.all) }), secret, desk);
}

/** @returns false when the person did not want to wait */
async function tried(answers: Answers, { log }: ConnectDesk): Promise<boolean> {
  const checks = new LiveChecks((record) => log.request(record));
  const { url, secret } = answers;
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: t`Trying the connection to ${url}`,
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_, token) => {
    const left = new AbortController();
    token.onCancellationRequested(() => left.abort());
    try {
      await checks.find(url, answers, left.signal);
      await checks.logIn(answers, secret, left.signal);
    } catch (thrown) {
      if (!left.signal.aborted) throw thrown;
    }
    return !left.signal.aborted;
  });
}

/** Goes through the wizard with what the file says filled in. */
function byWizard({ connection }: EnvFile, desk: ConnectDesk): Promise<KeptConnection | undefined> {
  const { url, database, login, secret } = connection;
  return connectByWizard({ url, database, login, secret }, desk, 'file');
}

/** Where there is no trash, the file goes for good: that was said. */
async function remove({ uri, shown }: EnvFile): Promise<void> {
  if ((await isDeleted(uri, true)) || (await isDeleted(uri, false))) return;
  const sentence = t`${shown} could not be deleted. Delete it yourself: the key in it is still good.`;
  void vscode.window.showErrorMessage(withoutLinks(sentence));
}

async function isDeleted(uri: vscode.Uri, useTrash: boolean): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash });
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return false;
    throw error;
  }
}

/** What was read once is no secret any more, whether or not the file is still there. */
async function offerNewKey(file: EnvFile, { profile, session }: KeptConnection): Promise<void> {
  const { secretKind } = file.connection;
  const sentence =
    secretKind === 'password'
      ? t`Whoever worked in this folder may have read the password in .env, agents too. Make a new API key in Odoo, and change the password there.`
      : t`Whoever worked in this folder may have read the API key in .env, agents too. Make a new API key in Odoo, and delete the old key there.`;
  const makeNewKey = t`Make New Key...`;
  if ((await vscode.window.showWarningMessage(sentence, makeNewKey)) !== makeNewKey) return;
  const { name, origin, database } = profile;
  if (session !== undefined)
    await openPage(keyPageUrl({ origin, database, version: session.version, user: session.uid }));
  await vscode.commands.executeCommand(COMMANDS.enterNewKey, name);
}
