import * as vscode from 'vscode';
import { demoMarked } from '../../common/demo-words.ts';
import type { Workroom } from '../../office/workroom.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { withoutLinks } from '../inert-text.ts';
import { chosenDocument } from './chosen-document.ts';
import { whileDeciding } from './while-deciding.ts';

/**
 * Asks the person whether a draft is to be thrown away. The command itself approves nothing.
 * @throws Problem whatever keeps the draft from being discarded; `declined` when the person said no
 */
export async function discardDraft(
  argument: unknown,
  view: DraftsView,
  workroom: () => Promise<Workroom>,
): Promise<void> {
  const document = await chosenDocument(argument, view, 'Which draft do you want to discard?');
  if (document === undefined) return;
  const { gate, isDemo } = await workroom();
  const { label } = await whileDeciding((signal) =>
    gate.requestDiscard(document, { kind: 'command' }, signal),
  );
  void vscode.window.showInformationMessage(withoutLinks(demoMarked(isDemo, `Discarded ${label}.`)));
}
