import type * as vscode from 'vscode';
import type { Answer, Approver } from '../posting/approver.ts';
import type { RenderedReview } from '../posting/review/render.ts';
import { withoutLinks } from './inert-text.ts';

/** VS Code's `window.showWarningMessage`, as far as it is used here. */
export type ShowWarning = (
  message: string,
  options: vscode.MessageOptions,
  ...buttons: string[]
) => Thenable<string | undefined>;

/**
 * The dialog in which a person decides. VS Code focuses a modal's first button and Enter presses it, so the first
 * one does no harm. A review that had to be cut has no button that says yes.
 */
export class ApprovalDialog implements Approver {
  readonly #show: ShowWarning;

  constructor(show: ShowWarning) {
    this.#show = show;
  }

  /** Resolves when the person answered: VS Code cannot close a modal, so `signal` counts only before it opens. */
  async ask(review: RenderedReview, signal: AbortSignal): Promise<Answer> {
    if (signal.aborted) return 'closed';
    const buttons = review.complete ? [review.keep, review.verb] : [review.keep];
    const pressed = await this.#show(review.question, { modal: true, detail: review.detail }, ...buttons);
    if (pressed === review.keep) return 'keep';
    return review.complete && pressed === review.verb ? 'yes' : 'closed';
  }

  tell(sentence: string): void {
    void this.#show(withoutLinks(sentence), { modal: false });
  }
}
