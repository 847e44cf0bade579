import * as vscode from 'vscode';
import type { ConnectionSource } from '../connections/connection-source.ts';
import type { Log } from '../log.ts';
import { showProblem } from '../problem-notice.ts';

/**
 * Registers a command that tells the person what goes wrong.
 * @param run gets whatever the caller passed: a tree row and the selected ones, nothing, or anything at all from another
 * extension
 */
export function registerCommand(
  id: string,
  log: Log,
  connections: Pick<ConnectionSource, 'current'>,
  run: (argument: unknown, selected: unknown) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
    const before = connections.current;
    try {
      await run(argument, selected);
    } catch (thrown) {
      await showProblem(thrown, log, { before, now: connections.current });
    }
  });
}
