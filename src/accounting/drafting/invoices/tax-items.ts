import { z } from 'zod';
import type { OdooClient } from '../../../odoo/client.ts';
import type { DocumentView } from '../../documents.ts';
import { idOf } from '../../handle.ts';
import { odooFloat, odooMany2one } from '../../reading/odoo-values.ts';

const items = z.array(
  z.object({
    id: z.int(),
    tax_line_id: odooMany2one,
    amount_currency: odooFloat,
    debit: odooFloat,
    credit: odooFloat,
    date_maturity: z.union([z.string(), z.literal(false)]),
    company_currency_id: odooMany2one,
  }),
);

/** A journal item of an invoice: of a tax, of what is owed, or of its lines. */
export type TaxItem = z.output<typeof items>[number];

export async function readTaxItems(
  client: OdooClient,
  { document, company }: DocumentView,
  signal?: AbortSignal,
): Promise<readonly TaxItem[]> {
  return items.parse(
    await client.call('account.move.line', 'search_read', {
      args: [[['move_id', '=', idOf(document)]]],
      kwargs: {
        fields: ['tax_line_id', 'amount_currency', 'debit', 'credit', 'date_maturity', 'company_currency_id'],
        order: 'id',
      },
      context: { allowed_company_ids: [company.id] },
      signal,
    }),
  );
}
