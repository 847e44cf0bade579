import type { Answer, Approver } from '../posting/approver.ts';
import type { RenderedReview } from '../posting/render.ts';
import { DEMO_COMPANY, demoMarked } from './demo-words.ts';

/** Marks all that a person is asked and told about the demo company, and leaves the answer to the person. */
export class DemoApprover implements Approver {
  readonly #approver: Approver;

  constructor(approver: Approver) {
    this.#approver = approver;
  }

  ask(review: RenderedReview, signal: AbortSignal): Promise<Answer> {
    const question = demoMarked(true, review.question);
    const detail = `${DEMO_COMPANY}\n\n${review.detail}`;
    return this.#approver.ask({ ...review, question, detail }, signal);
  }

  tell(sentence: string): void {
    this.#approver.tell(demoMarked(true, sentence));
  }
}
