import type { ReviewedLine, ReviewedMove } from '../../snapshot/read-move.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Findings } from './findings.ts';
import { foundWarnings } from './found-warnings.ts';
import { ownWarnings } from './own-warnings.ts';
import { paperWarnings } from './paper-warnings.ts';

/**
 * What the person should look at, and what has been found about it: one sentence each, with all foreign text made
 * safe and short. What can make a payment go astray comes first.
 * @param findings what was looked up about that document; undefined when nobody looked
 */
export function warningsOf(
  move: ReviewedMove,
  lines: readonly ReviewedLine[],
  snapshot: Snapshot,
  findings: Findings | undefined,
): string[] {
  return [
    ...(findings === undefined ? [] : foundWarnings(move, lines, findings)),
    ...paperWarnings(move, lines, snapshot.paper),
    ...ownWarnings(move, lines, snapshot, findings),
  ];
}
