import { z } from 'zod';
import type { Json } from '../common/json.ts';
import { plainText } from '../common/plain-text.ts';
import type { OdooClient } from '../odoo/client.ts';
import { moveHandle } from './handle.ts';
import type { MoveHandle } from './handle.ts';
import type { MoveType } from './kinds.ts';
import { literally } from './reading/literally.ts';
import { odooFloat, odooMany2one, odooText } from './reading/odoo-values.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    move_type: z.string(),
    state: z.string(),
    name: odooText,
    ref: odooText,
    company_id: odooMany2one,
    commercial_partner_id: odooMany2one,
    invoice_date: odooText,
    amount_total: odooFloat,
    currency_id: odooMany2one,
  }),
);
type Row = z.output<typeof rows>[number];

export const ALIKE_FIELDS = [
  ...['move_type', 'state', 'name', 'ref', 'company_id'],
  ...['commercial_partner_id', 'invoice_date', 'amount_total', 'currency_id'],
];

/** A document that others may be like. */
export interface Sought {
  readonly company: number;
  readonly type: MoveType;
  /** The commercial partner: a company with all its contacts. */
  readonly family: number;
  /** Others with this reference are alike, ignoring case. */
  readonly reference?: string;
  /** Others of this date and with this total, in the currency of this name, are alike, where it is not zero. */
  readonly paid?: { readonly date: string; readonly total: number; readonly currency: string };
}

/** A document that may be the same paper. */
export interface SameDocument {
  readonly document: MoveHandle;
  /** "draft", or the number of a posted one. */
  readonly known: string;
  readonly by: 'reference' | 'amount';
}

/** Looks for documents that are there already: of the same partner family and kind, and not cancelled. */
export class DocumentsAlike {
  readonly #client: OdooClient;

  constructor(client: OdooClient) {
    this.#client = client;
  }

  /**
   * One request for all of them.
   * @returns for each what was found, itself included if it is there already
   */
  async find(
    sought: readonly (Sought | undefined)[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly SameDocument[])[]> {
    const alternatives = sought.flatMap((one) => (one === undefined ? [] : termsOf(one)));
    const found = alternatives.length === 0 ? [] : await this.#search(sought, alternatives, signal);
    return sought.map((one) => (one === undefined ? [] : found.flatMap((row) => sameOf(one, row))));
  }

  async #search(
    sought: readonly (Sought | undefined)[],
    alternatives: readonly Json[][],
    signal?: AbortSignal,
  ): Promise<readonly Row[]> {
    const any: Json[] = [
      ...alternatives.slice(1).map(() => '|'),
      ...alternatives.flatMap((terms) => [...terms.slice(1).map(() => '&'), ...terms]),
    ];
    const companies = [...new Set(sought.flatMap((one) => one?.company ?? []))];
    return rows.parse(
      await this.#client.call('account.move', 'search_read', {
        args: [[['state', '!=', 'cancel'], ...any]],
        kwargs: { fields: ALIKE_FIELDS, order: 'id', limit: 200 },
        context: { allowed_company_ids: companies },
        signal,
      }),
    );
  }
}

/** For each way of being alike, what Odoo is asked for. */
function termsOf({ company, type, family, reference, paid }: Sought): Json[][] {
  const always: Json[] = [
    ['company_id', '=', company],
    ['move_type', '=', type],
    ['commercial_partner_id', '=', family],
  ];
  const byReference: Json[][] =
    reference === undefined ? [] : [[...always, ['ref', '=ilike', literally(reference)]]];
  const byAmount: Json[][] =
    paid === undefined || paid.total === 0
      ? []
      : [[...always, ['invoice_date', '=', paid.date], ['amount_total', '=', paid.total]]];
  return [...byReference, ...byAmount];
}

function sameOf({ company, type, family, reference, paid }: Sought, row: Row): SameDocument[] {
  const { id, state, name } = row;
  const isComparable =
    row.company_id?.id === company && row.move_type === type && row.commercial_partner_id?.id === family;
  const isSameReference =
    reference !== undefined && row.ref !== undefined && folded(row.ref) === folded(reference);
  const isSameAmount =
    paid !== undefined &&
    paid.total !== 0 &&
    row.invoice_date === paid.date &&
    row.amount_total === paid.total &&
    row.currency_id?.name === paid.currency;
  if (!isComparable || (!isSameReference && !isSameAmount)) return [];
  return [
    {
      document: moveHandle(id),
      known: state === 'posted' && name !== undefined ? plainText(name, 40).text : state,
      by: isSameReference ? 'reference' : 'amount',
    },
  ];
}

/** A reference as references are compared. */
export function folded(reference: string): string {
  return reference.trim().toLowerCase();
}
