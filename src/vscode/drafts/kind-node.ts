import * as vscode from 'vscode';
import type { MoveType } from '../../accounting/kinds.ts';
import { kindPlural } from './draft-text.ts';
import type { DraftNode } from './draft-node.ts';
import type { TreeNode } from './tree-node.ts';

/** The drafts of one kind, with their number. */
export class KindNode implements TreeNode {
  readonly children: readonly DraftNode[];
  readonly #type: MoveType;
  readonly #complete: boolean;

  /** @param complete false while Odoo has more drafts than are shown */
  constructor(type: MoveType, drafts: readonly DraftNode[], complete: boolean) {
    this.#type = type;
    this.children = drafts;
    this.#complete = complete;
  }

  toTreeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(kindPlural(this.#type), vscode.TreeItemCollapsibleState.Expanded);
    const count = `${this.children.length}${this.#complete ? '' : '+'}`;
    item.id = `kind/${this.#type}`;
    item.description = count;
    item.contextValue = 'kind';
    item.accessibilityInformation = {
      label: `${kindPlural(this.#type)}, ${count} ${count === '1' ? 'draft' : 'drafts'}`,
    };
    return item;
  }
}
