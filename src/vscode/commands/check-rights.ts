import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { demoHeading } from '../../common/demo-words.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { withoutLinks } from '../inert-text.ts';
import type { WorkroomOf } from './drafts-desk.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Says what the Odoo user of a connection may do, and which groups give the rest; to be copied for who gives them.
 * @throws Problem not_connected, invalid_arguments, and those of the connection
 */
export async function checkRights(
  argument: unknown,
  connections: readonly ConnectionProfile[],
  workroomOf: WorkroomOf,
): Promise<void> {
  const profile = await whichConnection(argument, connections, t`Your rights on which connection?`);
  if (profile === undefined) return;
  const [{ rightsOf }, { session }] = await Promise.all([
    import('../connections/rights-of.ts'),
    workroomOf(profile),
  ]);
  const { lines } = await rightsOf(session, profile);
  const { database, origin, login, isDemo } = profile;
  const title = withoutLinks(t`What ${login} may do on ${database}, ${origin}`);
  const detail = [...(isDemo === true ? [demoHeading()] : []), ...lines.map(withoutLinks)].join('\n');
  const copy = t`Copy`;
  const pressed = await vscode.window.showInformationMessage(title, { modal: true, detail }, copy);
  if (pressed === copy) await vscode.env.clipboard.writeText(`${title}\n${detail}\n`);
}
