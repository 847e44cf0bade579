import { z } from 'zod';
import { odooText } from '../../reading/odoo-values.ts';
import { knownBy } from '../matching/known.ts';
import type { RecordSource } from '../record-kinds.ts';

const rows = z.array(z.object({ id: z.int(), name: z.string(), default_code: odooText }));

/** Products, each variant by itself: that is what lines name. */
export function products(): RecordSource {
  return {
    model: 'product.product',
    fields: ['name', 'default_code'],
    order: 'default_code, id',
    hasLegalForm: false,
    searched: () => ({ names: ['name'], codes: ['default_code'], numbers: [] }),
    cards: (answer) =>
      rows.parse(answer).map((row) => {
        const { id, name, default_code: code } = row;
        // "[FURN_1] Chair" is how Odoo shows it.
        const names = code === undefined ? [name] : [name, `[${code}] ${name}`];
        return { id, name, details: { code }, known: knownBy({ names, codes: [code] }, false) };
      }),
  };
}
