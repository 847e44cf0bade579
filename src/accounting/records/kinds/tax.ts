import { z } from 'zod';
import { odooMany2one } from '../../reading/odoo-values.ts';
import { knownBy } from '../matching/known.ts';
import { companyDetail } from '../record-kinds.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    type_tax_use: z.string(),
    amount: z.number(),
    amount_type: z.string(),
    company_id: odooMany2one,
  }),
);

/** Taxes: the same name is often there twice, once for sales and once for purchases. */
export function taxes(surroundings: Surroundings): RecordSource {
  return {
    model: 'account.tax',
    fields: ['name', 'type_tax_use', 'amount', 'amount_type', 'company_id'],
    order: 'sequence, id',
    hasLegalForm: false,
    cards: (answer) =>
      rows.parse(answer).map((row) => ({
        id: row.id,
        name: row.name,
        details: {
          use: row.type_tax_use,
          rate: row.amount_type === 'percent' ? `${row.amount} %` : undefined,
          company: companyDetail(surroundings, row.company_id),
        },
        type: row.type_tax_use,
        known: knownBy({ names: [row.name] }, false),
      })),
  };
}
