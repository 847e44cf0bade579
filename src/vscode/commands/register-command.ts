import * as vscode from 'vscode';
import type { Workroom } from '../../office/workroom.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { Workrooms } from '../connections/workrooms.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import type { Log } from '../log.ts';
import { showProblem } from '../problem-notice.ts';
import type { DraftsDesk } from './drafts-desk.ts';

interface CommandParts {
  readonly log: Log;
  readonly view: DraftsView;
  readonly connections: OpenConnections;
  readonly workrooms: Pick<Workrooms<Workroom>, 'of'>;
}

/**
 * What a command does.
 * @param argument whatever the caller passed: a tree row, nothing, or anything at all from another extension
 * @param selected the selected rows, or anything
 * @param at what it works with; what goes wrong is told as having gone wrong where it last asked for a workroom
 */
export type CommandRun = (argument: unknown, selected: unknown, at: DraftsDesk) => unknown;

/** Registers a command that tells the person what goes wrong, and on which connection. */
export function registerCommand(
  id: string,
  { log, view, connections, workrooms }: CommandParts,
  run: CommandRun,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
    let before: ConnectionProfile | undefined;
    const workroomOf = (connection: ConnectionProfile): Promise<Workroom> => {
      before = connection;
      return workrooms.of(connection);
    };
    try {
      await run(argument, selected, { view, connections, workroomOf });
    } catch (thrown) {
      await showProblem(thrown, log, connections.whereabouts(before));
    }
  });
}
