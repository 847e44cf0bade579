import { randomUUID } from 'node:crypto';
import type { FormHints } from '../posting/partners/partner-form.ts';
import type { PartnerValues } from '../posting/partners/partner-values.ts';

/** A form that was sent and did not count: what to put right, and the values as they were typed. */
export interface SentWrong {
  readonly sentences: readonly string[];
  readonly values: PartnerValues;
}

/** What became of a form; `ended`: its time was over, or nobody asks any more. */
type Over = 'left' | 'given up' | 'ended';

/** Nobody filled it in: that is no refusal. */
class NotFilledIn extends Error {
  constructor() {
    super('The form ended before it was filled in.');
    this.name = 'NotFilledIn';
  }
}

/** One proposed contact that waits on the page to be looked through. It is left once, or ends. */
export class ContactForm {
  /** Names it in the page's address. It opens nothing by itself. */
  readonly id = randomUUID();
  readonly prefilled: PartnerValues;
  readonly hints: FormHints;
  /** The values as the person left them; undefined when they gave up. Rejects when it ends before. */
  readonly left: Promise<PartnerValues | undefined>;
  readonly #resolve: (values: PartnerValues | undefined) => void;
  readonly #reject: (error: Error) => void;
  /** By the browser that sent it. */
  readonly #wrong = new Map<string, SentWrong>();
  #over: Over | undefined;

  constructor(prefilled: PartnerValues, hints: FormHints) {
    this.prefilled = prefilled;
    this.hints = hints;
    const { promise, resolve, reject } = Promise.withResolvers<PartnerValues | undefined>();
    this.left = promise;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get over(): Over | undefined {
    return this.#over;
  }

  /** Nothing is saved by that: the last question follows. Only the first time counts. */
  leave(values: PartnerValues): void {
    if (this.#over !== undefined) return;
    this.#over = 'left';
    this.#resolve(values);
  }

  /** The person does not want the contact. */
  giveUp(): void {
    if (this.#over !== undefined) return;
    this.#over = 'given up';
    this.#resolve(undefined);
  }

  /** What is sent from now on does not count. Again has no effect, nor after it was left. */
  end(): void {
    if (this.#over !== undefined) return;
    this.#over = 'ended';
    this.#reject(new NotFilledIn());
  }

  wrongOf(browser: string): SentWrong | undefined {
    return this.#wrong.get(browser);
  }

  noteWrong(browser: string, wrong: SentWrong): void {
    this.#wrong.set(browser, wrong);
  }
}
