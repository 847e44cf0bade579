import { t } from '@vscode/l10n';
import type { Handle } from '../../accounting/handle.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { ROW } from '../contributions.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** A document that nobody may ask about any more and that has no row among the drafts: one that is posted. */
export class RefusedNode implements TreeNode {
  readonly children = [];
  readonly row: TreeRow;
  readonly #connection: ConnectionProfile;
  readonly #document: Handle;

  constructor(connection: ConnectionProfile, document: Handle) {
    this.#connection = connection;
    this.#document = document;
    this.row = {
      id: rowId(connection, `refused/${document}`),
      label: document,
      description: t`not asked again`,
      icon: 'bell-slash',
      context: ROW.refused,
      tooltip: {
        title: document,
        facts: [[t`Not asked again`, t`You said no twice. Let it be asked again from the menu of this row.`]],
      },
      spoken: t`${document}, not asked again`,
    };
  }

  /** Whether it is one that was made here. */
  static isOne(value: unknown): value is RefusedNode {
    return typeof value === 'object' && value !== null && #document in value;
  }

  get connection(): ConnectionProfile {
    return this.#connection;
  }

  get document(): Handle {
    return this.#document;
  }
}

/** Stands at the end while there are any. */
export class RefusedGroup implements TreeNode {
  readonly children: readonly RefusedNode[];
  readonly row: TreeRow;

  constructor(connection: ConnectionProfile, documents: readonly Handle[]) {
    this.children = documents.map((document) => new RefusedNode(connection, document));
    const count = String(documents.length);
    this.row = {
      id: rowId(connection, 'refused'),
      label: t`Not asked again`,
      description: count,
      spoken: t`Not asked again, ${count}`,
    };
  }
}
