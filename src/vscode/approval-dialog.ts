import type * as vscode from 'vscode';
import type { Answer, Approver } from '../posting/approver.ts';
import type { RenderedReview } from '../posting/render.ts';

const KEEP = 'Keep as Draft';
const TOO_LATE =
  'Nothing was posted: whoever asked has not waited for your answer. You can post the draft from the drafts view.';

/** VS Code's `window.showWarningMessage`, as far as it is used here. */
export type ShowWarning = (
  message: string,
  options: vscode.MessageOptions,
  ...buttons: string[]
) => Thenable<string | undefined>;

/**
 * The dialog in which a person posts. VS Code focuses a modal's first button and Enter presses it, so the first
 * one does no harm. A review that had to be cut has no button that posts.
 */
export class ApprovalDialog implements Approver {
  readonly #show: ShowWarning;

  constructor(show: ShowWarning) {
    this.#show = show;
  }

  /**
   * Resolves when the person answered: VS Code cannot close a modal. A Post that comes when the request has ended
   * posts nothing, and the person is told so here, because nobody else is left to hear it.
   */
  async ask(review: RenderedReview, signal: AbortSignal): Promise<Answer> {
    const hasEnded = () => signal.aborted;
    if (hasEnded()) return 'closed';
    const buttons = review.complete ? [KEEP, review.verb] : [KEEP];
    const pressed = await this.#show(review.question, { modal: true, detail: review.detail }, ...buttons);
    if (pressed === KEEP) return 'keep';
    if (!review.complete || pressed !== review.verb) return 'closed';
    // Not awaited: a notice may stay for long, and the next dialog must not wait for it.
    if (hasEnded()) void this.#show(TOO_LATE, { modal: false });
    return 'post';
  }
}
