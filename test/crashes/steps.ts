/** Where a process is killed, in the order of what it does. */
export const STEPS = [
  'before the intent',
  'after the intent, before sending',
  'after sending, before the answer',
  'after the answer, before the outcome',
  'after the outcome',
] as const;

export type Step = (typeof STEPS)[number];

/** Odoo got it, and did it. */
export function isPastSending(step: Step): boolean {
  return STEPS.indexOf(step) >= STEPS.indexOf('after sending, before the answer');
}

/** It is written down that it is about to be sent, and not what came of it. */
export function isBetween(step: Step): boolean {
  return step !== 'before the intent' && step !== 'after the outcome';
}
