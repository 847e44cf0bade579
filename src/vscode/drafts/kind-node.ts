import type { DraftType } from '../../accounting/kinds.ts';
import { kindPlural } from './draft-text.ts';
import type { DraftNode } from './draft-node.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** The drafts of one kind, with their number. */
export class KindNode implements TreeNode {
  readonly children: readonly DraftNode[];
  readonly row: TreeRow;

  /** @param complete false while Odoo has more drafts than are shown */
  constructor(type: DraftType, drafts: readonly DraftNode[], complete: boolean) {
    const count = `${drafts.length}${complete ? '' : '+'}`;
    const isProposed = type === 'bank_transaction';
    const noun = isProposed ? 'proposal' : 'draft';
    this.children = drafts;
    this.row = {
      id: `kind/${type}`,
      label: kindPlural(type),
      // Nobody shall look for them in Odoo in vain.
      description: isProposed ? `${count} · not in Odoo yet` : count,
      context: 'kind',
      spoken: `${kindPlural(type)}, ${count} ${noun}${count === '1' ? '' : 's'}`,
    };
  }
}
