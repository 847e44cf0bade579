import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { RECORD_KINDS } from '../records/record-words.ts';
import { sourceOf } from '../records/sources.ts';

/** Looking up what people and tools name: exactly the fields that each kind of record is shown by. */
export function recordCalls(version: OdooVersion): AllowList {
  return RECORD_KINDS.map((kind) => {
    const { model, fields } = sourceOf(kind, version, { companies: [], currencies: new Map() });
    return { model, method: 'search_read', kind: 'read', fields };
  });
}
