/** Counts what happens in a world, so that of two things it is known which was first. */
export class Ticks {
  #last = 0;
  #underWay = 0;

  get last(): number {
    return this.#last;
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** While this goes on, something is happening. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.next();
    }
  }

  /** Waits until something is so, or until nothing has happened for a while. */
  async until(isSo: () => boolean, quiet = 25): Promise<void> {
    let seen = this.#last;
    let since = performance.now();
    while (!isSo()) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.#last !== seen || this.#underWay > 0) [seen, since] = [this.#last, performance.now()];
      else if (performance.now() - since > quiet) return;
    }
  }
}
