import { vi } from 'vitest';

/** As long as a machine with other work may take: a wait that ends when what is waited for is there costs nothing. */
const LONGEST_MS = 15_000;

/** What this gives once it throws no more. */
export function waitFor<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: LONGEST_MS, interval: 20 });
}
