import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ProblemCode } from '../common/problem.ts';
import type { Log } from './log.ts';
import { mendingCommand } from './mending-command.ts';
import { problemText } from './problem-text.ts';
import type { Where } from './problem-text.ts';

/** Answers that the person gave themselves: they need not be told. */
const KNOWN_TO_THE_PERSON: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['declined', 'cancelled']);

/** Logs what was thrown and tells the person, with a button to what helps. */
export async function showProblem(thrown: unknown, log: Log, where: Where): Promise<void> {
  const problem = log.problem(thrown);
  if (KNOWN_TO_THE_PERSON.has(problem.code)) return;
  const mending = mendingCommand(problem.code, where.before);
  const showLog = t`Show Log`;
  const buttons = [...(mending === undefined ? [] : [mending.title]), showLog];
  const pressed = await vscode.window.showErrorMessage(problemText(problem, where), ...buttons);
  if (pressed === showLog) log.show();
  else if (mending !== undefined && pressed === mending.title)
    await vscode.commands.executeCommand(mending.command, ...mending.arguments);
}
