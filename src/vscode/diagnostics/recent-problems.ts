import type { Clock } from '../../common/clock.ts';
import type { ProblemCode } from '../../common/problem.ts';

/** As many as tell what went before a bug report. */
const MOST = 20;

interface RecentProblem {
  readonly at: Date;
  readonly code: ProblemCode;
}

/** What went wrong lately in this window: codes and times, and nothing of what was said about it. */
export class RecentProblems {
  readonly #clock: Pick<Clock, 'now'>;
  #problems: readonly RecentProblem[] = [];

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  heard(code: ProblemCode): void {
    this.#problems = [...this.#problems, { at: new Date(this.#clock.now()), code }].slice(-MOST);
  }

  /** The oldest first. */
  get all(): readonly RecentProblem[] {
    return this.#problems;
  }
}
