import * as vscode from 'vscode';
import { DEMO_COMPANY } from '../../common/demo-words.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { withoutLinks } from '../inert-text.ts';
import type { WorkroomOf } from './drafts-desk.ts';
import { whichConnection } from './which-connection.ts';

const COPY = 'Copy';

/**
 * Says what the Odoo user of a connection may do, and which groups give the rest; to be copied for who gives them.
 * @throws Problem not_connected, invalid_arguments, and those of the connection
 */
export async function checkRights(
  argument: unknown,
  connections: readonly ConnectionProfile[],
  workroomOf: WorkroomOf,
): Promise<void> {
  const profile = await whichConnection(argument, connections, 'Your rights on which connection?');
  if (profile === undefined) return;
  const [{ rightsOf }, { session }] = await Promise.all([
    import('../connections/rights-of.ts'),
    workroomOf(profile),
  ]);
  const { lines } = await rightsOf(session, profile);
  const { database, origin, login, isDemo } = profile;
  const title = withoutLinks(`What ${login} may do on ${database}, ${origin}`);
  const detail = [...(isDemo === true ? [DEMO_COMPANY] : []), ...lines.map(withoutLinks)].join('\n');
  const pressed = await vscode.window.showInformationMessage(title, { modal: true, detail }, COPY);
  if (pressed === COPY) await vscode.env.clipboard.writeText(`${title}\n${detail}\n`);
}
