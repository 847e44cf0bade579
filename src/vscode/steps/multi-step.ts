/** What came of one step. */
export type StepOutcome<T> =
  { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/**
 * One question of a wizard: gets what was answered so far, brings back the same with its own answer.
 * @param place where it stands, for the title of its input
 */
export type Step<T> = (answers: T, place: StepPlace) => Promise<StepOutcome<T>>;

export interface StepPlace {
  /** Counts from 1. */
  readonly number: number;
  readonly total: number;
}

/**
 * Asks the steps one after another; Back asks the one before again, with what was answered then.
 * @returns undefined when the person gave up
 */
export async function runSteps<T>(steps: readonly Step<T>[], start: T): Promise<T | undefined> {
  let answers = start;
  let index = 0;
  for (let step = steps[index]; step !== undefined; step = steps[index]) {
    const outcome = await step(answers, { number: index + 1, total: steps.length });
    switch (outcome.kind) {
      case 'next':
        answers = outcome.value;
        index += 1;
        break;
      case 'back':
        index = Math.max(0, index - 1);
        break;
      case 'cancelled':
        return undefined;
    }
  }
  return answers;
}
