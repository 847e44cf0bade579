import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OdooSession } from '../../../odoo/session.ts';
import { COMMANDS } from '../../contributions.ts';
import { withoutLinks } from '../../inert-text.ts';
import type { RightsText } from '../../rights-text.ts';
import type { ConnectionProfile } from '../profile.ts';
import { sameIn } from '../profile.ts';
import { rightsOf } from '../rights-of.ts';
import type { ConnectDesk } from './connect-desk.ts';

/** A connection as it was kept. */
export interface KeptConnection {
  readonly profile: ConnectionProfile;
  /** Undefined where it could be tried, and right after could not be used. */
  readonly session: OdooSession | undefined;
}

/** Keeps what was tried and works, and tells the person what they may do with it. */
export async function keepConnection(
  profile: ConnectionProfile,
  secret: string,
  desk: ConnectDesk,
): Promise<KeptConnection> {
  const { saved, demo, log } = desk;
  await saved.connect(profile, secret);
  await demo.leave();
  const kept = sameIn(saved.all, profile) ?? profile;
  const { session, rights } = await lookAround(kept, desk);
  tellConnected(kept, rights).catch((thrown: unknown) => log.problem(thrown));
  return { profile: kept, session };
}

/** It was tried and works: that it cannot be used right after is worth a line in the log, and nothing is lost. */
async function lookAround(
  kept: ConnectionProfile,
  { sessionOf, log }: ConnectDesk,
): Promise<{ readonly session?: OdooSession; readonly rights?: RightsText }> {
  try {
    const session = await sessionOf(kept);
    return { session, rights: await rightsOf(session, kept) };
  } catch (thrown) {
    log.problem(thrown);
    return {};
  }
}

/** With a button, because VS Code cuts a notification that has none to one line. */
async function tellConnected(
  { name, database, origin, login }: ConnectionProfile,
  rights: RightsText | undefined,
): Promise<void> {
  const connected = t`Connected to ${database} on ${origin} as ${login}.`;
  const sentence = withoutLinks(rights === undefined ? connected : `${connected} ${rights.brief}`);
  const checkRights = t`Check Rights`;
  const show =
    rights?.isShort === true ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  if ((await show(sentence, checkRights)) === checkRights)
    await vscode.commands.executeCommand(COMMANDS.checkRights, name);
}
