import { COMMANDS } from '../contributions.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** Stands at the end while Odoo has more drafts than are shown. */
export class LoadMoreNode implements TreeNode {
  readonly children = [];
  readonly row: TreeRow = {
    id: 'load-more',
    label: 'Load more drafts...',
    icon: 'ellipsis',
    command: { command: COMMANDS.loadMore, title: 'Load More' },
  };
}
