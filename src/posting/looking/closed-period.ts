import { z } from 'zod';
import { odooText } from '../../accounting/reading/odoo-values.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { search } from './asking-odoo.ts';
import type { AskingOdoo } from './asking-odoo.ts';

/** The lock dates that close the books for every entry; those for taxes, sales and purchases leave payments alone. */
export function closingFields({ major }: OdooVersion): readonly string[] {
  return ['fiscalyear_lock_date', major >= 18 ? 'hard_lock_date' : 'period_lock_date'];
}

const rowsShape = z.array(z.record(z.string(), z.union([odooText, z.int()])));

/** The last closed day of each company, an ISO date; companies without one are not there. */
export async function closedUntil(
  asking: AskingOdoo,
  companies: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const fields = closingFields(asking.version);
  const rows = rowsShape.parse(
    await search(asking, {
      model: 'res.company',
      domain: [['id', 'in', companies]],
      fields,
      order: 'id',
      limit: companies.length,
    }),
  );
  return new Map(
    rows.flatMap((row): [number, string][] => {
      const dates = fields.flatMap((field) => (typeof row[field] === 'string' ? [row[field]] : []));
      const last = dates.toSorted().at(-1);
      return last === undefined ? [] : [[Number(row.id), last]];
    }),
  );
}
