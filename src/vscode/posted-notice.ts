import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { isInOdoo, isMove } from '../accounting/handle.ts';
import type { Handle } from '../accounting/handle.ts';
import { demoMarked } from '../common/demo-words.ts';
import type { Posted, PostingOutcome } from '../posting/posted.ts';
import { whileDeciding } from './commands/while-deciding.ts';
import type { Workroom } from '../office/workroom.ts';
import type { Log } from './log.ts';
import { namedSentence } from './named-sentence.ts';
import { openDocument } from './open-document.ts';
import { postedText, postedTogetherText } from './posted-text.ts';

/** Tells the person what was posted, with the way there and the way back. */
export async function tellPosted(posted: Posted, room: Workroom): Promise<void> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const show = posted.deviations.length === 0 ? showInformationMessage : showWarningMessage;
  const document = posted.entered ?? posted.document;
  const open = t`Open in Odoo`;
  const undo = t`Undo...`;
  const ways = [...(isInOdoo(document) ? [open] : []), ...(isMove(posted.document) ? [undo] : [])];
  const pressed = await show(namedSentence(room, postedText(posted, room.isDemo)), ...ways);
  if (pressed === undo) await resetPosted(posted.document, room);
  else if (pressed === open && isInOdoo(document)) await openDocument(document, room);
}

/** Tells the person what an agent had posted with their yes, as after a command of their own. */
export async function tellPostedForAgent(
  outcomes: readonly PostingOutcome[],
  room: Workroom,
  log: Log,
): Promise<void> {
  const [only, ...others] = outcomes;
  if (only !== undefined && 'posted' in only && others.length === 0) return tellPosted(only.posted, room);
  return tellPostedTogether(outcomes, room, log);
}

/** Tells the person in one notification what became of several. What was not posted is in the log, each with its why. */
export async function tellPostedTogether(
  outcomes: readonly PostingOutcome[],
  room: Workroom,
  log: Log,
): Promise<void> {
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  for (const { document, problem } of problems) log.problem(problem, document);
  const isSmooth = outcomes.every((outcome) => 'posted' in outcome && outcome.posted.deviations.length === 0);
  const text = namedSentence(room, postedTogetherText(outcomes, room.isDemo));
  const showLog = t`Show Log`;
  if (isSmooth) void vscode.window.showInformationMessage(text);
  else if ((await vscode.window.showWarningMessage(text, showLog)) === showLog) log.show();
}

/**
 * Asks the person whether a posted document is to be a draft again, and tells what came of it.
 * @throws Problem whatever keeps it posted
 */
export async function resetPosted(document: Handle, room: Workroom): Promise<void> {
  const { gate, isDemo } = room;
  const { label } = await whileDeciding((signal) => gate.requestUndo(document, { kind: 'command' }, signal));
  const sentence = demoMarked(isDemo, t`Reset to draft: ${label}.`);
  void vscode.window.showInformationMessage(namedSentence(room, sentence));
}
