import { describe, expect, it } from 'vitest';
import { SharedPromise } from '../../../src/common/shared-promise.ts';

describe('something shared', () => {
  it('is made at first need, once', async () => {
    let made = 0;
    const shared = new SharedPromise(() => Promise.resolve(++made));
    expect(shared.made).toBeUndefined();
    expect(await Promise.all([shared.get(), shared.get()])).toEqual([1, 1]);
    expect(await shared.made).toBe(1);
  });

  it('is made again after a failure', async () => {
    const outcomes = [Promise.reject(new Error('busy')), Promise.resolve('there')];
    const shared = new SharedPromise(() => outcomes.shift() ?? Promise.resolve('again'));
    await expect(shared.get()).rejects.toThrow('busy');
    expect(await shared.get()).toBe('there');
  });
});
