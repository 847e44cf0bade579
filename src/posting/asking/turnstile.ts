/** Lets one through at a time, in the order of asking. One person can read one dialog. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();
  #inside = 0;

  /** Whether somebody is inside or waits, so that whoever comes now has to wait. */
  get isBusy(): boolean {
    return this.#inside > 0;
  }

  /**
   * Runs `task` when everyone before has finished. Who is aborted waits no longer, neither for the turn nor for
   * the task; but a task that has begun keeps the turnstile until it ends, because VS Code cannot close a dialog.
   * @returns what the task returned, or undefined after the abort
   */
  pass<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T | undefined> {
    this.#inside += 1;
    const turn = this.#last
      .then(() => (signal.aborted ? undefined : task()))
      .finally(() => (this.#inside -= 1));
    // The next one waits for the end of this one, however it ends; this one's caller sees the error itself.
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    );
    return Promise.race([turn, aborted(signal)]);
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
