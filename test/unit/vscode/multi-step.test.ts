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

  it('passes what need not be asked, on the way back too', async () => {
    const asked: string[] = [];
    const passes: Step<string> = (answers) => Promise.resolve({ kind: 'passed', value: `${answers}-` });
    const first = scripted(asked, next('a'), next('b'));
    const last = scripted(asked, { kind: 'back' }, next('end'));
    expect(await runSteps([first, passes, last], '')).toBe('end');
    expect(asked).toEqual(['1/3 ', '3/3 a-', '1/3 a--', '3/3 b-']);
  });

  it('begins with what is to be asked', async () => {
    const asked: string[] = [];
    const passes: Step<string> = () => Promise.resolve({ kind: 'passed', value: 'known' });
    const last = scripted(asked, { kind: 'back' }, next('end'));
    expect(await runSteps([passes, last], '')).toBe('end');
    expect(asked).toEqual(['2/2 known', '2/2 known']);
  });

  it('tells each answer as it comes, for who gives up', async () => {
    const heard: string[] = [];
    const steps = [scripted([], next('a')), scripted([], next('ab')), scripted([], { kind: 'cancelled' })];
    expect(await runSteps(steps, '', (answers) => heard.push(answers))).toBeUndefined();
    expect(heard).toEqual(['a', 'ab']);
  });

  it('brings nothing back when the person gives up', async () => {
    const asked: string[] = [];
    const never = scripted(asked, next('never'));
    expect(await runSteps([scripted(asked, { kind: 'cancelled' }), never], '')).toBeUndefined();
    expect(asked).toEqual(['1/2 ']);
  });
});
