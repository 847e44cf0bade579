import { compare, formatDecimal, magnitude, parseDecimal, subtract, ZERO } from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { openOn } from './settleable-documents.ts';
import type { SettleableDocument } from './settleable-documents.ts';

/** What a payment is meant to pay of a document, and that document as it now is, where it is still there. */
export interface MeantDocument {
  readonly document: MoveHandle;
  /** Decimal string. */
  readonly asked: string;
  readonly now?: SettleableDocument;
}

/** The side of a payment that settles what is owed. */
export interface SettlingSide {
  readonly amount: Decimal;
  readonly direction: 'pay' | 'receive';
  readonly company: number | undefined;
  /** The company that its partner belongs to: what Odoo settles by. */
  readonly family: number | undefined;
  readonly account: number | undefined;
  readonly currency: number | undefined;
}

/** What the payment will settle of a document. Decimal strings without a sign, in the payment's currency. */
export interface Settlement {
  readonly document: MoveHandle;
  /** The number of the document. */
  readonly name: string;
  readonly asked: string;
  readonly open: string;
  readonly settles: string;
  /** What stays open of the document. */
  readonly left: string;
}

/** Why a document is not settled. */
export type Obstacle =
  | 'gone'
  | 'draft'
  | 'cancelled'
  | 'other company'
  | 'other partner'
  | 'other currency'
  | 'other direction'
  | 'nothing open'
  | 'other account'
  | 'nothing left';

export interface SettlementPlan {
  /** In the order in which they are settled. */
  readonly settlements: readonly Settlement[];
  readonly unsettled: readonly { readonly meant: MeantDocument; readonly why: Obstacle }[];
  /** What of the payment settles nothing. */
  readonly rest: string;
}

/**
 * Works out what assigning the payment to each document settles. Odoo knows no amounts there: it takes what is open, or
 * what is left of the payment (`js_assign_outstanding_line`; observed on 14 and 19). So the documents that are paid in
 * full come first, which keeps what was asked for as long as one of them alone is paid in part.
 */
export function planSettlements(side: SettlingSide, meant: readonly MeantDocument[]): SettlementPlan {
  const settlements: Settlement[] = [];
  const unsettled: { meant: MeantDocument; why: Obstacle }[] = [];
  let rest = side.amount;
  for (const each of inOrder(side, meant)) {
    const { now, document, asked } = each;
    const why = obstacleTo(side, now) ?? (isNothing(rest) ? 'nothing left' : undefined);
    if (now === undefined || why !== undefined) {
      unsettled.push({ meant: each, why: why ?? 'gone' });
      continue;
    }
    const open = magnitude(openOn(now, side.account, side.currency));
    const settles = compare(rest, open) < 0 ? rest : open;
    rest = subtract(rest, settles);
    settlements.push({
      ...{ document, asked, name: now.name },
      open: formatDecimal(open),
      settles: formatDecimal(settles),
      left: formatDecimal(subtract(open, settles)),
    });
  }
  return { settlements, unsettled, rest: formatDecimal(rest) };
}

function inOrder(side: SettlingSide, meant: readonly MeantDocument[]): readonly MeantDocument[] {
  const isWhole = ({ now, asked }: MeantDocument) =>
    now !== undefined &&
    compare(parseDecimal(asked) ?? ZERO, magnitude(openOn(now, side.account, side.currency))) >= 0;
  return [...meant.filter(isWhole), ...meant.filter((each) => !isWhole(each))];
}

function obstacleTo(side: SettlingSide, now: SettleableDocument | undefined): Obstacle | undefined {
  if (now === undefined) return 'gone';
  if (now.state !== 'posted') return now.state === 'draft' ? 'draft' : 'cancelled';
  if (now.company?.id !== side.company) return 'other company';
  if (now.commercialPartner?.id !== side.family) return 'other partner';
  if (now.currency.id !== side.currency) return 'other currency';
  if (now.items.length === 0) return 'nothing open';
  const open = openOn(now, side.account, side.currency);
  if (isNothing(open)) return 'other account';
  // What we owe is negative, and money that goes out settles it.
  return compare(open, ZERO) < 0 === (side.direction === 'pay') ? undefined : 'other direction';
}

function isNothing(amount: Decimal): boolean {
  return compare(amount, ZERO) === 0;
}
