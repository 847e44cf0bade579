import type { Problem } from '../common/problem.ts';
import type { RenderedReview } from './review/render.ts';
import type { TotalToType } from './review/typed-total.ts';

/**
 * What the person did. `yes`: pressed the button with the verb, and nothing else is one. `keep`: pressed the button
 * that leaves everything as it is; `closed`: closed the dialog or pressed Escape; `review`: wants to see all of it
 * first, which is no answer.
 */
export type Answer = 'yes' | 'keep' | 'closed' | 'review';

/** What the review panel is about. */
export interface Reviewed extends RenderedReview {
  /** Which request it is: its review panel and the dialog that follows belong together. */
  readonly request: string;
}

/** What a dialog is about. */
export interface Asked extends Reviewed {
  /** There is a review panel for it, and the first button opens it. */
  readonly reviewable: boolean;
  /** The person comes from the review panel, which has shown all of it: then a dialog that had to be cut can say yes. */
  readonly fromReview: boolean;
}

/**
 * Shows a review to a person and brings back what the person did. Drawn by our own process; whatever throws is
 * a no. The gate alone calls it.
 */
export interface Approver {
  /**
   * Why nobody can be asked here, for as long as that is so: then no question begins, and whoever asks is told. Left
   * out, there is always somebody.
   */
  readonly absent?: () => Problem | undefined;

  /** @param signal aborted when the request has expired */
  ask(asked: Asked, signal: AbortSignal): Promise<Answer>;

  /** Opens the review panel; `yes` means that the person wants to say yes, and is asked once more. */
  review(review: Reviewed, signal: AbortSignal): Promise<Exclude<Answer, 'review'>>;

  /** No dialog follows on the review of a request: its panel is not needed any more. */
  closeReview(request: string): void;

  /** Has the person type the total. What they typed, or undefined when they left it. */
  typeTotal(total: TotalToType, signal: AbortSignal): Promise<string | undefined>;

  /**
   * Tells the person, without waiting, what came of a yes when it is not what was to be expected.
   * @param again asks anew, in the person's own name, where that is what they may want
   */
  tell(sentence: string, again?: () => void): void;
}
