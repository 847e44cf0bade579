import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OpenQuestions } from '../drafts/open-questions.ts';
import { refusedRow } from './refused-row.ts';

/**
 * Lifts what the person refused twice, if they say so once more.
 * @param argument anything: other extensions and agents can run commands too
 * @throws Problem invalid_arguments
 */
export async function letItBeAsked(argument: unknown, questions: OpenQuestions): Promise<void> {
  const { connection, document, title } = refusedRow(argument);
  const gates = questions.whoMayNotAsk(connection, document);
  if (gates.length === 0) return;
  const detail = t`${title}. You said no twice, so nobody may ask you about it in this window. Agents and commands can then ask again; nothing is done without your yes.`;
  const leave = t`Leave It`;
  const letAsk = t`Let It Be Asked Again`;
  // Enter presses the first button.
  const pressed = await vscode.window.showWarningMessage(
    t`May you be asked about ${document} again?`,
    { modal: true, detail },
    leave,
    letAsk,
  );
  if (pressed === letAsk) for (const gate of gates) gate.lift(document);
}
