/** Runs asynchronous work in the order of asking, never two at a time. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as the work does. A failure does not stop the work behind it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    const result = Promise.allSettled([before]).then(work);
    this.#last = result;
    return result;
  }
}
