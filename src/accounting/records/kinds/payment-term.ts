import { z } from 'zod';
import { odooMany2one } from '../../reading/odoo-values.ts';
import { knownBy } from '../matching/known.ts';
import { companyDetail } from '../record-kinds.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

const rows = z.array(z.object({ id: z.int(), name: z.string(), company_id: odooMany2one }));

export function paymentTerms(surroundings: Surroundings): RecordSource {
  return {
    model: 'account.payment.term',
    fields: ['name', 'company_id'],
    order: 'sequence, id',
    hasLegalForm: false,
    cards: (answer) =>
      rows.parse(answer).map((row) => ({
        id: row.id,
        name: row.name,
        details: { company: companyDetail(surroundings, row.company_id) },
        known: knownBy({ names: [row.name] }, false),
      })),
  };
}
