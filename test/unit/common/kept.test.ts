import { Session } from 'node:inspector/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Kept } from '../../../src/common/kept.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const LIFE = 1_000;

/** An Odoo that counts how often it is read. */
function setUp() {
  const clock = new ManualClock();
  const kept = new Kept<{ readonly reading: number }>(clock, LIFE);
  let readings = 0;
  const read = () => {
    readings += 1;
    return Promise.resolve({ reading: readings });
  };
  return { clock, kept, read };
}

describe('what was read is kept', () => {
  it('for its time, each under its own key', async () => {
    const { clock, kept, read } = setUp();
    await kept.get('a', read);
    clock.advance(LIFE - 1);
    expect(await kept.get('b', read)).toEqual({ reading: 2 });
    expect(await kept.get('a', read)).toEqual({ reading: 1 });
    clock.advance(1);
    expect(kept.has('a')).toBe(false);
    expect(kept.has('b')).toBe(true);
    expect(await kept.get('a', read)).toEqual({ reading: 3 });
    expect(await kept.get('b', read)).toEqual({ reading: 2 });
  });

  it('once for all who ask while it is read, and not when reading failed', async () => {
    const { kept, read } = setUp();
    await expect(kept.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await Promise.all([kept.get('a', read), kept.get('a', read)])).toEqual([
      { reading: 1 },
      { reading: 1 },
    ]);
  });

  it('and let go of after its time, whether it is asked for again or not', async () => {
    const { clock, kept, read } = setUp();
    const inspector = new Session();
    inspector.connect();
    onTestFinished(() => inspector.disconnect());
    const isHeld = async (reading: WeakRef<object>) => {
      await inspector.post('HeapProfiler.collectGarbage');
      return reading.deref() !== undefined;
    };
    const first = new WeakRef(await kept.get('a', read));
    clock.advance(LIFE - 1);
    const second = new WeakRef(await kept.get('b', read));
    expect([await isHeld(first), await isHeld(second)]).toEqual([true, true]);
    clock.advance(1);
    await kept.get('c', read);
    expect([await isHeld(first), await isHeld(second)]).toEqual([false, true]);
  });
});
