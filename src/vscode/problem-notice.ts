import * as vscode from 'vscode';
import type { ProblemCode } from '../common/problem.ts';
import { COMMANDS } from './contributions.ts';
import type { Log } from './log.ts';
import { problemText } from './problem-text.ts';
import type { Where } from './problem-text.ts';

const CONNECT = 'Connect...';
const SET_POSTING_KEY = 'Set Key for Posting...';
const SHOW_LOG = 'Show Log';

/** Mended by going through the connect wizard again. */
const MENDED_BY_CONNECTING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'not_connected',
  'secret_missing',
  'wrong_credentials',
  'credentials_expired',
]);

/** Mended by another key for posting. */
const MENDED_BY_POSTING_KEY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'posting_key_missing',
  'posting_key_refused',
  'posting_needs_another_user',
]);

/** Answers that the person gave themselves: they need not be told. */
const KNOWN_TO_THE_PERSON: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['declined', 'cancelled']);

/** Logs what was thrown and tells the person, with a button to what helps. */
export async function showProblem(thrown: unknown, log: Log, where: Where): Promise<void> {
  const problem = log.problem(thrown);
  if (KNOWN_TO_THE_PERSON.has(problem.code)) return;
  const buttons = [...mendersOf(problem.code), SHOW_LOG];
  const pressed = await vscode.window.showErrorMessage(problemText(problem, where), ...buttons);
  if (pressed === SHOW_LOG) log.show();
  else if (pressed === CONNECT) await vscode.commands.executeCommand(COMMANDS.connect);
  else if (pressed === SET_POSTING_KEY) await vscode.commands.executeCommand(COMMANDS.setPostingKey);
}

function mendersOf(code: ProblemCode): readonly string[] {
  if (MENDED_BY_CONNECTING.has(code)) return [CONNECT];
  return MENDED_BY_POSTING_KEY.has(code) ? [SET_POSTING_KEY] : [];
}
