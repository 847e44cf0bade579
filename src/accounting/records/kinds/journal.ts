import { z } from 'zod';
import { odooMany2one, odooText } from '../../reading/odoo-values.ts';
import { knownBy } from '../matching/known.ts';
import { companyDetail } from '../record-kinds.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    code: odooText,
    type: z.string(),
    currency_id: odooMany2one,
    company_id: odooMany2one,
  }),
);

export function journals(surroundings: Surroundings): RecordSource {
  return {
    model: 'account.journal',
    fields: ['name', 'code', 'type', 'currency_id', 'company_id'],
    order: 'sequence, type, code',
    hasLegalForm: false,
    cards: (answer) =>
      rows.parse(answer).map((row) => ({
        id: row.id,
        name: row.name,
        details: {
          code: row.code,
          type: row.type,
          currency: row.currency_id?.name,
          company: companyDetail(surroundings, row.company_id),
        },
        type: row.type,
        known: knownBy({ names: [row.name], codes: [row.code] }, false),
      })),
  };
}
