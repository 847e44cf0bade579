import * as vscode from 'vscode';
import type { DraftType } from '../../accounting/kinds.ts';
import { kindPlural } from './draft-text.ts';
import type { DraftNode } from './draft-node.ts';
import type { TreeNode } from './tree-node.ts';

/** The drafts of one kind, with their number. */
export class KindNode implements TreeNode {
  readonly children: readonly DraftNode[];
  readonly #type: DraftType;
  readonly #complete: boolean;

  /** @param complete false while Odoo has more drafts than are shown */
  constructor(type: DraftType, drafts: readonly DraftNode[], complete: boolean) {
    this.#type = type;
    this.children = drafts;
    this.#complete = complete;
  }

  toTreeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(kindPlural(this.#type), vscode.TreeItemCollapsibleState.Expanded);
    const count = `${this.children.length}${this.#complete ? '' : '+'}`;
    item.id = `kind/${this.#type}`;
    // Nobody shall look for them in Odoo in vain.
    item.description = this.#type === 'bank_transaction' ? `${count} · not in Odoo yet` : count;
    item.contextValue = 'kind';
    const noun = this.#type === 'bank_transaction' ? 'proposal' : 'draft';
    item.accessibilityInformation = {
      label: `${kindPlural(this.#type)}, ${count} ${noun}${count === '1' ? '' : 's'}`,
    };
    return item;
  }
}
