import { t } from '@vscode/l10n';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { Problem } from '../common/problem.ts';

/** How long a caller waits for its turn to write: until the time is up or it is called off. */
export class Patience implements Disposable {
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: Disposable;
  readonly #lost = new AbortController();
  readonly #whenLost: Promise<void>;
  readonly #callOff = () => this.#lost.abort(cancelled());

  /** @param timeout in milliseconds */
  constructor(clock: Clock, timeout: number, signal: AbortSignal | undefined) {
    this.#clock = clock;
    this.#signal = signal;
    this.#whenLost = new Promise((resolve) => {
      this.#lost.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#timer = clock.after(timeout, () => this.#lost.abort(unavailable()));
    if (signal?.aborted === true) this.#callOff();
    signal?.addEventListener('abort', this.#callOff);
  }

  /** @throws Problem `write_turn_unavailable` or `cancelled` once it is lost */
  assertLeft(): void {
    this.#lost.signal.throwIfAborted();
  }

  /** Waits for something; fails as `assertLeft` as soon as it is lost. */
  async waitFor(what: Promise<void>): Promise<void> {
    await Promise.race([what, this.#whenLost]);
    this.assertLeft();
  }

  /** Lets time pass; fails as `assertLeft` as soon as it is lost. */
  pause(milliseconds: number): Promise<void> {
    return this.waitFor(new Promise((resolve) => this.#clock.after(milliseconds, resolve)));
  }

  dispose(): void {
    this.#timer.dispose();
    this.#signal?.removeEventListener('abort', this.#callOff);
  }
}

function unavailable(): Problem {
  return new Problem({
    code: 'write_turn_unavailable',
    person: t`Another window or program of MCP Odoo was writing to this database all the time. Nothing was sent; try again when it has finished.`,
    model:
      'Another write to this database did not end in time. Nothing was sent: the same call may be made again.',
  });
}

function cancelled(): Problem {
  return new Problem({
    code: 'cancelled',
    person: t`This was cancelled before anything was sent to Odoo.`,
    model: 'The call was cancelled before anything was sent. Nothing has changed.',
  });
}
