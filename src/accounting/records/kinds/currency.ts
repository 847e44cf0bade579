import { z } from 'zod';
import type { OdooVersion } from '../../../odoo/session.ts';
import { odooText } from '../../reading/odoo-values.ts';
import { readsNested } from '../../versions.ts';
import { knownBy } from '../matching/known.ts';
import type { RecordSource } from '../record-kinds.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    symbol: odooText,
    full_name: odooText.optional(),
    currency_unit_label: odooText.optional(),
  }),
);

/** Currencies in use: those that are archived cannot be booked in. */
export function currencies(version: OdooVersion): RecordSource {
  return {
    model: 'res.currency',
    fields: ['name', 'symbol', readsNested(version) ? 'full_name' : 'currency_unit_label'],
    order: 'name',
    hasLegalForm: false,
    cards: (answer) =>
      rows.parse(answer).map((row) => {
        const full = row.full_name ?? row.currency_unit_label;
        const names = full === undefined ? [row.name] : [row.name, full];
        return {
          id: row.id,
          name: row.name,
          details: { full_name: full, symbol: row.symbol },
          known: knownBy({ names, codes: [row.symbol] }, false),
        };
      }),
  };
}
