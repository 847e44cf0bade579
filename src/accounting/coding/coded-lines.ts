import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { codedLineFields } from '../allowed/coding.ts';
import type { Named } from '../documents.ts';
import { moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import type { MoveType } from '../kinds.ts';
import { odooMany2one, odooText } from '../reading/odoo-values.ts';
import { computesInvoices } from '../versions.ts';

/** So many lines, the newest, are looked at: older habits tell less. */
const MOST_LINES = 300;

/** A posted line, and how it was booked. */
export interface CodedLine {
  readonly document: MoveHandle;
  /** The number of its document. */
  readonly number: string;
  readonly date: string;
  readonly description: string;
  readonly partner?: Named;
  readonly account: number;
  /** Ids, in order. */
  readonly taxes: readonly number[];
  readonly product?: Named;
  /** Percentages by the ids of analytic accounts: "12", or "12,15" across plans. */
  readonly analytic: Readonly<Record<string, number>>;
}

const rows = z.array(
  z.object({
    name: odooText,
    date: z.string(),
    move_id: z.tuple([z.int(), z.string()]),
    move_name: odooText,
    partner_id: odooMany2one,
    account_id: odooMany2one,
    tax_ids: z.array(z.int()),
    product_id: odooMany2one,
    analytic_distribution: z.union([z.record(z.string(), z.number()), z.literal(false)]).optional(),
    analytic_account_id: odooMany2one.optional(),
  }),
);

/**
 * Reads posted lines, the newest first.
 * @param among which of them, in Odoo's words
 */
export async function codedLines(
  client: OdooClient,
  version: OdooVersion,
  {
    types,
    company,
    among,
  }: { readonly types: readonly MoveType[]; readonly company: Named; readonly among: readonly Json[] },
  signal?: AbortSignal,
): Promise<readonly CodedLine[]> {
  const ofInvoices: readonly Json[] = computesInvoices(version)
    ? [['display_type', '=', 'product']]
    : [
        ['exclude_from_invoice_tab', '=', false],
        ['display_type', '=', false],
      ];
  const domain = [
    ['company_id', '=', company.id],
    ['parent_state', '=', 'posted'],
    ['move_id.move_type', 'in', types],
    ...ofInvoices,
    ...among,
  ];
  const found = rows.parse(
    await client.call('account.move.line', 'search_read', {
      args: [domain],
      kwargs: { fields: codedLineFields(version), order: 'date desc, id desc', limit: MOST_LINES },
      context: { allowed_company_ids: [company.id] },
      signal,
    }),
  );
  return found.flatMap((row): CodedLine[] => {
    if (row.account_id === undefined) return [];
    const { analytic_account_id: single, analytic_distribution: shares } = row;
    const analytic = shares === undefined || shares === false ? {} : shares;
    return [
      {
        document: moveHandle(row.move_id[0]),
        number: row.move_name ?? row.move_id[1],
        date: row.date,
        description: row.name ?? '',
        partner: row.partner_id,
        account: row.account_id.id,
        taxes: row.tax_ids.toSorted((a, b) => a - b),
        product: row.product_id,
        analytic: single === undefined ? analytic : { [single.id]: 100 },
      },
    ];
  });
}
