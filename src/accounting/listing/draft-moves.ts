import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { DRAFT_ROW_FIELDS } from '../allowed/documents.ts';
import type { DraftSummary, Named } from '../documents.ts';
import { moveHandle } from '../handle.ts';
import { MOVE_TYPES } from '../kinds.ts';
import type { DraftType } from '../kinds.ts';
import type { MasterData } from '../master-data.ts';
import { literally } from '../reading/literally.ts';
import { odooFloat, odooMany2one, odooText } from '../reading/odoo-values.ts';
import { paymentOfEntryField } from '../versions.ts';
import type { DraftQuery, DraftSource } from './draft-source.ts';

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
    amount_total_signed: odooFloat,
    currency_id: required<Named>(odooMany2one),
    company_currency_id: required<Named>(odooMany2one),
    message_attachment_count: z.int(),
  }),
);

/** Bills, invoices, credit notes and journal entries that are drafts in Odoo. */
export class DraftMoves implements DraftSource {
  readonly place = 'move';
  readonly #client: OdooClient;
  readonly #version: OdooVersion;
  readonly #masterData: MasterData;

  constructor(client: OdooClient, version: OdooVersion, masterData: MasterData) {
    this.#client = client;
    this.#version = version;
    this.#masterData = masterData;
  }

  keeps(type: DraftType): boolean {
    return type !== 'payment' && type !== 'bank_transaction';
  }

  async read({ type, partner, before, most, context, signal }: DraftQuery): Promise<readonly DraftSummary[]> {
    const domain = [
      ['state', '=', 'draft'],
      // What belongs to a payment is shown as the payment.
      [paymentOfEntryField(this.#version), '=', false],
      ...(type === undefined ? [] : [['move_type', '=', type]]),
      ...(partner === undefined ? [] : [['partner_id', 'ilike', literally(partner)]]),
      ...(before === undefined ? [] : [['id', '<', Number(before)]]),
    ];
    const [answer, currencies] = await Promise.all([
      this.#client.call('account.move', 'search_read', {
        args: [domain],
        kwargs: { fields: DRAFT_ROW_FIELDS, order: 'id desc', limit: most },
        context: { allowed_company_ids: context.allowed_company_ids },
        signal,
      }),
      this.#masterData.currencies(),
    ]);
    return draftRows.parse(answer).map((row): DraftSummary => {
      // Odoo's total of an entry in foreign currency is another number on each version; that of its debits is not.
      const isEntry = row.move_type === 'entry';
      const currency = isEntry ? row.company_currency_id : row.currency_id;
      const total = isEntry ? row.amount_total_signed : row.amount_total;
      return {
        document: moveHandle(row.id),
        type: row.move_type,
        company: row.company_id,
        partner: row.partner_id,
        reference: row.ref,
        invoiceDate: row.invoice_date,
        dueDate: row.invoice_date_due,
        date: row.date,
        total: formatDecimal(fromOdooFloat(total, currencies.get(currency.id)?.places ?? 2)),
        currency: currency.name,
        attachments: row.message_attachment_count,
      };
    });
  }
}
