import { describe, expect, it } from 'vitest';
import { Question } from '../../../src/approvals/question.ts';
import { aQuestion } from '../../approvals/approval-bed.ts';

const YES = { answer: 'yes', typedTotal: undefined } as const;

describe('a question takes a yes', () => {
  it.each([
    ['that fits into a dialog', {}, true],
    ['that was cut', { complete: false }, false],
    ['that was cut, after the review', { complete: false, fromReview: true }, true],
    ['whose buttons say the same', { verb: 'Keep as Draft' }, false],
  ])('of a dialog %s: %j', (_which, different, takes) => {
    const question = new Question(aQuestion({}, different));
    expect(question.answer(YES)).toBe(takes);
    expect(question.over).toBe(takes ? 'yes' : undefined);
  });
});

describe('a question is answered once', () => {
  it.each([
    ['a yes', YES],
    ['a no', { answer: 'keep' }],
  ] as const)('by %s', async (_what, first) => {
    const question = new Question(aQuestion());
    expect(question.answer(first)).toBe(true);
    expect(question.answer({ answer: 'keep' })).toBe(false);
    expect(question.answer(YES)).toBe(false);
    question.end();
    expect(question.over).toBe(first.answer);
    expect(await question.answered).toEqual(first);
  });

  it('or ends, which is neither', async () => {
    const question = new Question(aQuestion());
    question.end();
    expect(question.answer(YES)).toBe(false);
    await expect(question.answered).rejects.toThrow('ended without an answer');
  });
});
