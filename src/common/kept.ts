import type { Clock } from './clock.ts';

/**
 * Remembers what was read under a key for a stated time. Whoever asks while a read is under way shares it; a
 * read that failed is forgotten.
 */
export class Kept<T> {
  readonly #clock: Clock;
  readonly #life: number;
  /** The one that is believed for longest comes last. */
  readonly #values = new Map<string, { readonly until: number; readonly value: Promise<T> }>();

  /** @param life milliseconds that a value is believed */
  constructor(clock: Clock, life: number) {
    this.#clock = clock;
    this.#life = life;
  }

  get(key: string, read: () => Promise<T>): Promise<T> {
    const kept = this.#values.get(key);
    if (kept !== undefined && this.#clock.monotonic() < kept.until) return kept.value;
    this.#forgetOld();
    const value = read();
    this.#values.set(key, { until: this.#clock.monotonic() + this.#life, value });
    value.catch(() => {
      if (this.#values.get(key)?.value === value) this.#values.delete(key);
    });
    return value;
  }

  /** Whoever asks next has it read anew. */
  forget(key: string): void {
    this.#values.delete(key);
  }

  has(key: string): boolean {
    const kept = this.#values.get(key);
    return kept !== undefined && this.#clock.monotonic() < kept.until;
  }

  /** Names come and go for as long as a window is open, and most are never asked for again. */
  #forgetOld(): void {
    const now = this.#clock.monotonic();
    for (const [key, { until }] of this.#values) {
      if (now < until) return;
      this.#values.delete(key);
    }
  }
}
