import * as vscode from 'vscode';
import type { ProblemCode } from '../common/problem.ts';
import { COMMANDS } from './contributions.ts';
import type { Log } from './log.ts';
import { problemText } from './problem-text.ts';
import type { Where } from './problem-text.ts';

const CONNECT = 'Connect...';
const SHOW_LOG = 'Show Log';

/** Mended by going through the connect wizard again. */
const MENDED_BY_CONNECTING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'not_connected',
  'secret_missing',
  'wrong_credentials',
  'credentials_expired',
]);

/** Answers that the person gave themselves: they need not be told. */
const KNOWN_TO_THE_PERSON: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['declined', 'cancelled']);

/** Logs what was thrown and tells the person, with a button to what helps. */
export async function showProblem(thrown: unknown, log: Log, where: Where): Promise<void> {
  const problem = log.problem(thrown);
  if (KNOWN_TO_THE_PERSON.has(problem.code)) return;
  const buttons = MENDED_BY_CONNECTING.has(problem.code) ? [CONNECT, SHOW_LOG] : [SHOW_LOG];
  const pressed = await vscode.window.showErrorMessage(problemText(problem, where), ...buttons);
  if (pressed === SHOW_LOG) log.show();
  else if (pressed === CONNECT) await vscode.commands.executeCommand(COMMANDS.connect);
}
