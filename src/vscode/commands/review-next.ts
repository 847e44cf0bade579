import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionProblems } from '../connections/problems.ts';
import type { ReviewRound } from '../review/review-round.ts';
import type { ChosenDocument } from './chosen-document.ts';
import type { DraftsDesk } from './drafts-desk.ts';

/**
 * Opens the review of the next draft that was not reviewed in this window, in the order of the drafts view. It approves
 * nothing.
 * @param show opens the review, and says so to the round
 * @throws Problem not_connected, or why the drafts or the draft cannot be read
 */
export async function reviewNext(
  desk: DraftsDesk,
  round: ReviewRound,
  show: (chosen: ChosenDocument) => Promise<void>,
): Promise<void> {
  if (desk.connections.all.length === 0) throw connectionProblems.notConnected();
  const { next, isEmpty } = await nextDraft(desk, round);
  if (next !== undefined) return show(next);
  if (isEmpty) {
    tellEmpty();
    return;
  }
  const beginAgain = t`Begin Again`;
  const pressed = await vscode.window.showInformationMessage(
    t`Each of the drafts was opened for review in this window.`,
    beginAgain,
  );
  if (pressed !== beginAgain) return;
  round.beginAgain();
  // What there was may have been posted or thrown away while the notification stood there.
  const again = await nextDraft(desk, round);
  if (again.next === undefined) tellEmpty();
  else await show(again.next);
}

function tellEmpty(): void {
  void vscode.window.showInformationMessage(t`There are no drafts to review.`);
}

async function nextDraft(
  { view, connections }: DraftsDesk,
  round: ReviewRound,
): Promise<{ readonly next?: ChosenDocument; readonly isEmpty: boolean }> {
  let isEmpty = true;
  for (const connection of connections.all) {
    const list = await view.upToDate(connection);
    if (list.problem !== undefined && list.drafts.length === 0) throw list.problem;
    for (;;) {
      const drafts = list.drafts.map(({ document }) => ({ connection, document }));
      const next = round.next(drafts);
      if (next !== undefined) return { next, isEmpty: false };
      isEmpty &&= drafts.length === 0;
      if (!list.hasMore) break;
      await view.loadMore(connection);
      // What failed is told in the view, and has more for ever.
      if (list.drafts.length === drafts.length) break;
    }
  }
  return { isEmpty };
}
