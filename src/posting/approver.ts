import type { RenderedReview } from './review/render.ts';

/**
 * What the person did. `yes`: pressed the button with the verb, and nothing else is one. `keep`: pressed the button
 * that leaves everything as it is; `closed`: closed the dialog or pressed Escape.
 */
export type Answer = 'yes' | 'keep' | 'closed';

/**
 * Shows a review to a person and brings back what the person did. Drawn by our own process; whatever throws is
 * a no. The gate alone calls it.
 */
export interface Approver {
  /** @param signal aborted when the request expired or nobody waits for it any more */
  ask(review: RenderedReview, signal: AbortSignal): Promise<Answer>;

  /** Tells the person, without waiting, what came of a yes when it is not what was to be expected. */
  tell(sentence: string): void;
}
