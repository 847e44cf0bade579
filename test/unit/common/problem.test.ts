import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asProblem, Problem } from '../../../src/common/problem.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('It throws nothing.');
}

describe('what is thrown', () => {
  it('is told as it is when it was made to be shown', () => {
    const problem = new Problem({ code: 'timed_out', person: 'Late.', model: 'Late.' });
    expect(asProblem(problem)).toBe(problem);
  });

  it('by an answer of Odoo in a shape that nobody knows is said to be that, and none of the answer is told', () => {
    const parse = () => z.array(z.object({ id: z.number() })).parse([{ id: 'a secret' }]);
    const { code, person, model } = asProblem(thrownBy(parse));
    expect(code).toBe('answer_unreadable');
    expect(person + model).not.toContain('secret');
  });

  it.each([new TypeError('a secret'), 'a secret', undefined])(
    'unforeseen is a fault of ours: %s',
    (thrown) => {
      const { code, person, model } = asProblem(thrown);
      expect(code).toBe('internal');
      expect(person + model).not.toContain('secret');
    },
  );
});
