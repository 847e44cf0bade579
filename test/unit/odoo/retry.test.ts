import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/common/clock.ts';
import type { OdooError } from '../../../src/odoo/errors.ts';
import { answerTooLarge, connectionLost, serverBusy, timedOut } from '../../../src/odoo/exchange-problems.ts';
import { wrongCredentials } from '../../../src/odoo/connection-problems.ts';
import { parseRetryAfter } from '../../../src/odoo/retry-after.ts';
import { retryRead } from '../../../src/odoo/retry.ts';
import { ManualClock } from '../../support/manual-clock.ts';

interface Run {
  readonly result: unknown;
  /** When each attempt began, in milliseconds from the start. */
  readonly attempts: number[];
  readonly timeouts: number[];
}

describe('a read that fails', () => {
  it('is made three times more, after growing waits', async () => {
    const run = await retrying([connectionLost()], { random: 1 });
    expect(run.attempts).toEqual([0, 300, 900, 2100]);
    expect(run.result).toMatchObject({ code: 'connection_lost' });
  });

  it('succeeds when a later attempt does', async () => {
    const run = await retrying([connectionLost(), timedOut('unknown'), 'answer'], { random: 0.5 });
    expect(run.result).toBe('answer');
    expect(run.attempts).toEqual([0, 150, 450]);
  });

  it.each([
    ['a wrong password', wrongCredentials('ada')],
    ['an answer that would be too large again', answerTooLarge()],
  ])('is made once after %s', async (_name, failure) => {
    expect((await retrying([failure], { random: 1 })).attempts).toEqual([0]);
  });

  it('waits as long as the server asks', async () => {
    const run = await retrying([serverBusy(20_000), 'answer'], { random: 0 });
    expect(run.attempts).toEqual([0, 20_000]);
  });

  it.each([61_000, 50_000])('does not wait %i ms: too long, or beyond its deadline', async (wait) => {
    expect((await retrying([serverBusy(wait)], { random: 0 })).attempts).toEqual([0]);
  });

  it('gives its last attempt no more time than is left', async () => {
    const run = await retrying([timedOut('unknown')], { random: 1, lasting: 30_000 });
    expect(run.timeouts).toEqual([30_000, 14_700]);
    expect(run.result).toMatchObject({ code: 'timed_out' });
  });

  it('never begins an attempt after the deadline, and never makes more than four', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(60_000),
        async (random, lasting) => {
          const run = await retrying([timedOut('unknown')], { random, lasting });
          expect(run.attempts.length).toBeLessThanOrEqual(4);
          expect(Math.max(...run.attempts)).toBeLessThan(45_000);
          expect(Math.min(...run.timeouts)).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('stops waiting when it is cancelled', async () => {
    const clock = new ManualClock();
    const cancel = new AbortController();
    const policy = { clock, random: () => 1, attempt: 30_000, deadline: 45_000 };
    const result = retryRead(() => Promise.reject(connectionLost()), policy, cancel.signal);
    setImmediate(() => cancel.abort());
    await expect(result).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the Retry-After header', () => {
  it.each([
    ['7', 7_000],
    ['Thu, 15 Jan 2026 09:00:05 GMT', 5_000],
    ['Thu, 15 Jan 2026 08:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('"%s" asks for %s ms', (header, wait) => {
    expect(parseRetryAfter(header, Date.UTC(2026, 0, 15, 9))).toBe(wait);
  });
});

/** Runs a read whose attempts end like this, the last way for ever, on a clock that leaps over every wait. */
async function retrying(
  ends: readonly (OdooError | string)[],
  { random, lasting = 0 }: { random: number; lasting?: number },
): Promise<Run> {
  let time = 0;
  const clock: Clock = {
    now: () => time,
    monotonic: () => time,
    after(ms, callback) {
      time += ms;
      queueMicrotask(callback);
      return { dispose: () => undefined };
    },
  };
  const attempts: number[] = [];
  const timeouts: number[] = [];
  const attempt = (timeout: number): Promise<string> => {
    attempts.push(time);
    timeouts.push(timeout);
    time += Math.min(lasting, timeout);
    const end = ends[Math.min(attempts.length, ends.length) - 1];
    return typeof end === 'string' ? Promise.resolve(end) : Promise.reject(end ?? new Error('No end given.'));
  };
  const policy = { clock, random: () => random, attempt: 30_000, deadline: 45_000 };
  const result = await retryRead(attempt, policy).catch((error: unknown) => error);
  return { result, attempts, timeouts };
}
