import * as vscode from 'vscode';
import { DRAFT_TYPES } from '../../accounting/kinds.ts';
import { DraftNode } from './draft-node.ts';
import type { DraftList } from './draft-list.ts';
import { KindNode } from './kind-node.ts';
import { LoadMoreNode } from './load-more-node.ts';
import type { TreeNode } from './tree-node.ts';

/** Shows the known drafts, grouped by kind. Reads nothing itself. */
export class DraftsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #list: DraftList;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(list: DraftList) {
    this.#list = list;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.toTreeItem();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(node?.children ?? this.#roots())];
  }

  redraw(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #roots(): TreeNode[] {
    const companies = new Set(this.#list.drafts.map(({ company }) => company.id));
    const kinds = DRAFT_TYPES.flatMap((type): TreeNode[] => {
      const drafts = this.#list.drafts.filter((draft) => draft.type === type);
      if (drafts.length === 0) return [];
      return [
        new KindNode(
          type,
          drafts.map((draft) => new DraftNode(draft, companies.size > 1)),
          !this.#list.hasMore,
        ),
      ];
    });
    return this.#list.hasMore ? [...kinds, new LoadMoreNode()] : kinds;
  }
}
