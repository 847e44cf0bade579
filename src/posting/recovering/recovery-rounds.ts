import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { Recovered } from './recovered.ts';
import type { Look } from './recovery.ts';

export interface RecoveryRoundsParts {
  readonly look: (told: ReadonlySet<string>) => Promise<Look>;
  readonly clock: Clock;
  /** Hears once of each, and once more of what was not known the first time. */
  readonly tell: (recovered: readonly Recovered[]) => void;
  readonly report: (thrown: unknown) => void;
}

/** Looks after what was cut off: now, and again as long as some of it may still come. */
export class RecoveryRounds implements Disposable {
  readonly #parts: RecoveryRoundsParts;
  readonly #told = new Set<string>();
  #next: Disposable | undefined;
  #isDisposed = false;

  constructor(parts: RecoveryRoundsParts) {
    this.#parts = parts;
  }

  start(): void {
    void this.#look();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#next?.dispose();
  }

  async #look(): Promise<void> {
    const { look, clock, tell, report } = this.#parts;
    try {
      const { recovered, again } = await look(this.#told);
      if (this.#isDisposed) return;
      for (const { intent } of recovered) this.#told.add(intent.hash);
      if (recovered.length > 0) tell(recovered);
      if (again !== undefined) this.#next = clock.after(again, () => void this.#look());
    } catch (thrown) {
      // What is not found out now is at the next start.
      if (!this.#isDisposed) report(thrown);
    }
  }
}
