import type { ModelDefinition } from '../../orm/types.ts';

type Closed = NonNullable<ModelDefinition['closed']>;

/*
 * What Odoo keeps as an outsider writes it, and what nobody but Odoo itself has a reason to write. Most of it would go
 * around posting, or tell something else than what is booked.
 */

export const CLOSED_OF_DOCUMENTS: Closed = {
  fields: [
    'always_tax_exigible',
    'auto_post',
    'auto_post_origin_id',
    'auto_post_until',
    'checked',
    'inalterable_hash',
    'is_manually_modified',
    'message_main_attachment_id',
    'name',
    'origin_payment_id',
    'posted_before',
    'reversal_move_ids',
    'secure_sequence_number',
    'state',
    'statement_line_id',
  ],
};

/** Items are written with their document. */
export const CLOSED_OF_ITEMS: Closed = {
  operations: ['create', 'write', 'unlink'],
  exceptThrough: 'move_id',
  fields: [
    'company_currency_id',
    'company_id',
    'discount_date',
    'full_reconcile_id',
    'invoice_date',
    'is_storno',
    'journal_id',
    'matched_credit_ids',
    'matched_debit_ids',
    'move_id',
    'move_name',
    'parent_state',
    'ref',
    'statement_line_id',
    'tax_base_amount',
    'tax_group_id',
    'tax_line_id',
    'tax_repartition_line_id',
  ],
};
