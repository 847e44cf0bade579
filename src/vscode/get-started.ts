import * as vscode from 'vscode';
import type { ConnectionSource } from './connections/connection-source.ts';
import { MILESTONES, WALKTHROUGH } from './contributions.ts';

/** Opens the walkthrough, in the group of editors that is in front. Who is connected has done its first step. */
export async function getStarted({ all }: Pick<ConnectionSource, 'all'>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
  if (all.length > 0) await reached('hasConnected');
}

/**
 * Ticks off the step of the walkthrough that waits for this. The key is true for a moment only: VS Code ticks a step off when
 * its key becomes true, and never when it was true before the walkthrough was first opened (seen in 1.139).
 */
export async function reached(milestone: keyof typeof MILESTONES): Promise<void> {
  for (const isNow of [true, false])
    await vscode.commands.executeCommand('setContext', MILESTONES[milestone], isNow);
}
