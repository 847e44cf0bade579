import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Problem } from '../../common/problem.ts';
import { connectionProblems } from '../connections/problems.ts';
import { isSameConnection } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { ConnectionNode } from '../drafts/connection-node.ts';
import { withoutIcons } from '../inert-text.ts';

interface ConnectionItem extends vscode.QuickPickItem {
  readonly connection: ConnectionProfile;
}

/**
 * Which connection a command is for: the row it was called on, the name it was given, the only one there is, or what the
 * person picks.
 * @param argument anything: other extensions and agents can run commands too
 * @param offered what it can be for
 * @param question what the person is asked, where there are several
 * @returns undefined when the person picked nothing
 * @throws Problem not_connected, invalid_arguments
 */
export async function whichConnection(
  argument: unknown,
  offered: readonly ConnectionProfile[],
  question = t`Which connection is it about?`,
): Promise<ConnectionProfile | undefined> {
  if (argument !== undefined) return namedConnection(argument, offered);
  const [first, ...others] = offered;
  if (first === undefined) throw connectionProblems.notConnected();
  if (others.length === 0) return first;
  const picked = await vscode.window.showQuickPick(offered.map(itemOf), {
    title: t`MCP Odoo: Connections`,
    placeHolder: question,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.connection;
}

function namedConnection(argument: unknown, offered: readonly ConnectionProfile[]): ConnectionProfile {
  const isMeant = ConnectionNode.isOne(argument)
    ? (each: ConnectionProfile) => isSameConnection(each, argument.connection)
    : (each: ConnectionProfile) => each.name === argument;
  const meant = offered.find(isMeant);
  if (meant !== undefined) return meant;
  throw new Problem({
    code: 'invalid_arguments',
    person: t`This command was called with something that is no connection of yours.`,
    model: 'The only argument of this command is the name of a connection.',
  });
}

function itemOf(connection: ConnectionProfile): ConnectionItem {
  const { name, origin, database, login, isDemo } = connection;
  return {
    label: withoutIcons(name),
    description: isDemo === true ? 'DEMO' : withoutIcons(origin),
    detail: withoutIcons(t`Database ${database}, user ${login}`),
    connection,
  };
}
