import type { PersonRequest } from './person-request.ts';

/** The requests that are not answered yet, of all sorts. */
export class WaitingList {
  readonly #onChange: () => void;
  #requests: readonly PersonRequest[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The oldest first. */
  get requests(): readonly PersonRequest[] {
    return this.#requests.filter((request) => request.isOpen);
  }

  add(request: PersonRequest): void {
    this.#requests = [...this.#requests, request];
    request.onState = () => this.#onChange();
    this.#onChange();
  }

  remove(request: PersonRequest): void {
    this.#requests = this.#requests.filter((other) => other !== request);
    this.#onChange();
  }

  changed(): void {
    this.#onChange();
  }
}
