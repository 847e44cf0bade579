import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import type { Named } from '../documents.ts';
import { odooText } from '../reading/odoo-values.ts';

const lockRows = z.array(z.object({ fiscalyear_lock_date: odooText, period_lock_date: odooText }));

/**
 * Odoo 14 and 15 refuse a draft that is dated in locked books; later versions move its date when it is posted.
 * @param date ISO date
 * @returns a sentence for people when the books are locked on that day
 */
export async function lockedOn(
  client: OdooClient,
  company: Named,
  date: string,
): Promise<string | undefined> {
  const [locks] = lockRows.parse(
    await client.call('res.company', 'search_read', {
      args: [[['id', '=', company.id]]],
      kwargs: { fields: ['fiscalyear_lock_date', 'period_lock_date'] },
      context: { allowed_company_ids: [company.id] },
    }),
  );
  // The tax lock date refuses nothing here: it moves the date when the document is posted.
  const until = [locks?.fiscalyear_lock_date, locks?.period_lock_date]
    .filter((lock) => lock !== undefined)
    .toSorted()
    .at(-1);
  return until !== undefined && date <= until
    ? `The books of ${company.name} are locked up to ${until}, and this is of ${date}.`
    : undefined;
}
