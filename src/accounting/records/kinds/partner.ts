import { z } from 'zod';
import type { OdooVersion } from '../../../odoo/session.ts';
import { odooMany2one, odooText } from '../../reading/odoo-values.ts';
import { readsNested } from '../../versions.ts';
import { knownBy } from '../matching/known.ts';
import type { RecordSource } from '../record-kinds.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    vat: odooText,
    email: odooText,
    ref: odooText,
    city: odooText,
    country_id: odooMany2one,
    parent_id: odooMany2one,
  }),
);

/** Vendors, customers, and the people in them. Several may bear one name, so names alone do not tell them apart. */
export function partners(version: OdooVersion): RecordSource {
  return {
    model: 'res.partner',
    fields: ['name', 'vat', 'email', 'ref', 'city', 'country_id', 'parent_id'],
    // Vendors come first, because bills are what is mostly drafted.
    order: 'supplier_rank desc, id',
    hasLegalForm: true,
    searched: (text) => ({
      // "Azure Interior, Brandon Freeman" is how Odoo shows the contact of a company.
      names: [text.includes(',') ? shownName(version) : 'name'],
      codes: ['email', 'ref'],
      numbers: ['vat'],
    }),
    cards: (answer) =>
      rows.parse(answer).map((row) => {
        const name = row.name ?? row.email ?? `partner ${row.id}`;
        const shown = row.parent_id === undefined ? [] : [`${row.parent_id.name}, ${name}`];
        const codes = [row.email, row.ref];
        return {
          id: row.id,
          name,
          details: {
            vat: row.vat,
            city: row.city,
            country: row.country_id?.name,
            reference: row.ref,
            email: row.email,
            contact_of: row.parent_id?.name,
          },
          parent: row.parent_id?.id,
          known: knownBy({ names: [name, ...shown], codes, numbers: [row.vat] }, true),
        };
      }),
  };
}

/** The name with that of the company before it, which is stored under another name before 17. */
function shownName(version: OdooVersion): string {
  return readsNested(version) ? 'complete_name' : 'display_name';
}
