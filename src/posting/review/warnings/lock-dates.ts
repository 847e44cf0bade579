import { z } from 'zod';
import { odooText } from '../../../accounting/reading/odoo-values.ts';
import { computesInvoices } from '../../../accounting/versions.ts';
import { search } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { Lock } from './findings.ts';
import type { LookedAt } from './looked-at.ts';

const rows = z.array(z.object({ id: z.int(), fiscalyear_lock_date: odooText, period_lock_date: odooText }));

export const LOCK_FIELDS = ['fiscalyear_lock_date', 'period_lock_date'];

/**
 * Closed periods that a document's accounting date lies in. From 16 on Odoo says so itself, of every kind of lock, in
 * the document's `tax_lock_date_message`; 14 and 15 say it of the tax lock alone, and refuse to post in the others.
 */
export async function locks(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly Lock[])[]> {
  if (computesInvoices(asking.version)) return documents.map(() => []);
  const companies = [...new Set(documents.map(({ company }) => company))];
  const found = rows.parse(
    await search(asking, {
      model: 'res.company',
      domain: [['id', 'in', companies]],
      fields: LOCK_FIELDS,
      order: 'id',
      limit: companies.length,
    }),
  );
  return documents.map(({ company, date }) => {
    const own = found.find(({ id }) => id === company);
    const isLocked = (until: string | undefined) =>
      until !== undefined && date !== undefined && date <= until ? [until] : [];
    return [
      ...isLocked(own?.fiscalyear_lock_date).map((until) => ({ of: 'all', until }) as const),
      ...isLocked(own?.period_lock_date).map((until) => ({ of: 'non-advisers', until }) as const),
    ];
  });
}
