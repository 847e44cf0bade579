import type { Clock } from '../common/clock.ts';
import type { ProblemCode } from '../common/problem.ts';
import { OdooError } from './errors.ts';
import { cancelled, timedOut } from './exchange-problems.ts';

/** Times of a read, in milliseconds, and what makes them testable. */
export interface RetryPolicy {
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** One attempt. */
  readonly attempt: number;
  /** All attempts and the waits between them. */
  readonly deadline: number;
}

const MOST_RETRIES = 3;
const FIRST_WAIT = 300;
const LONGEST_WAIT = 5_000;
const LONGEST_RETRY_AFTER = 60_000;

/** Failures that may have gone by the next time. A refusal, a wrong password or a redirect has not. */
const PASSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unreachable',
  'timed_out',
  'connection_lost',
  'answer_unreadable',
  'server_busy',
  'server_unavailable',
]);

/**
 * Makes a read, and makes it again after a failure that may pass: up to three times more, with waits of full
 * jitter, all inside one deadline. Only for reads: a write is never sent again.
 * @param attempt one try, given its timeout in milliseconds
 * @throws OdooError of the last attempt
 */
export async function retryRead<T>(
  attempt: (timeout: number) => Promise<T>,
  policy: RetryPolicy,
  signal?: AbortSignal,
): Promise<T> {
  const { clock } = policy;
  const end = clock.monotonic() + policy.deadline;
  for (let retries = 0; ; retries += 1) {
    const left = end - clock.monotonic();
    if (left <= 0) throw timedOut('not-sent');
    try {
      return await attempt(Math.min(policy.attempt, left));
    } catch (error) {
      const wait =
        error instanceof OdooError && retries < MOST_RETRIES ? waitAfter(error, retries, policy) : undefined;
      if (wait === undefined || clock.monotonic() + wait >= end) throw error;
      await pause(wait, clock, signal);
    }
  }
}

/** Milliseconds until the next attempt; undefined when there should be none. */
function waitAfter(error: OdooError, retries: number, policy: RetryPolicy): number | undefined {
  if (error.outcome === 'rejected' || !PASSING.has(error.code)) return undefined;
  if (error.retryAfter !== undefined) {
    return error.retryAfter <= LONGEST_RETRY_AFTER ? error.retryAfter : undefined;
  }
  return policy.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** retries);
}

function pause(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => signal?.removeEventListener('abort', cancel);
    const timer = clock.after(ms, () => {
      end();
      resolve();
    });
    const cancel = (): void => {
      timer.dispose();
      end();
      reject(cancelled('not-sent'));
    };
    if (signal?.aborted === true) cancel();
    else signal?.addEventListener('abort', cancel);
  });
}
