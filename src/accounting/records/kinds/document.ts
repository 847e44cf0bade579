import { z } from 'zod';
import { formatDecimal, fromOdooFloat, isEqual, parseDecimal } from '../../../common/decimal.ts';
import type { Json } from '../../../common/json.ts';
import { kindName, MOVE_TYPES } from '../../kinds.ts';
import type { MoveType } from '../../kinds.ts';
import { odooFloat, odooMany2one, odooText } from '../../reading/odoo-values.ts';
import { knownBy } from '../matching/known.ts';
import { companyDetail } from '../record-kinds.ts';
import type { RecordSource, Surroundings } from '../record-kinds.ts';

/** Draft, posted, or posted and not paid in full. */
export const DOCUMENT_STATES = ['draft', 'posted', 'open'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** Which documents count. Cancelled ones never do. */
export interface DocumentFilter {
  readonly type?: MoveType;
  readonly state?: DocumentState;
  /** Id of the partner, or of the company that it belongs to. */
  readonly partner?: number;
}

const rows = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    move_type: z.enum(MOVE_TYPES),
    state: z.string(),
    company_id: odooMany2one,
    partner_id: odooMany2one,
    ref: odooText,
    payment_reference: odooText,
    invoice_date: odooText,
    date: odooText,
    invoice_date_due: odooText,
    amount_total: odooFloat,
    amount_residual: odooFloat,
    currency_id: odooMany2one,
  }),
);

/** Invoices, bills, credit notes and entries, drafts and posted ones, the newest first. */
export function documents(filter: DocumentFilter, surroundings: Surroundings): RecordSource {
  return {
    model: 'account.move',
    fields: [
      ...['name', 'move_type', 'state', 'company_id', 'partner_id', 'ref', 'payment_reference'],
      ...['invoice_date', 'date', 'invoice_date_due', 'amount_total', 'amount_residual', 'currency_id'],
    ],
    order: 'date desc, id desc',
    hasLegalForm: true,
    domain: [
      ...inState(filter.state),
      ...(filter.type === undefined ? [] : [['move_type', '=', filter.type]]),
      ...(filter.partner === undefined
        ? []
        : ['|', ['partner_id', '=', filter.partner], ['commercial_partner_id', '=', filter.partner]]),
    ],
    searched: () => ({
      names: ['partner_id.name'],
      codes: [],
      numbers: ['name', 'ref', 'payment_reference'],
    }),
    orElse: withAmount,
    cards: (answer, text) =>
      rows.parse(answer).map((row) => {
        const places = surroundings.currencies.get(row.currency_id?.id ?? 0)?.places ?? 2;
        const total = fromOdooFloat(row.amount_total, places);
        const open = formatDecimal(fromOdooFloat(row.amount_residual, places));
        // A draft of Odoo 14 is called "/".
        const number = row.name === '/' ? undefined : row.name;
        const asked = amountIn(text);
        const isAmount = asked !== undefined && isEqual(asked, total);
        return {
          id: row.id,
          name: number ?? `draft ${row.id}`,
          details: {
            number,
            kind: kindName(row.move_type),
            state: row.state,
            partner: row.partner_id?.name,
            reference: row.ref,
            date: row.invoice_date ?? row.date,
            due_date: row.invoice_date_due,
            total: formatDecimal(total),
            open: row.state === 'posted' && row.move_type !== 'entry' ? open : undefined,
            currency: row.currency_id?.name,
            company: companyDetail(surroundings, row.company_id),
          },
          known: knownBy(
            {
              names: row.partner_id === undefined ? [] : [row.partner_id.name],
              codes: isAmount ? [text] : [],
              numbers: [number, row.ref, row.payment_reference],
            },
            true,
          ),
        };
      }),
  };
}

function inState(state: DocumentState | undefined): Json[] {
  switch (state) {
    case undefined:
      return [['state', 'in', ['draft', 'posted']]];
    case 'draft':
    case 'posted':
      return [['state', '=', state]];
    case 'open':
      return [
        ['state', '=', 'posted'],
        ['move_type', '!=', 'entry'],
        ['payment_state', 'in', ['not_paid', 'partial']],
      ];
  }
}

/** "552.00", "1,234.56 EUR" and "1.234,56" as an amount; undefined for what is none. */
function amountIn(text: string) {
  const shape = /^(?<whole>\d{1,3}(?:[.,' ]\d{3})*|\d{1,12})[.,](?<part>\d{2,3})(?:\s?\p{Lu}{3})?$/u;
  const { whole, part } = shape.exec(text.trim())?.groups ?? {};
  return whole === undefined || part === undefined
    ? undefined
    : parseDecimal(`${whole.replace(/\D/g, '')}.${part}`);
}

/** A little around it: Odoo compares amounts as binary floats. What it finds is compared exactly here. */
function withAmount(text: string): Json[] {
  const amount = amountIn(text);
  if (amount === undefined) return [];
  const near = Number(formatDecimal(amount));
  return ['&', ['amount_total', '>', near - 0.005], ['amount_total', '<', near + 0.005]];
}
