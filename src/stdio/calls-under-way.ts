/** The calls that are not answered yet. */
export class CallsUnderWay {
  readonly #calls = new Set<Promise<unknown>>();

  add(ended: Promise<unknown>): void {
    const call = ended.then(
      () => undefined,
      () => undefined,
    );
    this.#calls.add(call);
    void call.then(() => this.#calls.delete(call));
  }

  /** Resolves when those that are under way now have come to their end, whatever it is. */
  async ended(): Promise<void> {
    await Promise.all(this.#calls);
  }
}
