import type { Step } from '../../steps/multi-step.ts';
import { addressStep } from './address-step.ts';
import type { Answers } from './answers.ts';
import { databaseStep } from './database-step.ts';
import { keyStep } from './key-step.ts';
import { loginStep } from './login-step.ts';
import { nameStep } from './name-step.ts';
import type { StepParts } from './step-parts.ts';

/** The questions of the connect wizard, in order. */
export function connectSteps(parts: StepParts): readonly Step<Answers>[] {
  return [addressStep(parts), databaseStep(parts), loginStep(parts), keyStep(parts), nameStep(parts)];
}
