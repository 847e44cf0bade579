import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { NOTE_READS, postingCalls } from '../allowed.ts';

/** Looking after what was cut off only ever reads: nothing can be sent a second time by it. */
export function recoveringCalls(version: OdooVersion): AllowList {
  return [
    ...postingCalls(version).filter(({ kind }) => kind === 'read'),
    ...NOTE_READS,
    { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
  ];
}
