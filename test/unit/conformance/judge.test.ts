import { describe, expect, it } from 'vitest';
import { judge, readNotApplicable } from '../../conformance/judge.ts';

const passes = (name: string) => ({ name, failures: [] });
const fails = (name: string) => ({ name, failures: ['no'] });

describe('the verdict on conformance', () => {
  it('counts what passes and what does not apply', () => {
    const verdict = judge('product', [passes('a'), fails('b'), passes('c')], 3, { b: 'why' }, { c: 'why' });
    expect(verdict).toEqual({ passed: 1, notApplicable: 2, faults: [] });
  });

  it.each([
    ['a failure that is not listed', [fails('a')], 1, {}, ['product: a failed: no']],
    [
      'something listed that passes',
      [passes('a')],
      1,
      { a: 'why' },
      ['product: a passes, but is listed as not applicable'],
    ],
    [
      'something listed that is gone',
      [passes('b')],
      1,
      { a: 'why' },
      ['product: a is listed, but did not run'],
    ],
    ['a suite that ran nothing', [], 33, {}, ['product: 0 scenarios ran, not 33']],
  ])('finds fault with %s', (_, scenarios, wanted, listed: Record<string, string>, faults) => {
    expect(judge('product', scenarios, wanted, listed).faults).toEqual(faults);
  });

  it('finds fault with a failure of what passes by chance', () => {
    expect(judge('product', [fails('a')], 1, {}, { a: 'why' }).faults).toEqual(['product: a failed: no']);
  });

  it('has a reason for each scenario that does not apply', async () => {
    const { product, fixture } = await readNotApplicable();
    expect(Object.values({ ...product, ...fixture }).filter((why) => why.length < 20)).toEqual([]);
  });
});
