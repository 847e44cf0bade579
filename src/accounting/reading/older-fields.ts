import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { computesInvoices } from '../versions.ts';

/** One record as `read` gives it. */
export type Row = Readonly<Record<string, Json>>;

/** How a field of today's Odoo is had from an older one. */
interface Substitute {
  /** The fields to ask for instead. */
  readonly ask: readonly string[];
  /** What they say, in today's words. */
  readonly say: (row: Row) => Json;
}

/** By model and today's field. */
export type OlderFields = Readonly<Record<string, Readonly<Record<string, Substitute>>>>;

const pair = z.tuple([z.int(), z.string()]);
const absent = (value: Json): Substitute => ({ ask: [], say: () => value });

/** Up to 17 an account's name in a many2one has its code before it, for every user. */
const ACCOUNT: Substitute = {
  ask: ['account_id'],
  say: ({ account_id }) => {
    const account = pair.safeParse(account_id).data;
    return account === undefined ? false : { id: account[0], code: false, name: account[1] };
  },
};

/** What 14 and 15 call otherwise or do not have (14: its source and a running one; 15: not seen). */
const BEFORE_16: OlderFields = {
  'account.move': {
    // A yes or no, where later versions choose a rhythm.
    auto_post: { ask: ['auto_post'], say: ({ auto_post }) => (auto_post === true ? 'at_date' : 'no') },
    // These versions refuse a second bill with the reference instead of pointing it out.
    duplicated_ref_ids: absent([]),
  },
  'account.move.line': {
    account_id: ACCOUNT,
    display_type: {
      ask: [
        'display_type',
        'exclude_from_invoice_tab',
        'tax_line_id',
        'account_internal_type',
        'is_rounding_line',
      ],
      say: kindOfLine,
    },
    // Here a line of nothing counts as settled from the start, though nothing was settled with it.
    reconciled: {
      ask: ['reconciled', 'matched_debit_ids', 'matched_credit_ids'],
      say: (line) =>
        line.reconciled === true && [line.matched_debit_ids, line.matched_credit_ids].flat().length > 0,
    },
    analytic_distribution: {
      ask: ['analytic_account_id'],
      say: ({ analytic_account_id }) => {
        const account = pair.safeParse(analytic_account_id).data;
        return account === undefined ? false : { [account[0]]: 100 };
      },
    },
    discount_date: absent(false),
    discount_amount_currency: absent(0),
  },
};

const IN_16: OlderFields = { 'account.move.line': { account_id: ACCOUNT } };

/** The substitutes for an Odoo older than 17. */
export function olderFields(version: OdooVersion): OlderFields {
  return computesInvoices(version) ? IN_16 : BEFORE_16;
}

/** What 16 says in `display_type`, 14 leaves to be seen from several fields. */
function kindOfLine(line: Row): Json {
  if (line.display_type !== false) return line.display_type ?? false;
  if (line.exclude_from_invoice_tab !== true) return 'product';
  if (line.tax_line_id !== false) return 'tax';
  if (line.is_rounding_line === true) return 'rounding';
  return line.account_internal_type === 'receivable' || line.account_internal_type === 'payable'
    ? 'payment_term'
    : 'cogs';
}
