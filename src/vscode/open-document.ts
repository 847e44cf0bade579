import * as vscode from 'vscode';
import { documentUrl } from '../accounting/document-url.ts';
import { idOf, isPayment } from '../accounting/handle.ts';
import type { OdooHandle } from '../accounting/handle.ts';
import type { Workroom } from '../office/workroom.ts';

/** Opens a document in Odoo's web client, in the person's browser. */
export async function openDocument(
  document: OdooHandle,
  { session }: Pick<Workroom, 'session'>,
): Promise<void> {
  const model = isPayment(document) ? 'account.payment' : 'account.move';
  await vscode.env.openExternal(vscode.Uri.parse(documentUrl(session, idOf(document), model), true));
}
