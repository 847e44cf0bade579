import { t } from '@vscode/l10n';
import type { ConnectionProfile } from '../connections/profile.ts';
import { ROW } from '../contributions.ts';
import { mendingCommand } from '../mending-command.ts';
import type { ShownDrafts } from './shown-drafts.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** One of several connections, with its drafts below it. */
export class ConnectionNode implements TreeNode {
  readonly children: readonly TreeNode[];
  readonly row: TreeRow;
  readonly #connection: ConnectionProfile;

  /** @param rows the connection's own */
  constructor(shown: ShownDrafts, rows: readonly TreeNode[]) {
    this.#connection = shown.connection;
    this.row = rowOf(shown);
    this.children = [...stateRows(shown), ...rows];
  }

  /** Whether it is one that was made here: another extension can make a command's argument look like anything. */
  static isOne(value: unknown): value is ConnectionNode {
    return typeof value === 'object' && value !== null && #connection in value;
  }

  get connection(): ConnectionProfile {
    return this.#connection;
  }
}

function rowOf({ connection, list }: ShownDrafts): TreeRow {
  const { name, origin, database, login, isDemo = false } = connection;
  const words = [...(isDemo ? ['DEMO'] : []), ...(list.problem === undefined ? [] : [t`not up to date`])];
  return {
    id: rowId(connection, 'connection'),
    label: name,
    description: [...words, origin].join(' · '),
    icon: isDemo ? 'beaker' : 'plug',
    context: isDemo ? ROW.demo : ROW.saved,
    tooltip: {
      title: name,
      facts: [
        ...(isDemo ? [['DEMO', t`Nothing here is real.`] as const] : []),
        ['Odoo', origin],
        [t`Database`, database],
        [t`User`, login],
      ],
    },
    spoken: [t`Connection`, name, ...words, origin].join(', '),
  };
}

/** What there is to say where a single connection has the view's own message or welcome text for it. */
function stateRows({ connection, list: { state, problem } }: ShownDrafts): TreeNode[] {
  const id = rowId(connection, 'state');
  if (problem !== undefined) {
    const { person } = problem;
    const command = mendingCommand(problem.code, connection);
    const tooltip = { title: t`Not up to date`, facts: [[t`Why`, person]] } as const;
    return [noteNode({ id, label: person, icon: 'warning', tooltip, ...(command && { command }) })];
  }
  if (state === 'empty') return [noteNode({ id, label: t`No drafts` })];
  return state === 'loading' ? [noteNode({ id, label: t`Not read yet` })] : [];
}

function noteNode(row: TreeRow): TreeNode {
  return { row, children: [] };
}
