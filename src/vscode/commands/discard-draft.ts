import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { demoMarked } from '../../common/demo-words.ts';
import { namedSentence } from '../named-sentence.ts';
import { chosenDocument } from './chosen-document.ts';
import type { DraftsDesk } from './drafts-desk.ts';
import { whileDeciding } from './while-deciding.ts';

/**
 * Asks the person whether a draft is to be thrown away. The command itself approves nothing.
 * @throws Problem whatever keeps the draft from being discarded; `declined` when the person said no
 */
export async function discardDraft(argument: unknown, desk: DraftsDesk): Promise<void> {
  const chosen = await chosenDocument(argument, desk, t`Which draft do you want to discard?`);
  if (chosen === undefined) return;
  const room = await desk.workroomOf(chosen.connection);
  const { label } = await whileDeciding((signal) =>
    room.gate.requestDiscard(chosen.document, { kind: 'command' }, signal),
  );
  const sentence = demoMarked(room.isDemo, t`Discarded ${label}.`);
  void vscode.window.showInformationMessage(namedSentence(room, sentence));
}
