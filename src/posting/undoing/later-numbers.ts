import { z } from 'zod';
import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { PostedFacts } from './posted-facts.ts';

export const LATER_NUMBER_CALLS: AllowList = [
  {
    model: 'account.move',
    method: 'search_count',
    kind: 'read',
    fields: ['sequence_prefix', 'sequence_number', 'state', 'journal_id'],
  },
];

/** How many documents of its journal were posted under a later number of the same row. */
export async function laterNumbers(client: OdooClient, facts: PostedFacts, company: number): Promise<number> {
  const later = [
    ['journal_id', '=', facts.journal],
    ['sequence_prefix', '=', facts.sequencePrefix],
    ['sequence_number', '>', facts.sequenceNumber],
    ['state', '=', 'posted'],
  ];
  const context = { allowed_company_ids: [company] };
  return z.int().parse(await client.call('account.move', 'search_count', { args: [later], context }));
}
