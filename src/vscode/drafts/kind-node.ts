import { t } from '@vscode/l10n';
import type { DraftType } from '../../accounting/kinds.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { kindPlural } from '../../accounting/kind-words.ts';
import type { DraftNode } from './draft-node.ts';
import { groupTotal } from './group-total.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** The drafts of one kind, with their number and what they come to. */
export class KindNode implements TreeNode {
  readonly children: readonly DraftNode[];
  readonly row: TreeRow;

  /** @param complete false while Odoo has more drafts than are shown */
  constructor(
    connection: ConnectionProfile,
    type: DraftType,
    drafts: readonly DraftNode[],
    complete: boolean,
  ) {
    const count = `${drafts.length}${complete ? '' : '+'}`;
    const isProposed = type === 'bank_transaction';
    // A part of them comes to nothing that means anything.
    const total = complete ? groupTotal(drafts.map(({ draft }) => draft)) : '';
    const facts = [count, total, isProposed ? t`not in Odoo yet` : ''].filter((fact) => fact !== '');
    this.children = drafts;
    this.row = {
      id: rowId(connection, `kind/${type}`),
      label: kindPlural(type),
      // Nobody shall look for them in Odoo in vain.
      description: facts.join(' · '),
      context: 'kind',
      spoken: [kindPlural(type), countText(count, isProposed), total]
        .filter((text) => text !== '')
        .join(', '),
    };
  }
}

function countText(count: string, isProposed: boolean): string {
  if (isProposed) return count === '1' ? t`1 proposal` : t`${count} proposals`;
  return count === '1' ? t`1 draft` : t`${count} drafts`;
}
