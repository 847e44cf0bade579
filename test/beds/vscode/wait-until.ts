import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `probe` again and again until it answers something other than undefined, and returns that.
 *
 * @param what the condition in words, for the error
 * @param timeoutMs how long to try, in milliseconds
 * @param pauseMs the pause between two tries, in milliseconds
 */
export async function waitUntil<T>(
  what: string,
  probe: () => T | undefined | Promise<T | undefined>,
  timeoutMs: number,
  pauseMs = 100,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) {
      throw new Error(`Waited ${String(timeoutMs / 1000)} s in vain: ${what}`);
    }
    await sleep(pauseMs);
  }
}
