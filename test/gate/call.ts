/** How a call of the product ended. */
export type Ending =
  { readonly kind: 'done'; readonly told: string } | { readonly kind: 'failed'; readonly told: string };

/** Somebody asked for something and waits for the answer, or has left. */
export class Call {
  readonly window: number;
  readonly connection: number;
  /** Ids of moves. */
  readonly documents: readonly number[];
  readonly startedAt: number;
  /** A command waits as long as VS Code runs; an agent's client can give up. */
  readonly canLeave: boolean;
  leftAt: number | undefined;
  ending: Ending | undefined;
  readonly settled: Promise<void>;
  readonly #leaving: AbortController;

  constructor(
    asked: {
      window: number;
      connection: number;
      documents: readonly number[];
      tick: number;
      canLeave?: boolean;
    },
    start: (signal: AbortSignal) => Promise<Ending>,
  ) {
    this.window = asked.window;
    this.connection = asked.connection;
    this.documents = asked.documents;
    this.startedAt = asked.tick;
    this.canLeave = asked.canLeave ?? true;
    this.#leaving = new AbortController();
    this.settled = start(this.#leaving.signal)
      .catch((error: unknown): Ending => ({ kind: 'failed', told: String(error) }))
      .then((ending) => void (this.ending = ending));
  }

  /** Does not wait any more. */
  leave(): void {
    this.#leaving.abort();
  }
}
