import type * as vscode from 'vscode';

/** A row of the drafts tree: knows how it looks and what is below it. */
export interface TreeNode {
  toTreeItem(): vscode.TreeItem;
  readonly children: readonly TreeNode[];
}
