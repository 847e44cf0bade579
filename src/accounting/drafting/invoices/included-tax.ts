import {
  compare,
  magnitude,
  multiply,
  parseDecimal,
  round,
  subtract,
  ZERO,
} from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import type { DocumentLine, DocumentView } from '../../documents.ts';
import type { InvoiceLine } from './invoice-request.ts';
import { sameNumber } from './read-back.ts';

const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** Tells of prices that were taken as prices with tax, because the tax is one that is included in prices. */
export function includedTaxNotes(asked: readonly InvoiceLine[], view: DocumentView): string[] {
  if (asked.length !== view.lines.length) return [];
  const places = view.lines.flatMap((line, index) =>
    isIncluded(asked[index], line, view) ? [index + 1] : [],
  );
  if (places.length === 0) return [];
  const lines = places.length === 1 ? `line ${places[0] ?? 0}` : `lines ${places.join(', ')}`;
  return [`Of ${lines} the tax is one that is included in prices, so the price was taken as one with tax.`];
}

function isIncluded(asked: InvoiceLine | undefined, line: DocumentLine, { places }: DocumentView): boolean {
  const { price, quantity = '1', discount = '0' } = asked ?? {};
  if (price === undefined || line.taxes.length === 0) return false;
  // What Odoo has rounded is told elsewhere.
  const isKept =
    sameNumber(price, line.price) &&
    sameNumber(quantity, line.quantity) &&
    sameNumber(discount, line.discount);
  if (!isKept) return false;
  const paid = subtract(HUNDRED, decimal(discount));
  const hundredfold = multiply(multiply(decimal(price), decimal(quantity)), paid);
  const beforeTax = round({ units: hundredfold.units, scale: hundredfold.scale + 2 }, places);
  const [said, found] = [magnitude(beforeTax), magnitude(decimal(line.amount))];
  return compare(subtract(said, found), { units: 1n, scale: places }) > 0;
}

function decimal(text: string): Decimal {
  return parseDecimal(text) ?? ZERO;
}
