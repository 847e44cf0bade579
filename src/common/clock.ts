import type { Disposable } from './disposable.ts';

/** Time as a port, so that five minutes can pass in a test at once. */
export interface Clock {
  /** Wall time in milliseconds since 1970: for the journal only, never for business dates. */
  now(): number;
  /** Milliseconds that never jump, from an arbitrary start: for deadlines and expiry. */
  monotonic(): number;
  /** Calls back once after `ms` milliseconds unless disposed before. */
  after(ms: number, callback: () => void): Disposable;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};
