import { describe, expect, it } from 'vitest';
import { SLOW_MS, SlowReading } from '../../../../src/vscode/drafts/slow-reading.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

/** Something that is read until it is told to end. */
function reading(): { readonly read: Promise<void>; readonly end: () => void } {
  let end: () => void = () => undefined;
  const read = new Promise<void>((resolve) => (end = resolve));
  return { read, end: () => end() };
}

function setUp() {
  const clock = new ManualClock();
  const offered = { now: 0, ever: 0 };
  const slow = new SlowReading(clock, async (over) => {
    offered.now += 1;
    offered.ever += 1;
    await over;
    offered.now -= 1;
  });
  return { clock, offered, slow };
}

describe('reading that takes long', () => {
  it('is offered to be stopped after five seconds, and not before', async () => {
    const { clock, offered, slow } = setUp();
    const { read, end } = reading();
    const watched = slow.watch(read);
    clock.advance(SLOW_MS - 1);
    expect(offered.ever).toBe(0);
    clock.advance(1);
    expect(offered.now).toBe(1);
    end();
    await watched;
    await new Promise((resolve) => setImmediate(resolve));
    expect(offered).toEqual({ now: 0, ever: 1 });
  });

  it('is not spoken of when it is quick', async () => {
    const { clock, offered, slow } = setUp();
    await slow.watch(Promise.resolve());
    clock.advance(SLOW_MS);
    expect(offered.ever).toBe(0);
  });

  it('is offered once for all that is read, until the last of it has ended', async () => {
    const { clock, offered, slow } = setUp();
    const [first, second] = [reading(), reading()];
    const watched = [slow.watch(first.read), slow.watch(second.read)];
    clock.advance(SLOW_MS);
    expect(offered).toEqual({ now: 1, ever: 1 });
    first.end();
    await watched[0];
    expect(offered.now).toBe(1);
    second.end();
    await watched[1];
    await new Promise((resolve) => setImmediate(resolve));
    expect(offered).toEqual({ now: 0, ever: 1 });
    const third = slow.watch(reading().read);
    clock.advance(SLOW_MS);
    expect(offered).toEqual({ now: 1, ever: 2 });
    void third;
  });
});
