import { describe, expect, it } from 'vitest';
import { runSteps } from '../../../src/vscode/steps/multi-step.ts';
import type { Step, StepOutcome } from '../../../src/vscode/steps/multi-step.ts';

const next = (value: string): StepOutcome<string> => ({ kind: 'next', value });

/** A step that plays these outcomes one after another, and what it was asked with. */
function scripted(asked: string[], ...outcomes: StepOutcome<string>[]): Step<string> {
  return (answers, { number, total }) => {
    asked.push(`${number}/${total} ${answers}`);
    return Promise.resolve(outcomes.shift() ?? { kind: 'cancelled' });
  };
}

describe('a wizard', () => {
  it('hands the answers from step to step', async () => {
    const asked: string[] = [];
    expect(await runSteps([scripted(asked, next('a')), scripted(asked, next('ab'))], '')).toBe('ab');
    expect(asked).toEqual(['1/2 ', '2/2 a']);
  });

  it('asks the step before again on Back, with what was answered', async () => {
    const asked: string[] = [];
    const steps = [scripted(asked, next('a'), next('b')), scripted(asked, { kind: 'back' }, next('bc'))];
    expect(await runSteps(steps, '')).toBe('bc');
    expect(asked).toEqual(['1/2 ', '2/2 a', '1/2 a', '2/2 b']);
  });

  it('brings nothing back when the person gives up', async () => {
    const asked: string[] = [];
    const never = scripted(asked, next('never'));
    expect(await runSteps([scripted(asked, { kind: 'cancelled' }), never], '')).toBeUndefined();
    expect(asked).toEqual(['1/2 ']);
  });
});
