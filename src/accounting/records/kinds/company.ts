import { z } from 'zod';
import { odooMany2one } from '../../reading/odoo-values.ts';
import { knownBy } from '../matching/known.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

const rows = z.array(z.object({ id: z.int(), name: z.string(), currency_id: odooMany2one }));

/** The companies that this user may work for. */
export function companies({ companies: allowed }: Surroundings): RecordSource {
  return {
    model: 'res.company',
    fields: ['name', 'currency_id'],
    order: 'id',
    hasLegalForm: true,
    domain: [['id', 'in', allowed.map(({ id }) => id)]],
    cards: (answer) =>
      rows.parse(answer).map((row) => ({
        id: row.id,
        name: row.name,
        details: { currency: row.currency_id?.name },
        known: knownBy({ names: [row.name] }, true),
      })),
  };
}
