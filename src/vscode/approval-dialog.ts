import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Answer, Approver, Asked, Reviewed } from '../posting/approver.ts';
import { isTotal } from '../posting/review/typed-total.ts';
import type { TotalToType } from '../posting/review/typed-total.ts';
import { withoutLinks } from './inert-text.ts';
import type { TextQuestion } from './steps/ask-text.ts';
import type { StepOutcome } from './steps/multi-step.ts';

/** VS Code's `window.showWarningMessage`, as far as it is used here. */
export type ShowWarning = (
  message: string,
  options: vscode.MessageOptions,
  ...buttons: string[]
) => Thenable<string | undefined>;

export interface ApprovalDialogParts {
  readonly showWarning: ShowWarning;
  readonly askText: (question: TextQuestion<string>) => Promise<StepOutcome<string>>;
  /** Opens the review panel and waits for what is pressed there. */
  readonly openReview: Approver['review'];
  /** The review of a request is over. */
  readonly closeReview: (request: string) => void;
}

/**
 * The dialog in which a person decides. VS Code focuses a modal's first button and Enter presses it, so the first
 * one does no harm: it opens the review, and after the review it keeps all as it is. What had to be cut has no
 * button that says yes before the panel has shown it.
 */
export class ApprovalDialog implements Approver {
  readonly #parts: ApprovalDialogParts;

  constructor(parts: ApprovalDialogParts) {
    this.#parts = parts;
  }

  /** Resolves when the person answered: VS Code cannot close a modal, so `signal` counts only before it opens. */
  async ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
    if (signal.aborted) return 'closed';
    const buttons = buttonsOf(asked);
    const pressed = await this.#parts.showWarning(
      asked.question,
      { modal: true, detail: asked.detail },
      ...buttons.map(([label]) => label),
    );
    if (asked.fromReview) this.#parts.closeReview(asked.request);
    return buttons.find(([label]) => label === pressed)?.[1] ?? 'closed';
  }

  review(review: Reviewed, signal: AbortSignal): Promise<Exclude<Answer, 'review'>> {
    return this.#parts.openReview(review, signal);
  }

  closeReview(request: string): void {
    this.#parts.closeReview(request);
  }

  /** The box is empty and says nowhere what the total is: who has not read it cannot type it. */
  async typeTotal({ why, total, currency }: TotalToType, signal: AbortSignal): Promise<string | undefined> {
    const outcome = await this.#parts.askText({
      title: t`Type the Total to Post`,
      place: { number: 1, total: 1 },
      prompt: withoutLinks(t`${why} Type the total of the document in ${currency}. Escape posts nothing.`),
      placeholder: '',
      value: '',
      signal,
      judge: (typed) =>
        Promise.resolve(
          isTotal(typed, total) ? { ok: true, value: typed } : { ok: false, sentence: notTheTotal() },
        ),
    });
    return outcome.kind === 'next' ? outcome.value : undefined;
  }

  tell(sentence: string, again?: () => void): void {
    const askAgain = t`Ask Me Again`;
    const buttons = again === undefined ? [] : [askAgain];
    void this.#parts.showWarning(withoutLinks(sentence), { modal: false }, ...buttons).then((pressed) => {
      if (pressed === askAgain) again?.();
    });
  }
}

function notTheTotal(): string {
  return t`That is not the total of the document. Type it with all its decimals.`;
}

/** What the buttons say and mean, the harmless one first. One with the words of another harmless one is left out. */
function buttonsOf({ complete, fromReview, reviewable, keep, verb }: Asked): [string, Answer][] {
  const review = t`Review`;
  const canPost = (complete || fromReview) && verb !== keep && verb !== review;
  const yes: [string, Answer][] = canPost ? [[verb, 'yes']] : [];
  return reviewable && !fromReview ? [[review, 'review'], ...yes, [keep, 'keep']] : [[keep, 'keep'], ...yes];
}
