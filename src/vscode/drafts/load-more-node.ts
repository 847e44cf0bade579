import { t } from '@vscode/l10n';
import type { ConnectionProfile } from '../connections/profile.ts';
import { COMMANDS } from '../contributions.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** Stands at the end while Odoo has more drafts than are shown. */
export class LoadMoreNode implements TreeNode {
  readonly children = [];
  readonly row: TreeRow;
  readonly #connection: ConnectionProfile;

  constructor(connection: ConnectionProfile) {
    this.#connection = connection;
    this.row = {
      id: rowId(connection, 'load-more'),
      label: t`Load more drafts...`,
      icon: 'ellipsis',
      command: { command: COMMANDS.loadMore, title: t`Load More`, arguments: [this] },
    };
  }

  /** Whether it is one that was made here. */
  static isOne(value: unknown): value is LoadMoreNode {
    return typeof value === 'object' && value !== null && #connection in value;
  }

  get connection(): ConnectionProfile {
    return this.#connection;
  }
}
