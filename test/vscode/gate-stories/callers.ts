/** Somebody who has asked for bills and waits for the answer. */
interface Caller {
  readonly isAgent: boolean;
  bills: readonly number[];
}

/** Who waits for which question, as far as it is known on this side of the screen. */
export class Callers {
  #waiting: readonly Caller[] = [];

  get hasAgent(): boolean {
    return this.#waiting.some(({ isAgent }) => isAgent);
  }

  begin(bills: readonly number[], isAgent: boolean): Caller {
    const caller = { bills, isAgent };
    this.#waiting = [...this.#waiting, caller];
    return caller;
  }

  /** They got their answer, or left. */
  end(caller: Caller): void {
    this.#waiting = this.#waiting.filter((each) => each !== caller);
  }

  agentLeaves(): void {
    this.#waiting = this.#waiting.filter(({ isAgent }) => !isAgent);
  }

  /** The question about these bills was answered: whoever asked for them or for some of them has heard. */
  answered(bills: readonly number[]): void {
    this.#waiting = this.#waiting.filter((each) => !isWithin(each.bills, bills));
  }

  waitFor(bills: readonly number[]): boolean {
    return this.#waiting.some((each) => isWithin(each.bills, bills));
  }
}

export function isWithin(some: readonly number[], all: readonly number[]): boolean {
  return some.every((each) => all.includes(each));
}
