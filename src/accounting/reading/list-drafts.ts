import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import { Problem } from '../../common/problem.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { DRAFT_ROW_FIELDS } from '../allowed/documents.ts';
import type { DraftPage, DraftSummary, Named } from '../documents.ts';
import { moveHandle } from '../handle.ts';
import { literally } from './literally.ts';
import { MOVE_TYPES } from '../kinds.ts';
import type { MoveType } from '../kinds.ts';
import type { Currency } from '../master-data.ts';
import { odooFloat, odooMany2one, odooText } from './odoo-values.ts';

/** Which drafts to list. */
export interface DraftFilter {
  readonly type?: MoveType;
  /** Part of the partner's name. */
  readonly partner?: string;
  /** The `next` of the page before. */
  readonly after?: string;
  /** Rows per page, 1 to 100; 50 when left out. */
  readonly limit?: number;
}

const required = <T>(schema: z.ZodType<T | undefined>) =>
  schema.transform((value, context): T => {
    if (value !== undefined) return value;
    context.addIssue('empty');
    return z.NEVER;
  });

const draftRows = z.array(
  z.object({
    id: z.int(),
    move_type: z.enum(MOVE_TYPES),
    company_id: required<Named>(odooMany2one),
    partner_id: odooMany2one,
    ref: odooText,
    invoice_date: odooText,
    date: odooText,
    invoice_date_due: odooText,
    amount_total: odooFloat,
    currency_id: required<Named>(odooMany2one),
  }),
);

/**
 * Drafts, the newest first, page by page. Paging goes by id, so drafts that come or go between two pages are
 * neither shown twice nor skipped.
 * @throws Problem invalid_arguments when `after` is not from an earlier page
 */
export async function listDrafts(
  client: OdooClient,
  currencies: ReadonlyMap<number, Currency>,
  filter: DraftFilter,
  context: { allowed_company_ids: number[] },
  signal?: AbortSignal,
): Promise<DraftPage> {
  const limit = filter.limit ?? 50;
  const domain = [
    ['state', '=', 'draft'],
    ...(filter.type === undefined ? [] : [['move_type', '=', filter.type]]),
    ...(filter.partner === undefined ? [] : [['partner_id', 'ilike', literally(filter.partner)]]),
    ...(filter.after === undefined ? [] : [['id', '<', readCursor(filter.after)]]),
  ];
  const rows = draftRows.parse(
    await client.call('account.move', 'search_read', {
      args: [domain],
      kwargs: { fields: DRAFT_ROW_FIELDS, order: 'id desc', limit: limit + 1 },
      context,
      signal,
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    drafts: page.map((row): DraftSummary => {
      return {
        document: moveHandle(row.id),
        type: row.move_type,
        company: row.company_id,
        partner: row.partner_id,
        reference: row.ref,
        invoiceDate: row.invoice_date,
        dueDate: row.invoice_date_due,
        date: row.date,
        total: formatDecimal(
          fromOdooFloat(row.amount_total, currencies.get(row.currency_id.id)?.places ?? 2),
        ),
        currency: row.currency_id.name,
      };
    }),
    next: rows.length > limit && last !== undefined ? writeCursor(last.id) : undefined,
  };
}

function writeCursor(id: number): string {
  return Buffer.from(`before ${id}`).toString('base64url');
}

function readCursor(cursor: string): number {
  const id = /^before (?<id>[1-9]\d{0,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.groups?.id;
  if (id === undefined) {
    throw new Problem({
      code: 'invalid_arguments',
      person: 'The list of drafts was asked to go on from a place that does not exist.',
      model: '"after" must be the "next" of an earlier list_drafts answer, unchanged. Leave it out to start.',
    });
  }
  return Number(id);
}
