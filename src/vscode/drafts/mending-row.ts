import { t } from '@vscode/l10n';
import { COMMANDS } from '../contributions.ts';
import { mendingCommand } from '../mending-command.ts';
import type { MendingCommand } from '../mending-command.ts';
import { rowId } from './row-id.ts';
import type { ShownDrafts } from './shown-drafts.ts';
import type { TreeNode } from './tree-node.ts';

/**
 * What helps when the only connection could not be read, to be clicked: above the rows that are kept, or in their place.
 * Why it is so stands in the view's message. It is no welcome text, because VS Code shows none below a message.
 */
export function mendingRows({ connection, list: { problem, state } }: ShownDrafts): TreeNode[] {
  if (problem === undefined) return [];
  const mending = mendingCommand(problem.code, connection);
  const again = actionOf(COMMANDS.refresh, t`Try Again`);
  const [first = again, ...others] = mending === undefined ? [again] : [mending, again];
  const further = connection.isDemo === true ? [actionOf(COMMANDS.resetDemo, t`Reset Demo Company`)] : [];
  const actions =
    state === 'ready' ? [first] : [first, ...others, ...further, actionOf(COMMANDS.showLog, t`Show Log`)];
  return actions.map((action) => {
    const row = {
      id: rowId(connection, `mending/${action.command}`),
      label: action.title,
      icon: ICONS.get(action.command) ?? 'key',
      tooltip: { title: t`Not up to date`, facts: [[t`Why`, problem.person]] },
      command: action,
      ...(state === 'ready' && { description: t`not up to date` }),
    } as const;
    return { row, children: [] };
  });
}

const ICONS: ReadonlyMap<string, string> = new Map([
  [COMMANDS.refresh, 'refresh'],
  [COMMANDS.resetDemo, 'beaker'],
  [COMMANDS.showLog, 'output'],
]);

function actionOf(command: string, title: string): MendingCommand {
  return { command, title, arguments: [] };
}
