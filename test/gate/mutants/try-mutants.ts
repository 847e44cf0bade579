import { tryMutants } from '../../support/try-mutants.ts';
import { mutants } from './mutants.ts';
import type { GateMutant } from './mutants.ts';

/** Stories that each mutant is tried with, if no attack is named that has to notice it. */
const STORIES = 240;

/**
 * Breaks the gate in one way after the other, and tries each.
 * @param wanted words that the names of the mutants contain
 * @returns the exit code: 0 when each was noticed
 */
export function tryGateMutants(wanted: readonly string[]): Promise<number> {
  const chosen = mutants.filter(({ name }) => wanted.every((word) => name.includes(word)));
  const suite = {
    name: 'gate-mutants',
    parts: ['test/gate'],
    command: ({ attack }: GateMutant) => [
      'test/gate/try.ts',
      ...(attack === undefined ? ['--stories', String(STORIES)] : ['--attacks', attack]),
    ],
  };
  return tryMutants(suite, chosen);
}
