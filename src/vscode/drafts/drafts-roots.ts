import type { DraftSummary } from '../../accounting/documents.ts';
import { DRAFT_TYPES } from '../../accounting/kinds.ts';
import type { PersonRequest } from '../../posting/asking/person-request.ts';
import { ConnectionNode } from './connection-node.ts';
import { DraftNode } from './draft-node.ts';
import { KindNode } from './kind-node.ts';
import { LoadMoreNode } from './load-more-node.ts';
import { mendingRows } from './mending-row.ts';
import type { OpenQuestions } from './open-questions.ts';
import { PostedGroup } from './posted-node.ts';
import { RefusedGroup } from './refused-node.ts';
import { rowId } from './row-id.ts';
import type { ShownDrafts } from './shown-drafts.ts';
import type { TreeNode } from './tree-node.ts';
import { WaitingGroup } from './waiting-node.ts';

/**
 * The rows of the tree: those of the one connection there is, or a row for each connection with its own below it. What
 * waits at a connection that is gone stands on top.
 */
export function draftsRoots(
  shown: readonly ShownDrafts[],
  questions: Pick<OpenQuestions, 'of' | 'elsewhere'>,
): TreeNode[] {
  const { elsewhere } = questions;
  const [only, ...others] = shown;
  if (only === undefined) return waitingRows('', elsewhere);
  if (others.length === 0) return [...mendingRows(only), ...rowsOf(only, questions, elsewhere)];
  const roots = shown.map((each) => new ConnectionNode(each, rowsOf(each, questions)));
  return [...waitingRows('', elsewhere), ...roots];
}

/** What waits, the known drafts by kind, what is refused and not among them, and what was posted today. */
function rowsOf(
  { connection, list: { drafts, hasMore }, warnings, posted = [] }: ShownDrafts,
  questions: Pick<OpenQuestions, 'of'>,
  elsewhere: readonly PersonRequest[] = [],
): TreeNode[] {
  const { waiting, refused } = questions.of(connection);
  const companies = new Set(drafts.map(({ company }) => company.id));
  const nodeOf = (draft: DraftSummary) =>
    new DraftNode(connection, draft, companies.size > 1, {
      isWaiting: waiting.some(({ documents }) => documents.includes(draft.document)),
      isRefused: refused.includes(draft.document),
      warnings: warnings?.get(draft.document) ?? [],
    });
  const kinds = DRAFT_TYPES.flatMap((type): TreeNode[] => {
    const ofType = drafts.filter((draft) => draft.type === type);
    return ofType.length === 0 ? [] : [new KindNode(connection, type, ofType.map(nodeOf), !hasMore)];
  });
  const others = refused.filter((document) => !drafts.some((draft) => draft.document === document));
  return [
    ...waitingRows(rowId(connection, ''), [...waiting, ...elsewhere]),
    ...kinds,
    ...(hasMore ? [new LoadMoreNode(connection)] : []),
    ...(others.length === 0 ? [] : [new RefusedGroup(connection, others)]),
    ...(posted.length === 0 ? [] : [new PostedGroup(connection, posted)]),
  ];
}

function waitingRows(within: string, waiting: readonly PersonRequest[]): TreeNode[] {
  return waiting.length === 0 ? [] : [new WaitingGroup(within, waiting)];
}
