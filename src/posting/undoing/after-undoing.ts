import type { Said } from '../../common/said.ts';
import { changesThatMatter } from '../snapshot/changes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What resetting to draft itself changes (observed on Odoo 14 and 19; a test on real Odoo keeps it honest). */
const HEADER: ReadonlySet<string> = new Set([
  'state',
  'checked',
  'made_sequence_gap',
  'is_manually_modified',
  'edi_state',
]);
const LINES: ReadonlySet<string> = new Set(['parent_state']);

/** What differs after a reset that the reset itself does not explain. */
export function deviationsAfterUndoing(before: Snapshot, after: Snapshot): Said[] {
  return changesThatMatter(before, after, (field, line) => !(line === undefined ? HEADER : LINES).has(field));
}
