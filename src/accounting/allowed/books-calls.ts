import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { documentCalls } from './documents.ts';
import { draftCalls } from './drafts.ts';
import { MASTER_DATA_CALLS } from './master-data.ts';

/** What the books may ask of an Odoo: reads, and the calls that make drafts. Nothing here can post. */
export function booksCalls(version: OdooVersion): AllowList {
  return [...MASTER_DATA_CALLS, ...documentCalls(version), ...draftCalls(version)];
}
