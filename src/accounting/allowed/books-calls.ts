import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { CHANGE_CALLS } from './changes.ts';
import { codingCalls } from './coding.ts';
import { documentCalls } from './documents.ts';
import { draftCalls } from './drafts.ts';
import { entryCalls } from './entries.ts';
import { MASTER_DATA_CALLS } from './master-data.ts';
import { PAPER_CALLS } from './papers.ts';
import { paymentCalls } from './payments.ts';
import { recordCalls } from './records.ts';
import { REVIEWING_CALLS } from './reviewing.ts';

/** What the books may ask of an Odoo: reads, and the calls that make drafts. Nothing here can post. */
export function booksCalls(version: OdooVersion): AllowList {
  return [
    ...MASTER_DATA_CALLS,
    ...recordCalls(version),
    ...documentCalls(version),
    ...draftCalls(version),
    ...CHANGE_CALLS,
    ...codingCalls(version),
    ...PAPER_CALLS,
    ...REVIEWING_CALLS,
    ...entryCalls(version),
    ...paymentCalls(version),
  ];
}
