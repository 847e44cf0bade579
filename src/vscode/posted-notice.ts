import * as vscode from 'vscode';
import type { DocumentView } from '../accounting/documents.ts';
import { kindTitle } from '../accounting/kinds.ts';
import { groupThousands } from '../common/decimal.ts';
import type { Posted } from '../posting/poster.ts';
import type { Workroom } from './connections/workroom.ts';
import { demoMarked } from '../common/demo-words.ts';
import { withoutLinks } from './inert-text.ts';
import type { Log } from './log.ts';

const OPEN = 'Open in Odoo';

/** Tells the person what was posted, as it now is in Odoo, with the way there. */
export async function tellPosted(posted: Posted, { books, isDemo }: Workroom, log: Log): Promise<void> {
  // It is posted, whether it can be read again or not.
  const view = await books.getDocument(posted.document).catch((thrown: unknown) => {
    log.problem(thrown);
    return undefined;
  });
  const text = withoutLinks(demoMarked(isDemo, sentence(posted, view)));
  const show =
    posted.deviations.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const pressed = await show(text, ...(view === undefined ? [] : [OPEN]));
  if (pressed === OPEN && view !== undefined) await vscode.env.openExternal(vscode.Uri.parse(view.url, true));
}

/** "Posted vendor bill of Azure Interior, 1,234.50 EUR, as BILL/2026/11/0001." */
function sentence({ number, deviations }: Posted, view: DocumentView | undefined): string {
  const but = deviations.length === 0 ? '.' : `, but: ${deviations.join(' ')}`;
  if (view === undefined) return `Posted as ${number}${but}`;
  const of = view.partner === undefined ? '' : ` of ${view.partner.name}`;
  const what = `${kindTitle(view.type).toLowerCase()}${of}, ${groupThousands(view.total)} ${view.currency}`;
  return `Posted ${what}, as ${number}${but}`;
}
