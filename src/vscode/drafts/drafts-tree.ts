import * as vscode from 'vscode';
import { treeItemOf } from './tree-item.ts';
import type { TreeNode } from './tree-node.ts';

/** Shows rows that others make. Reads nothing itself. */
export class DraftsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #roots: () => readonly TreeNode[];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  /** @param roots the rows of the first level, as they are when it is asked */
  constructor(roots: () => readonly TreeNode[]) {
    this.#roots = roots;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItemOf(node);
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
}
