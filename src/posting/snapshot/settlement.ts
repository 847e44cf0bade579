import { settlesOriginals } from '../../accounting/versions.ts';
import {
  add,
  compare,
  formatDecimal,
  fromOdooFloat,
  magnitude,
  subtract,
  ZERO,
} from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { originalOf } from './original.ts';
import type { Original } from './original.ts';
import { linesOf } from './read-move.ts';
import type { ReviewedLine } from './read-move.ts';
import type { Snapshot } from './snapshot.ts';

/** What posting settles of the document that this one reverses, on one account and in one currency. */
export interface Settlement {
  /** Decimal strings without a sign, in that currency. */
  readonly settled: string;
  /** What is open there of the original before. */
  readonly openBefore: string;
  /** What stays open there of this document. */
  readonly left: string;
  readonly currency: string;
  /** Odoo's ids. */
  readonly account: number;
  readonly currencyId: number;
}

/**
 * From 16 on posting a document settles at once what it reverses: whatever the two have open on the same account and
 * in the same currency, another partner's as well (`_reconcile_reversed_moves`; observed on 19). Up to 15 it settles nothing.
 */
export function settlementsOf(snapshot: Snapshot): Settlement[] {
  const original = originalOf(snapshot);
  if (typeof original !== 'object' || original.state !== 'posted') return [];
  if (!settlesOriginals(snapshot.version)) return [];
  const groups = Map.groupBy(linesOf(snapshot).filter(isOpen), placeOf);
  return [...groups.values()].flatMap((own) => settlementIn(own, original) ?? []);
}

/** What is open of a document where it was to be settled: a decimal without a sign. */
export function openOf(snapshot: Snapshot, { account, currencyId }: Settlement): Decimal {
  const place = `${account} ${currencyId}`;
  return magnitude(sumOf(linesOf(snapshot).filter((line) => placeOf(line) === place)));
}

function settlementIn(own: readonly ReviewedLine[], original: Original): Settlement | undefined {
  const [first] = own;
  if (first?.account_id === undefined || first.currency_id === false) return undefined;
  const { decimal_places: places, name, id } = first.currency_id;
  const theirs = original.line_ids
    .filter((line) => isOpen(line) && placeOf(line) === placeOf(first))
    .map((line) => fromOdooFloat(line.amount_residual_currency, places));
  const ours = own.map((line) => fromOdooFloat(line.amount_residual_currency, places));
  const [given, taken] = [total(ours), total(theirs)];
  // Two that are owed the same way settle nothing.
  if (given.units * taken.units >= 0n) return undefined;
  const open = magnitude(taken);
  const settled = compare(magnitude(given), open) < 0 ? magnitude(given) : open;
  return {
    settled: formatDecimal(settled),
    openBefore: formatDecimal(open),
    left: formatDecimal(subtract(magnitude(given), settled)),
    ...{ currency: name, currencyId: id, account: first.account_id.id },
  };
}

function sumOf(lines: readonly ReviewedLine[]): Decimal {
  return total(
    lines.map((line) =>
      fromOdooFloat(
        line.amount_residual_currency,
        line.currency_id === false ? 2 : line.currency_id.decimal_places,
      ),
    ),
  );
}

function total(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce(add, ZERO);
}

interface OpenLine {
  readonly account_id?: { readonly id: number } | false | undefined;
  readonly currency_id: { readonly id: number } | false;
  readonly amount_residual_currency: number;
  readonly reconciled: boolean;
}

function isOpen(line: OpenLine): boolean {
  return !line.reconciled && line.amount_residual_currency !== 0;
}

function placeOf({ account_id: account = false, currency_id: currency }: OpenLine): string {
  return `${account === false ? '' : account.id} ${currency === false ? '' : currency.id}`;
}
