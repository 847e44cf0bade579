import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { TreeNode } from './tree-node.ts';

/** Stands at the end while Odoo has more drafts than are shown. */
export class LoadMoreNode implements TreeNode {
  readonly children = [];

  toTreeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem('Load more drafts...');
    item.id = 'load-more';
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    item.command = { command: COMMANDS.loadMore, title: 'Load More' };
    return item;
  }
}
