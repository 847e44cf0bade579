import type { Protocol } from '../../src/odoo/session.ts';
import { DEEDS, wholeDeedNames } from './deeds.ts';
import type { Deed, WholeDeedName } from './deeds.ts';
import { isBetween, STEPS } from './steps.ts';
import type { Step } from './steps.ts';

const PROTOCOLS: readonly Protocol[] = ['json-2', 'json-rpc'];

/** One window that is killed: while it does what, where, and how it speaks to Odoo. */
interface CrashCase {
  readonly name: WholeDeedName;
  readonly what: string;
  readonly step: Step;
  readonly protocol: Protocol;
}

/**
 * Every deed at every step, over each protocol. Where not all is played, over one and the other in turn, and the two ends
 * in turn: no intent is open there, whatever was sent.
 */
export function crashCases(isFull: boolean): readonly CrashCase[] {
  return wholeDeedNames.options.flatMap((name, deedIndex) => {
    const deed: Deed = DEEDS[name];
    const end = deedIndex % 2 === 0 ? 'before the intent' : 'after the outcome';
    const steps = STEPS.filter(
      (step) =>
        (isFull || isBetween(step) || step === end) &&
        (deed.sends !== undefined || !step.startsWith('after sending')),
    );
    return steps.flatMap((step, stepIndex) =>
      PROTOCOLS.filter((_, index) => isFull || index === (deedIndex + stepIndex) % PROTOCOLS.length).map(
        (protocol) => ({ name, what: deed.name, step, protocol }),
      ),
    );
  });
}
