import type { Protocol } from '../../src/odoo/session.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations/operations.ts';
import type { Row } from './row.ts';
import { ROWS } from './rows/rows.ts';

/** One row of the matrix and one operation. */
export interface FaultCase {
  readonly name: string;
  readonly row: Row;
  readonly operation: Operation;
  readonly protocol: Protocol;
  /** Of this case alone. */
  readonly reference: string;
  readonly number: number;
}

/** `sample`: each family with each operation once; `rows`: each row with each operation once; `full`: over each protocol. */
export type Size = 'sample' | 'rows' | 'full';

/** The cases of a run, always the same ones; where each is played once, the protocols take turns. */
export function plannedCases(protocols: readonly Protocol[], size: Size): readonly FaultCase[] {
  const pairs = ROWS.flatMap((row, place) =>
    OPERATIONS.map((operation, more) => ({ row, operation, turn: place + more })),
  );
  const taken = size === 'sample' ? pairs.filter(isSampled) : pairs;
  return taken.flatMap(({ row, operation, turn }, index) =>
    protocols.flatMap((protocol, place): FaultCase[] => {
      if (size !== 'full' && place !== turn % protocols.length) return [];
      const number = index * protocols.length + place + 1;
      const name = `${operation.name}: ${row.name}`;
      return [{ name, row, operation, protocol, number, reference: `F-${number}-${protocol}` }];
    }),
  );
}

/** Of each family another row for each operation. */
function isSampled({ row, operation }: { readonly row: Row; readonly operation: Operation }): boolean {
  const family = ROWS.filter((each) => each.family === row.family);
  return family[OPERATIONS.indexOf(operation) % family.length] === row;
}
