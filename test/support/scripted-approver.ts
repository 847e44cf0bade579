import type { Answer, Approver, Asked } from '../../src/posting/approver.ts';
import type { TotalToType } from '../../src/posting/review/typed-total.ts';
import type { RenderedReview } from '../../src/posting/review/render.ts';

type InReview = Exclude<Answer, 'review'>;

/** What the person does with a dialog: an answer, or something that takes time or goes wrong. */
export type Reaction = Answer | ((asked: Asked, signal: AbortSignal) => Promise<Answer>);

/** What the person does in the review panel. */
type ReviewReaction = InReview | ((review: RenderedReview, signal: AbortSignal) => Promise<InReview>);

/** A person who has made up their mind beforehand. Unforeseen dialogs are refused. */
export class ScriptedApprover implements Approver {
  /** Every dialog that was shown, in order. */
  readonly shown: Asked[] = [];
  /** Every review panel that was opened. */
  readonly reviewed: RenderedReview[] = [];
  /** Every request whose review was over without a dialog. */
  readonly closed: string[] = [];
  /** Every total that had to be typed. */
  readonly totals: TotalToType[] = [];
  /** Every sentence that the person was told afterwards. */
  readonly told: string[] = [];
  /** Presses the button that asks anew, of the last sentence that had one. */
  again: (() => void) | undefined;
  readonly #reactions: Reaction[] = [];
  readonly #inReview: ReviewReaction[] = [];
  readonly #typed: string[] = [];

  /** Says what to do with the next dialog that has no reaction yet. */
  willAnswer(...reactions: Reaction[]): void {
    this.#reactions.push(...reactions);
  }

  /** Says what to press in the next review panel. */
  willPress(...reactions: ReviewReaction[]): void {
    this.#inReview.push(...reactions);
  }

  /** Says what to type as the next total. */
  willType(...totals: string[]): void {
    this.#typed.push(...totals);
  }

  async ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
    this.shown.push(asked);
    const reaction = this.#reactions.shift() ?? 'closed';
    return typeof reaction === 'string' ? reaction : reaction(asked, signal);
  }

  async review(review: RenderedReview, signal: AbortSignal): Promise<InReview> {
    this.reviewed.push(review);
    const reaction = this.#inReview.shift() ?? 'closed';
    return typeof reaction === 'string' ? reaction : reaction(review, signal);
  }

  closeReview(request: string): void {
    this.closed.push(request);
  }

  typeTotal(total: TotalToType): Promise<string | undefined> {
    this.totals.push(total);
    return Promise.resolve(this.#typed.shift());
  }

  tell(sentence: string, again?: () => void): void {
    this.told.push(sentence);
    this.again = again ?? this.again;
  }
}
