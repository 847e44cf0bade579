import type { Handle } from '../../accounting/handle.ts';
import type { About } from './about.ts';

/** What was refused this often is not asked again until the person lifts it. */
const MOST_REFUSALS = 2;

interface Refusal {
  readonly about: About;
  readonly document: Handle;
  readonly count: number;
}

/**
 * What the person has said no to in this window. An agent that keeps asking would sooner or later get the yes of
 * a tired hand.
 */
export class Refusals {
  readonly #refusals = new Map<string, Refusal>();

  /** The person said no to it. */
  add(about: About, document: Handle): void {
    const count = (this.#refusals.get(`${about} ${document}`)?.count ?? 0) + 1;
    this.#refusals.set(`${about} ${document}`, { about, document, count });
  }

  /** Whether it is not to be asked any more. */
  isFinal(about: About, document: Handle): boolean {
    return (this.#refusals.get(`${about} ${document}`)?.count ?? 0) >= MOST_REFUSALS;
  }

  /** The person said yes to it. */
  forget(about: About, document: Handle): void {
    this.#refusals.delete(`${about} ${document}`);
  }

  /** The person wants to be asked again whatever is about this document. */
  lift(document: Handle): void {
    for (const [name, refusal] of this.#refusals)
      if (refusal.document === document) this.#refusals.delete(name);
  }

  /** What is not asked any more. */
  get final(): readonly Handle[] {
    const final = [...this.#refusals.values()].filter(({ count }) => count >= MOST_REFUSALS);
    return [...new Set(final.map(({ document }) => document))];
  }
}
