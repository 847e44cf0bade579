import type { RenderedReview } from './render.ts';

/**
 * What the person did. `post` is the only yes. `keep`: pressed "Keep as Draft"; `closed`: closed the dialog or
 * pressed Escape.
 */
export type Answer = 'post' | 'keep' | 'closed';

/**
 * Shows a review to a person and brings back what the person did. Drawn by our own process; whatever throws is
 * a no. The gate alone calls it.
 */
export interface Approver {
  /** @param signal aborted when the request expired or nobody waits for it any more */
  ask(review: RenderedReview, signal: AbortSignal): Promise<Answer>;

  /** Tells the person, without waiting, what came of pressing Post when it is not what was to be expected. */
  tell(sentence: string): void;
}
