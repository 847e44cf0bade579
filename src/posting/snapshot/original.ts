import { z } from 'zod';
import type { Specification } from '../../accounting/reading/record-reader.ts';
import { odooFloat, odooText, webMany2one } from '../../accounting/reading/odoo-values.ts';
import type { Snapshot } from './snapshot.ts';

/** What is read of the document that another one reverses: what is open of it, and on which accounts. */
export const ORIGINAL: { readonly fields: Specification } = {
  fields: {
    name: {},
    state: {},
    move_type: {},
    commercial_partner_id: {},
    partner_id: { fields: { display_name: {} } },
    line_ids: {
      fields: {
        account_id: { fields: { name: {} } },
        currency_id: { fields: { name: {} } },
        amount_residual_currency: {},
        reconciled: {},
      },
    },
  },
};

const originalShape = z.object({
  id: z.int(),
  name: odooText,
  state: z.enum(['draft', 'posted', 'cancel']),
  move_type: z.string(),
  commercial_partner_id: z.union([z.int(), z.literal(false)]),
  partner_id: webMany2one,
  line_ids: z.array(
    z.object({
      id: z.int(),
      account_id: z.union([z.object({ id: z.int() }), z.literal(false)]),
      currency_id: z.union([z.object({ id: z.int() }), z.literal(false)]),
      amount_residual_currency: odooFloat,
      reconciled: z.boolean(),
    }),
  ),
});

/** The document that another one reverses. */
export type Original = z.output<typeof originalShape>;

/**
 * What a document reverses: undefined when it reverses nothing, `unreadable` when Odoo does not show that document to
 * the user, as one of another company.
 */
export function originalOf(snapshot: Pick<Snapshot, 'move'>): Original | 'unreadable' | undefined {
  const { reversed_entry_id: reversed = false } = snapshot.move;
  if (reversed === false || reversed === null) return undefined;
  const original = originalShape.safeParse(reversed).data;
  return original === undefined
    ? 'unreadable'
    : { ...original, line_ids: original.line_ids.toSorted((a, b) => a.id - b.id) };
}

/** The same as one text that is equal exactly when it is: what posting would settle is as it was. */
export function originalInJson(snapshot: Pick<Snapshot, 'move'>): string | null {
  const original = originalOf(snapshot);
  return typeof original === 'object' ? JSON.stringify(original) : null;
}
