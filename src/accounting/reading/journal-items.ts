import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { JournalItem } from '../documents.ts';
import { odooFloat, odooText, webAccount, webMany2one } from './odoo-values.ts';

const CURRENCY = { fields: { name: {}, decimal_places: {} } } as const;

/** What a journal entry says, where an invoice has lines with prices. With who wrote them. */
export const ITEMS = {
  company_currency_id: CURRENCY,
  line_ids: {
    fields: {
      name: {},
      display_type: {},
      account_id: { fields: { code: {}, name: {} } },
      partner_id: { fields: { display_name: {} } },
      currency_id: CURRENCY,
      amount_currency: {},
      debit: {},
      credit: {},
      analytic_distribution: {},
      write_uid: {},
      create_date: {},
      write_date: {},
    },
  },
} as const;

const currency = z.object({ name: z.string(), decimal_places: z.int() });

export const itemsRow = z.object({
  company_currency_id: currency,
  line_ids: z.array(
    z.object({
      id: z.int(),
      name: odooText,
      display_type: odooText,
      account_id: webAccount,
      partner_id: webMany2one,
      currency_id: currency,
      amount_currency: odooFloat,
      debit: odooFloat,
      credit: odooFloat,
      analytic_distribution: z.union([z.record(z.string(), z.number()), z.literal(false)]),
    }),
  ),
});
export type ItemsRow = z.output<typeof itemsRow>;

/** The items of an entry, and the currency that it has to balance in. */
export interface EntryItems {
  readonly items: readonly JournalItem[];
  /** The company's. */
  readonly currency: string;
  /** The sum of the debits. Odoo's own total of an entry in foreign currency is another number on each version. */
  readonly total: string;
}

export function toItems({ company_currency_id: company, line_ids }: ItemsRow): EntryItems {
  const amount = (value: number, places = company.decimal_places) =>
    formatDecimal(fromOdooFloat(value, places));
  const side = (value: number) => (value === 0 ? undefined : amount(value));
  const booked = line_ids.filter(({ display_type }) => display_type?.startsWith('line_') !== true);
  return {
    items: booked.map((line): JournalItem => {
      return {
        id: line.id,
        account: line.account_id,
        description: line.name,
        partner: line.partner_id,
        debit: side(line.debit),
        credit: side(line.credit),
        currency: line.currency_id.name,
        amount: amount(line.amount_currency, line.currency_id.decimal_places),
        analytic: line.analytic_distribution === false ? undefined : line.analytic_distribution,
      };
    }),
    currency: company.name,
    total: formatDecimal(
      booked.reduce(
        (total, { debit }) => {
          const value = fromOdooFloat(debit, company.decimal_places);
          return { units: total.units + value.units, scale: total.scale };
        },
        { units: 0n, scale: company.decimal_places },
      ),
    ),
  };
}
