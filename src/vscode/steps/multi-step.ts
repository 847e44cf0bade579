/** What came of one step. */
export type StepOutcome<T> =
  { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/** A step knew the answer without asking. */
export interface Passed<T> {
  readonly kind: 'passed';
  readonly value: T;
}

/**
 * One question of a wizard: gets what was answered so far, brings back the same with its own answer.
 * @param place where it stands, for the title of its input
 */
export type Step<T> = (answers: T, place: StepPlace) => Promise<StepOutcome<T> | Passed<T>>;

export interface StepPlace {
  /** Counts from 1. */
  readonly number: number;
  readonly total: number;
}

/**
 * Asks the steps one after another; Back asks the one before again, with what was answered then. A step that had nothing
 * to ask has nothing to ask on the way back either.
 * @param heard told of each answer: a person who gives up may want it again
 * @returns undefined when the person gave up
 */
export async function runSteps<T>(
  steps: readonly Step<T>[],
  start: T,
  heard: (answers: T) => void = () => undefined,
): Promise<T | undefined> {
  let answers = start;
  let index = 0;
  let isGoingBack = false;
  for (let step = steps[index]; step !== undefined; step = steps[index]) {
    const outcome = await step(answers, { number: index + 1, total: steps.length });
    switch (outcome.kind) {
      case 'next':
        answers = outcome.value;
        heard(answers);
        isGoingBack = false;
        index += 1;
        break;
      case 'passed':
        answers = outcome.value;
        isGoingBack &&= index > 0;
        index += isGoingBack ? -1 : 1;
        break;
      case 'back':
        isGoingBack = true;
        index = Math.max(0, index - 1);
        break;
      case 'cancelled':
        return undefined;
    }
  }
  return answers;
}
