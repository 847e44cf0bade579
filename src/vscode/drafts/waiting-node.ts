import { t } from '@vscode/l10n';
import type { PersonRequest } from '../../posting/asking/person-request.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';
import { waitingFor, waitingState, waitingTitle, waitingUntil } from './waiting-text.ts';

/** Something that waits for the person's answer. Where it is has a row of its own: a narrow view cuts long rows. */
class WaitingNode implements TreeNode {
  readonly children: readonly TreeNode[];
  readonly row: TreeRow;

  constructor(request: PersonRequest) {
    const title = waitingTitle(request);
    const state = waitingState(request);
    const who = waitingFor(request);
    const until = waitingUntil(request);
    const id = `waiting/${request.id}`;
    const tooltip = {
      title,
      facts: [
        [t`Where`, state],
        [t`Asked by`, who],
        [t`Open until`, until],
        [t`Documents`, request.documents.join(', ')],
      ],
    } as const;
    this.row = {
      ...{ id, label: title, icon: 'bell', context: 'waiting', tooltip },
      spoken: t`Waiting for your approval: ${title}, ${state}, asked by ${who}, open until ${until}`,
    };
    this.children = [
      {
        row: {
          id: `${id}/state`,
          label: state,
          description: t`asked by ${who}`,
          context: 'waiting',
          tooltip,
        },
        children: [],
      },
    ];
  }
}

/** Stands on top while something waits. */
export class WaitingGroup implements TreeNode {
  readonly children: readonly WaitingNode[];
  readonly row: TreeRow;

  /** @param within the beginning of its id */
  constructor(within: string, requests: readonly PersonRequest[]) {
    this.children = requests.map((request) => new WaitingNode(request));
    const count = String(requests.length);
    const label = t`Waiting for your approval`;
    this.row = { id: `${within}waiting`, label, description: count, spoken: `${label}, ${count}` };
  }
}
