import { tryMutant, tryMutants } from '../../support/try-mutants.ts';
import type { MutantSuite } from '../../support/try-mutants.ts';
import { mutants } from './mutants.ts';
import type { FaultMutant } from './mutants.ts';

const suite: MutantSuite<FaultMutant> = {
  name: 'faults-mutants',
  parts: ['test/faults', 'test/odoo/tested-odoo.ts', 'test/beds'],
  command: ({ cases }) => ['test/faults/try.ts', ...cases],
  environment: { ODOO_TEST_VERSION: 'demo' },
};

/**
 * Breaks journal and wire in one way after the other, and tries each on the demo company.
 * @param wanted words that the names of the mutants contain
 * @returns the exit code: 0 when each was noticed, and nothing is where nothing is broken
 */
export async function tryFaultMutants(wanted: readonly string[]): Promise<number> {
  const chosen = mutants.filter(({ name }) => wanted.every((word) => name.includes(word)));
  const cases = [...new Set(chosen.flatMap((each) => each.cases))];
  const unbroken = await tryMutant(suite, { name: 'as it is', edits: [], cases });
  console.log(`${unbroken === 'missed' ? 'kept' : unbroken}: the source as it is`);
  const code = await tryMutants(suite, chosen);
  return unbroken === 'missed' ? code : 1;
}
