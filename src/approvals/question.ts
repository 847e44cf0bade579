import { randomUUID } from 'node:crypto';
import type { Asked } from '../posting/approver.ts';
import type { SealingKey } from './passphrase/sealing-key.ts';

/** What the person did, with the total where they had to type it. */
export type Given =
  { readonly answer: 'keep' } | { readonly answer: 'yes'; readonly typedTotal: string | undefined };

/** What became of a question; `ended`: its time was over, or nobody asks any more. */
type Over = Given['answer'] | 'ended';

/** What was wrong with an answer that did not count, and the total that was typed in it, which may stay. */
export interface Mistake {
  readonly sentence: string;
  readonly typedTotal: string;
}

/** Nobody answered: that is no refusal. */
class Unanswered extends Error {
  constructor() {
    super('The question ended without an answer.');
    this.name = 'Unanswered';
  }
}

/** One question that waits on the page. It is answered once, or ends. */
export class Question {
  /** Names it in the page's address. It opens nothing by itself. */
  readonly id = randomUUID();
  readonly asked: Asked;
  readonly answered: Promise<Given>;
  readonly #resolve: (given: Given) => void;
  readonly #reject: (error: Error) => void;
  /** By the browser that made it. */
  readonly #mistakes = new Map<string, Mistake>();
  #over: Over | undefined;
  #key: SealingKey | undefined;

  constructor(asked: Asked) {
    this.asked = asked;
    const { promise, resolve, reject } = Promise.withResolvers<Given>();
    this.answered = promise;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get over(): Over | undefined {
    return this.#over;
  }

  /** A dialog that was cut says yes only when it comes after the review; the page shows all in both. */
  get canSayYes(): boolean {
    const { complete, fromReview, verb, keep } = this.asked;
    return (complete || fromReview) && verb !== keep;
  }

  /**
   * @param key what the passphrase of a yes opens
   * @returns whether this was the answer: false when there was one before, or it has ended
   */
  answer(given: Given, key?: SealingKey): boolean {
    if (this.#over !== undefined) return false;
    if (given.answer === 'yes' && !this.canSayYes) return false;
    this.#over = given.answer;
    this.#key = key;
    this.#resolve(given);
    return true;
  }

  /** Nothing that is answered from now on counts. Again has no effect, nor after an answer. */
  end(): void {
    if (this.#over !== undefined) return;
    this.#over = 'ended';
    this.#reject(new Unanswered());
  }

  /** What the passphrase of the yes opens, once: questions that are over are kept for a while, and this is not. */
  takeKey(): SealingKey | undefined {
    const key = this.#key;
    this.#key = undefined;
    return key;
  }

  mistakeOf(browser: string): Mistake | undefined {
    return this.#mistakes.get(browser);
  }

  noteMistake(browser: string, mistake: Mistake): void {
    this.#mistakes.set(browser, mistake);
  }
}
