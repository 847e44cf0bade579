import * as vscode from 'vscode';
import { ORDERS } from '../drafts/arrangement.ts';
import type { Order } from '../drafts/arrangement.ts';
import type { Arranging } from '../drafts/arranging.ts';

const ORDER_WORDS: Readonly<Record<Order, string>> = {
  newest: 'Newest first',
  partner: 'Partner',
  amount: 'Amount, the greatest first',
  due: 'Due date, the earliest first',
};

/** Lets the person choose the order of the drafts within each kind. */
export async function sortDrafts(arranging: Arranging): Promise<void> {
  const { order } = arranging.current;
  const items = ORDERS.map((each) => ({
    label: ORDER_WORDS[each],
    order: each,
    ...(each === order && { description: 'now' }),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'MCP Odoo: Sort Drafts',
    placeHolder: 'In which order are the drafts to stand?',
  });
  if (picked !== undefined) await arranging.sortBy(picked.order);
}

/** Lets the person type words that drafts have to have. Escape leaves all as it is. */
export async function filterDrafts(arranging: Arranging): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: 'MCP Odoo: Filter Drafts',
    prompt: 'Words of the partner, reference, amount, date or company. Empty: all drafts.',
    value: arranging.current.filter,
  });
  if (typed !== undefined) arranging.filterBy(typed);
}
