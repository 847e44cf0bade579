import type { ModelRecord } from '../../orm/types.ts';

/**
 * The lines and other items of a document, the oldest first: Odoo's order, because they share date and number. Not
 * read through `line_ids`, whose order looks at the very dates that some of this computes.
 */
export function itemsOf(move: ModelRecord): ModelRecord[] {
  return move.env
    .sudo()
    .model('account.move.line')
    .search([['move_id', '=', move.id]], { order: 'id' })
    .map((line) => line.in(move.env));
}

export function itemsOfKind(move: ModelRecord, kind: string): ModelRecord[] {
  return itemsOf(move).filter((line) => line.text('display_type') === kind);
}
