import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants as ofFaults } from '../../faults/mutants/mutants.ts';
import { mutants as ofTheGate } from '../../gate/mutants/mutants.ts';

/* The mutants themselves are tried by `npm run test:gate -- --mutants` and `npm run test:faults -- --mutants`. */

describe.each([
  ['the gate', ofTheGate],
  ['journal and wire', ofFaults],
])('what breaks %s on purpose', (_of, mutants) => {
  it.each(mutants.map(({ name, edits }) => [name, edits] as const))(
    'still finds what it breaks: %s',
    (_name, edits) => {
      for (const { file, find } of edits) {
        const source = readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');
        expect(source.split(find), file).toHaveLength(2);
      }
    },
  );
});
