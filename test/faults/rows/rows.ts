import type { Row } from '../row.ts';
import { arrivalRows } from './arrivals.ts';
import { connectionRows } from './connections.ts';
import { damageRows } from './damages.ts';
import { gatewayRows } from './gateways.ts';
import { refusalRows } from './refusals.ts';

/** The fault matrix. */
export const ROWS: readonly Row[] = [
  ...connectionRows,
  ...gatewayRows,
  ...damageRows,
  ...refusalRows,
  ...arrivalRows,
];
