import { randomUUID } from 'node:crypto';
import type { Disposable } from '../common/disposable.ts';
import type { Asked } from '../posting/approver.ts';
import { Question } from './question.ts';

/** What was over longer ago is not told any more. */
const MOST_KEPT = 50;

/** What the person is told without being asked, with a way to ask anew where there is one. */
export interface Notice {
  readonly id: string;
  readonly sentence: string;
  readonly again?: () => void;
}

/** All that the page of a process shows: what waits for an answer, what is over, and what the person is told. */
export class Questions implements Disposable {
  /** The oldest one first. */
  #questions: readonly Question[] = [];
  #notices: readonly Notice[] = [];
  /** How many there have been, and how many when a question was over. */
  #told = 0;
  readonly #toldBefore = new WeakMap<Question, number>();
  #version = 0;
  #isOver = false;

  /** Another number whenever there is something else to show. */
  get version(): number {
    return this.#version;
  }

  get waiting(): readonly Question[] {
    return this.#questions.filter(({ over }) => over === undefined);
  }

  get #over(): readonly Question[] {
    return this.#questions.filter(({ over }) => over !== undefined);
  }

  /** The latest one first. */
  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** What the person was told since a question was over, the latest first; of one that waits, nothing. */
  toldSince(question: Question): readonly Notice[] {
    const before = this.#toldBefore.get(question);
    return before === undefined ? [] : this.#notices.slice(0, this.#told - before);
  }

  find(id: string): Question | undefined {
    return this.#questions.find((question) => question.id === id);
  }

  /** @param signal ends the question when it is aborted */
  add(asked: Asked, signal: AbortSignal): Question {
    const question = new Question(asked);
    const end = () => question.end();
    const leave = () => {
      signal.removeEventListener('abort', end);
      this.#toldBefore.set(question, this.#told);
      this.#version += 1;
    };
    // Whoever waits for the answer sees how it ended.
    question.answered.then(leave, leave);
    signal.addEventListener('abort', end);
    this.#questions = [...this.#over.slice(-MOST_KEPT), ...this.waiting, question];
    this.#version += 1;
    if (signal.aborted || this.#isOver) question.end();
    return question;
  }

  tell(sentence: string, again?: () => void): void {
    const notice = { id: randomUUID(), sentence, ...(again !== undefined && { again }) };
    this.#notices = [notice, ...this.#notices.slice(0, MOST_KEPT)];
    this.#told += 1;
    this.#version += 1;
  }

  /** Asks anew, once. @returns whether there was such a notice */
  askAgain(id: string): boolean {
    const notice = this.#notices.find((each) => each.id === id);
    if (notice?.again === undefined) return false;
    const { again, ...told } = notice;
    this.#notices = this.#notices.map((each) => (each === notice ? told : each));
    this.#version += 1;
    again();
    return true;
  }

  /** Nothing that waits will be answered, nor what comes after. */
  dispose(): void {
    this.#isOver = true;
    for (const question of this.#questions) question.end();
  }
}
