import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../common/decimal.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { Named } from './documents.ts';
import { idOf, moveHandle } from './handle.ts';
import type { MoveHandle } from './handle.ts';
import { MOVE_TYPES } from './kinds.ts';
import type { MoveType } from './kinds.ts';
import type { Currency, MasterData } from './master-data.ts';
import { odooFloat, odooMany2one, odooText } from './reading/odoo-values.ts';

/** What a payment or a bank transaction has to know of the document that it pays. */
export interface OpenDocument {
  readonly document: MoveHandle;
  readonly type: MoveType;
  readonly state: 'draft' | 'posted' | 'cancel';
  /** "BILL/2026/01/0001", or "draft". */
  readonly name: string;
  readonly partner?: Named;
  /** The company that a contact belongs to: what Odoo settles by. */
  readonly commercialPartner?: Named;
  readonly company?: Named;
  readonly currency: Currency;
  /** What is still to be paid, in its currency: a decimal string, never negative. */
  readonly open: string;
}

export const OPEN_FIELDS = [
  'name',
  'move_type',
  'state',
  'partner_id',
  'commercial_partner_id',
  'company_id',
  'currency_id',
  'amount_residual',
] as const;

const rowsShape = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    move_type: z.enum(MOVE_TYPES),
    state: z.enum(['draft', 'posted', 'cancel']),
    partner_id: odooMany2one,
    commercial_partner_id: odooMany2one,
    company_id: odooMany2one,
    currency_id: odooMany2one,
    amount_residual: odooFloat,
  }),
);

/**
 * Reads what is open, in one request.
 * @param companies ids of the companies that may be seen
 * @returns by handle; what does not exist, or may not be seen, is not there
 */
export async function readOpenDocuments(
  client: OdooClient,
  masterData: Pick<MasterData, 'currencies'>,
  documents: readonly MoveHandle[],
  companies: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<MoveHandle, OpenDocument>> {
  if (documents.length === 0) return new Map();
  const ids = [...new Set(documents.map(idOf))];
  const [rows, currencies] = await Promise.all([
    client.call('account.move', 'search_read', {
      args: [[['id', 'in', ids]]],
      kwargs: { fields: OPEN_FIELDS, order: 'id' },
      context: { allowed_company_ids: companies },
      signal,
    }),
    masterData.currencies(),
  ]);
  const found = rowsShape.parse(rows).flatMap((row): [MoveHandle, OpenDocument][] => {
    const currency = row.currency_id === undefined ? undefined : currencies.get(row.currency_id.id);
    if (currency === undefined) return [];
    const document = moveHandle(row.id);
    const isNumbered = row.state !== 'draft' && row.name !== undefined && row.name !== '/';
    const known: OpenDocument = {
      document,
      type: row.move_type,
      state: row.state,
      name: isNumbered && row.name !== undefined ? row.name : 'draft',
      partner: row.partner_id,
      commercialPartner: row.commercial_partner_id,
      company: row.company_id,
      currency,
      open: formatDecimal(fromOdooFloat(Math.abs(row.amount_residual), currency.places)),
    };
    return [[document, known]];
  });
  return new Map(found);
}

/** Whether paying the document takes money out ("pay") or brings it in; undefined for what nobody pays. */
export function directionOf(type: MoveType): 'pay' | 'receive' | undefined {
  switch (type) {
    case 'in_invoice':
    case 'in_receipt':
    case 'out_refund':
      return 'pay';
    case 'out_invoice':
    case 'out_receipt':
    case 'in_refund':
      return 'receive';
    case 'entry':
      return undefined;
  }
}
