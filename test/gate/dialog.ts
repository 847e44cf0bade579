import type { Answer } from '../../src/posting/approver.ts';
import type { RenderedReview } from '../../src/posting/review/render.ts';

/** Something that a person saw, and what they did with it. */
export interface Dialog {
  readonly window: number;
  /** The modal in which a person says yes, or the panel from which they come back to it. */
  readonly kind: 'modal' | 'panel';
  readonly review: RenderedReview;
  /** The modal says that its review was seen whole in the panel. */
  readonly fromReview: boolean;
  readonly shownAt: Moment;
  answer: Answer | undefined;
  answeredAt: Moment | undefined;
  /** Undefined while the dialog is open. */
  readonly press: (answer: Answer) => void;
}

export interface Moment {
  readonly tick: number;
  /** Milliseconds, by a clock that never jumps back. */
  readonly time: number;
}

/** All the words that stood in it. */
export function wordsOf({ kind, review }: Pick<Dialog, 'kind' | 'review'>): string {
  return [review.question, kind === 'panel' ? review.whole : review.detail].join('\n');
}
