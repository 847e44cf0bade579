import * as vscode from 'vscode';
import { idOf } from '../accounting/handle.ts';
import { documentUrl } from '../accounting/document-url.ts';
import type { Posted } from '../posting/moves/poster.ts';
import type { Workroom } from './connections/workroom.ts';
import { postedText } from './posted-text.ts';

const OPEN = 'Open in Odoo';

/** Tells the person what was posted, with the way there. */
export async function tellPosted(posted: Posted, { session, isDemo }: Workroom): Promise<void> {
  const show =
    posted.deviations.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const pressed = await show(postedText(posted, isDemo), OPEN);
  if (pressed !== OPEN) return;
  await vscode.env.openExternal(vscode.Uri.parse(documentUrl(session, idOf(posted.document)), true));
}
