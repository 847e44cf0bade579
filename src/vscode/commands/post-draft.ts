import * as vscode from 'vscode';
import type { DraftSummary } from '../../accounting/documents.ts';
import { isPostable } from '../../accounting/kinds.ts';
import type { Workroom } from '../connections/workroom.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { tellPosted } from '../posted-notice.ts';
import { chosenDocument } from './chosen-document.ts';

/**
 * Asks the person, in the same dialog as for an agent, whether a draft is to be posted. The command itself
 * approves nothing.
 * @throws Problem whatever keeps the draft from being posted; `declined` when the person said no
 */
export async function postDraft(
  argument: unknown,
  view: DraftsView,
  workroom: () => Promise<Workroom>,
): Promise<void> {
  const canPost = (draft: DraftSummary) => isPostable(draft.type);
  const document = await chosenDocument(argument, view, 'Which draft do you want to post?', canPost);
  if (document === undefined) return;
  const room = await workroom();
  const posted = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'MCP Odoo: waiting for your decision' },
    () => room.gate.request(document, { kind: 'command' }, new AbortController().signal),
  );
  await tellPosted(posted, room);
}
