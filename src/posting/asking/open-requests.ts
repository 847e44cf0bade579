import type { RequestLife } from './request-life.ts';

interface OpenRequest<Done> {
  readonly request: RequestLife;
  readonly answer: Promise<Done>;
}

/** The questions that are open, each asked once however many wait for its answer. */
export class OpenRequests<Done> {
  readonly #open = new Map<string, OpenRequest<Done>>();

  /**
   * Waits for the answer to a question: the one that is open under this name, or a new one.
   * @param signal aborted when the caller does not wait any more
   */
  join(
    name: string,
    signal: AbortSignal,
    start: () => { readonly request: RequestLife; readonly decide: () => Promise<Done> },
  ): Promise<Done> {
    const known = this.#open.get(name);
    if (known?.request.isOpen === true) {
      known.request.join(signal);
      return known.answer;
    }
    const { request, decide } = start();
    // Joined first: what is decided at once has to know that somebody waits.
    request.join(signal);
    const answer = decide().finally(() => {
      request.dispose();
      if (this.#open.get(name)?.request === request) this.#open.delete(name);
    });
    this.#open.set(name, { request, answer });
    return answer;
  }
}
