import { z } from 'zod';
import type { Clock } from '../../src/common/clock.ts';
import type { Answer, Asked } from '../../src/posting/approver.ts';
import type { TotalToType } from '../../src/posting/review/typed-total.ts';
import type { RenderedReview } from '../../src/posting/review/render.ts';
import { ScriptedApprover } from '../support/scripted-approver.ts';
import type { Dialog, Moment } from './dialog.ts';
import type { Ticks } from './ticks.ts';

/** What the code that shows a dialog can do wrong. */
export const FAILURES = ['throws', 'rejects', 'garbage', 'truthy', 'array'] as const;
export type Failure = (typeof FAILURES)[number];

/** The person at one window, who leaves every dialog open until a story says what they press. */
export class GatePerson extends ScriptedApprover {
  readonly dialogs: Dialog[] = [];
  /** When the sentences of `told` were said. */
  readonly toldAt: number[] = [];
  /** What they type instead of the total. */
  typo: string | undefined;
  /** How often two dialogs were open at once. */
  crowded = 0;
  readonly #window: number;
  readonly #ticks: Ticks;
  readonly #clock: Clock;
  #failures: Failure[] = [];

  constructor(window: number, ticks: Ticks, clock: Clock) {
    super();
    this.#window = window;
    this.#ticks = ticks;
    this.#clock = clock;
  }

  /** What is open now; a modal is in front of a panel. */
  get open(): Dialog | undefined {
    const open = this.dialogs.filter(({ answeredAt }) => answeredAt === undefined);
    return open.find(({ kind }) => kind === 'modal') ?? open[0];
  }

  /** The code that shows the next dialog goes wrong. */
  willFail(failure: Failure): void {
    this.#failures.push(failure);
  }

  override ask(asked: Asked): Promise<Answer> {
    const failure = this.#failures.shift();
    if (failure !== undefined) return fail(failure);
    if (this.dialogs.some(({ kind, answeredAt }) => kind === 'modal' && answeredAt === undefined))
      this.crowded += 1;
    return this.#show('modal', asked);
  }

  /** The panel has no other buttons than the modal's, but "review". */
  override review(review: RenderedReview): Promise<Exclude<Answer, 'review'>> {
    return this.#show('panel', review).then((answer) => (answer === 'review' ? 'closed' : answer));
  }

  override typeTotal({ total }: TotalToType): Promise<string | undefined> {
    return Promise.resolve(this.typo ?? total);
  }

  override tell(sentence: string, again?: () => void): void {
    this.toldAt.push(this.#ticks.next());
    super.tell(sentence, again);
  }

  #show(kind: Dialog['kind'], review: RenderedReview & { readonly fromReview?: boolean }): Promise<Answer> {
    return new Promise((resolve) => {
      const dialog: Dialog = {
        window: this.#window,
        kind,
        review,
        fromReview: review.fromReview === true,
        shownAt: this.#now(),
        answer: undefined,
        answeredAt: undefined,
        press: (answer) => {
          if (dialog.answeredAt !== undefined) return;
          dialog.answer = answer;
          dialog.answeredAt = this.#now();
          resolve(answer);
        },
      };
      this.dialogs.push(dialog);
    });
  }

  #now(): Moment {
    return { tick: this.#ticks.next(), time: this.#clock.monotonic() };
  }
}

function fail(failure: Failure): Promise<Answer> {
  switch (failure) {
    case 'throws':
      throw new Error('The window is gone.');
    case 'rejects':
      return Promise.reject(new Error('The window is gone.'));
    case 'garbage':
      return Promise.resolve(garbage('Yes'));
    case 'truthy':
      return Promise.resolve(garbage(true));
    case 'array':
      return Promise.resolve(garbage(['yes']));
  }
}

/** What a type cannot keep out at run time. */
function garbage(value: unknown): Answer {
  return z.custom<Answer>(() => true).parse(value);
}
