import * as vscode from 'vscode';
import type { Workroom } from '../connections/workroom.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { chosenDocument } from './chosen-document.ts';

/** Opens a draft in Odoo's web client, in the person's browser. */
export async function openInOdoo(
  argument: unknown,
  view: DraftsView,
  workroom: () => Promise<Workroom>,
): Promise<void> {
  const document = await chosenDocument(argument, view, 'Which draft do you want to see in Odoo?');
  if (document === undefined) return;
  const { books } = await workroom();
  const { url } = await books.getDocument(document);
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
