import type { DraftSummary } from '../../accounting/documents.ts';
import { DRAFT_TYPES } from '../../accounting/kinds.ts';
import type { DraftList } from './draft-list.ts';
import { DraftNode } from './draft-node.ts';
import { KindNode } from './kind-node.ts';
import { LoadMoreNode } from './load-more-node.ts';
import type { OpenQuestions } from './open-questions.ts';
import { RefusedGroup } from './refused-node.ts';
import type { TreeNode } from './tree-node.ts';
import { WaitingGroup } from './waiting-node.ts';

/** The rows of the tree: what waits, the known drafts by kind, and what is refused and not among them. */
export function draftsRoots(
  { drafts, hasMore }: Pick<DraftList, 'drafts' | 'hasMore'>,
  questions: Pick<OpenQuestions, 'waiting' | 'refused' | 'isWaiting'>,
): TreeNode[] {
  const { waiting, refused } = questions;
  const companies = new Set(drafts.map(({ company }) => company.id));
  const nodeOf = (draft: DraftSummary) =>
    new DraftNode(draft, companies.size > 1, {
      isWaiting: questions.isWaiting(draft.document),
      isRefused: refused.includes(draft.document),
    });
  const kinds = DRAFT_TYPES.flatMap((type): TreeNode[] => {
    const nodes = drafts.filter((draft) => draft.type === type).map(nodeOf);
    return nodes.length === 0 ? [] : [new KindNode(type, nodes, !hasMore)];
  });
  const others = refused.filter((document) => !drafts.some((draft) => draft.document === document));
  return [
    ...(waiting.length === 0 ? [] : [new WaitingGroup(waiting)]),
    ...kinds,
    ...(hasMore ? [new LoadMoreNode()] : []),
    ...(others.length === 0 ? [] : [new RefusedGroup(others)]),
  ];
}
