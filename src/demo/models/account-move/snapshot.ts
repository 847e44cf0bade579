import { isInvoice } from '../../accounting/kinds.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { neededTerms } from './terms.ts';
import type { NeededTerm } from './terms.ts';
import { itemsOf, itemsOfKind } from './items.ts';

/** A line as it was before a change. */
export interface LineSnapshot {
  readonly balance: number;
  readonly amountCurrency: number;
  readonly rate: number;
  /** What its taxes depend on. */
  readonly taxKey: Json;
}

/** A document as it was before a change: enough to see what its taxes and what is owed have to follow. */
export interface MoveSnapshot {
  readonly state: string | undefined;
  readonly currency: number | undefined;
  readonly moveType: string | undefined;
  readonly commercialPartner: number | undefined;
  readonly lines: ReadonlyMap<number, LineSnapshot>;
  readonly goods: readonly number[];
  readonly taxes: readonly number[];
  readonly needed: readonly NeededTerm[];
}

/** A change, and what has to be known about it beside the documents before and after. */
export interface Change {
  readonly before: MoveSnapshot | undefined;
  readonly move: ModelRecord;
  /** The due date was given: a payment term does not overrule it. */
  readonly isDueDateGiven: boolean;
}

export function snapshotOf(move: ModelRecord): MoveSnapshot {
  const lines = itemsOf(move);
  return {
    state: move.text('state'),
    currency: move.one('currency_id')?.id,
    moveType: move.text('move_type'),
    commercialPartner: move.one('commercial_partner_id')?.id,
    lines: new Map(
      lines.map((line) => [
        line.id,
        {
          balance: line.number('balance'),
          amountCurrency: line.number('amount_currency'),
          rate: line.number('currency_rate'),
          taxKey: taxKeyOf(line),
        },
      ]),
    ),
    goods: itemsOfKind(move, 'product').map((line) => line.id),
    taxes: itemsOfKind(move, 'tax').map((line) => line.id),
    needed: isInvoice(move.text('move_type') ?? 'entry') ? neededTerms(move) : [],
  };
}

/** What the taxes of a line follow from, as text. */
export function taxKeyOf(line: ModelRecord): string {
  return JSON.stringify([
    line.value('partner_id'),
    line.value('currency_id'),
    line.value('analytic_distribution'),
    line.value('account_id'),
    line.value('tax_ids'),
    line.value('price_unit'),
    line.value('quantity'),
    line.value('discount'),
  ]);
}
