import { describe, expect, it } from 'vitest';
import { Polling, POLL_MS } from '../../../../src/vscode/drafts/polling.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

function begin() {
  const clock = new ManualClock();
  const seen = { polls: 0, finish: (): unknown => undefined };
  const polling = new Polling(clock, () => {
    seen.polls += 1;
    return new Promise((resolve) => (seen.finish = () => resolve()));
  });
  const finish = async () => {
    seen.finish();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { clock, polling, seen, finish };
}

describe('what others draft is looked for', () => {
  it('once a minute while somebody looks, and not before the answer to the last time', async () => {
    const { clock, polling, seen, finish } = begin();
    polling.watched(true);
    clock.advance(POLL_MS - 1);
    expect(seen.polls).toBe(0);
    clock.advance(1);
    clock.advance(10 * POLL_MS);
    expect(seen.polls).toBe(1);
    await finish();
    clock.advance(POLL_MS);
    expect(seen.polls).toBe(2);
  });

  it('never while nobody looks, not even once more', async () => {
    const { clock, polling, seen, finish } = begin();
    clock.advance(10 * POLL_MS);
    polling.watched(true);
    clock.advance(POLL_MS);
    polling.watched(false);
    await finish();
    clock.advance(10 * POLL_MS);
    expect(seen.polls).toBe(1);
  });

  it('once, however often somebody looks away and back', () => {
    const { clock, polling, seen } = begin();
    for (let time = 0; time < 5; time += 1) {
      polling.watched(true);
      polling.watched(true);
      polling.watched(false);
    }
    polling.watched(true);
    clock.advance(POLL_MS);
    expect(seen.polls).toBe(1);
  });
});
