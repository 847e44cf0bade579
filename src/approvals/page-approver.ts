import type { Answer, Approver, Asked } from '../posting/approver.ts';
import type { TotalToType } from '../posting/review/typed-total.ts';
import type { Questions } from './questions.ts';
import type { KeysOfYes } from './second-key/keys-of-yes.ts';

export interface PageApproverParts {
  readonly questions: Questions;
  /** Opens the page, unless it is open. @returns its address: "http://127.0.0.1:41233" */
  readonly openPage: () => Promise<string>;
  /** Tells the person where a question waits for them. */
  readonly announce: (address: string) => void;
  readonly keysOfYes: KeysOfYes | undefined;
}

/**
 * Asks the person on a local page. The page shows at once all that the review panel would show, and has a field for the
 * total: what the gate asks one after the other is answered there together. Nobody who does not answer has refused.
 */
export class PageApprover implements Approver {
  readonly #parts: PageApproverParts;
  /** What was typed with a yes, until the gate asks for it. */
  readonly #typed = new WeakMap<TotalToType, string>();

  constructor(parts: PageApproverParts) {
    this.#parts = parts;
  }

  /** Rejects when the signal is aborted before there was an answer. */
  async ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
    // The gate wants all of it shown before a yes to what was cut: the page of the question after this one does that.
    if (!asked.complete && !asked.fromReview && asked.reviewable) return 'review';
    const { questions, openPage, announce, keysOfYes } = this.#parts;
    const address = await openPage();
    const question = questions.add(asked, signal);
    try {
      announce(`${address}/questions/${question.id}`);
      const given = await question.answered;
      const key = question.takeKey();
      if (given.answer === 'keep') return 'keep';
      if (asked.typeTotal !== undefined && given.typedTotal !== undefined)
        this.#typed.set(asked.typeTotal, given.typedTotal);
      if (key !== undefined) keysOfYes?.give(signal, key);
      return 'yes';
    } finally {
      question.end();
    }
  }

  /** Approves nothing: `ask` follows, and its page shows all of the review. */
  review(): Promise<'yes'> {
    return Promise.resolve('yes');
  }

  closeReview(): void {
    // There is no panel of its own.
  }

  typeTotal(total: TotalToType): Promise<string | undefined> {
    const typed = this.#typed.get(total);
    this.#typed.delete(total);
    return Promise.resolve(typed);
  }

  tell(sentence: string, again?: () => void): void {
    this.#parts.questions.tell(sentence, again);
  }
}
