import * as vscode from 'vscode';
import type { DraftSummary } from '../../accounting/documents.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import type { Workroom } from '../../office/workroom.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { chosenDocument } from './chosen-document.ts';

/** Opens a draft in Odoo's web client, in the person's browser. */
export async function openInOdoo(
  argument: unknown,
  view: DraftsView,
  workroom: () => Promise<Workroom>,
): Promise<void> {
  const isThere = (draft: DraftSummary) => isInOdoo(draft.document);
  const document = await chosenDocument(argument, view, 'Which draft do you want to see in Odoo?', isThere);
  if (document === undefined) return;
  if (!isInOdoo(document)) throw notInOdoo();
  const { books } = await workroom();
  const { url } = await books.getDocument(document);
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

function notInOdoo(): Problem {
  return new Problem({
    code: 'document_not_found',
    person: 'This is a proposal: Odoo does not have it until somebody approves it.',
    model: 'A proposal is not in Odoo until the person approves it.',
  });
}
