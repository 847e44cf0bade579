import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { ORDERS } from '../drafts/arrangement.ts';
import type { Order } from '../drafts/arrangement.ts';
import type { Arranging } from '../drafts/arranging.ts';

/** Lets the person choose the order of the drafts within each kind. */
export async function sortDrafts(arranging: Arranging): Promise<void> {
  const { order } = arranging.current;
  const words = orderWords();
  const items = ORDERS.map((each) => ({
    label: words[each],
    order: each,
    ...(each === order && { description: t`now` }),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t`MCP Odoo: Sort Drafts`,
    placeHolder: t`In which order are the drafts to stand?`,
  });
  if (picked !== undefined) await arranging.sortBy(picked.order);
}

/** Lets the person type words that drafts have to have. Escape leaves all as it is. */
export async function filterDrafts(arranging: Arranging): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: t`MCP Odoo: Filter Drafts`,
    prompt: t`Words of the partner, reference, amount, date or company. Empty: all drafts.`,
    value: arranging.current.filter,
  });
  if (typed !== undefined) arranging.filterBy(typed);
}

function orderWords(): Readonly<Record<Order, string>> {
  return {
    newest: t`Newest first`,
    partner: t`Partner`,
    amount: t`Amount, the greatest first`,
    due: t`Due date, the earliest first`,
  };
}
