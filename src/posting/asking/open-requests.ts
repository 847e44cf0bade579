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
    const isAlive = known !== undefined && known.request.ended === undefined;
    const open = isAlive ? known : this.#add(name, start());
    open.request.join(signal);
    return open.answer;
  }

  #add(
    name: string,
    { request, decide }: { readonly request: RequestLife; readonly decide: () => Promise<Done> },
  ): OpenRequest<Done> {
    const answer = decide().finally(() => {
      request.dispose();
      if (this.#open.get(name)?.request === request) this.#open.delete(name);
    });
    const open = { request, answer };
    this.#open.set(name, open);
    return open;
  }
}
