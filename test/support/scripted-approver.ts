import type { Answer, Approver } from '../../src/posting/approver.ts';
import type { RenderedReview } from '../../src/posting/review/render.ts';

/** What the person does with a dialog: an answer, or something that takes time or goes wrong. */
export type Reaction = Answer | ((review: RenderedReview, signal: AbortSignal) => Promise<Answer>);

/** A person who has made up their mind beforehand. Unforeseen dialogs are refused. */
export class ScriptedApprover implements Approver {
  /** Every dialog that was shown, in order. */
  readonly shown: RenderedReview[] = [];
  /** Every sentence that the person was told afterwards. */
  readonly told: string[] = [];
  readonly #reactions: Reaction[] = [];

  /** Says what to do with the next dialog that has no reaction yet. */
  willAnswer(...reactions: Reaction[]): void {
    this.#reactions.push(...reactions);
  }

  async ask(review: RenderedReview, signal: AbortSignal): Promise<Answer> {
    this.shown.push(review);
    const reaction = this.#reactions.shift() ?? 'closed';
    return typeof reaction === 'string' ? reaction : reaction(review, signal);
  }

  tell(sentence: string): void {
    this.told.push(sentence);
  }
}
