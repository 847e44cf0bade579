import { isZero, roundTo } from './float-round.ts';
import type { TwoAmounts } from './payment-terms.ts';
import { roundDocument } from './round-taxes.ts';
import type { RoundedPrice } from './round-taxes.ts';
import { computeTaxes } from './taxes.ts';
import type { RoundingMethod, Tax, TaxedPrice } from './taxes.ts';

/** A tax that knows where it is booked. */
export interface BookedTax extends Tax {
  readonly name: string;
  /** The distribution line of the document's kind: invoice or credit note. */
  readonly repartition: number;
  /** The account of the tax; without one it is booked where its line is. */
  readonly account: number | undefined;
}

/** A line of a document that has a price. */
export interface PricedLine {
  readonly account: number;
  readonly priceUnit: number;
  readonly quantity: number;
  /** Per cent. */
  readonly discount: number;
  readonly taxes: readonly BookedTax[];
}

/** How a document counts its money. */
export interface Terms {
  readonly method: RoundingMethod;
  /** Units of the document's currency for one of the company's. */
  readonly rate: number;
  /** The roundings of the document's currency and of the company's. */
  readonly steps: TwoAmounts;
  /** What turns a price into a balance. */
  readonly sign: 1 | -1;
}

/** The journal item of a tax: one for each tax and account, and for the taxes that are computed on top of it. */
export interface TaxItem {
  readonly tax: BookedTax;
  readonly account: number;
  /** Ids of the taxes on top. */
  readonly subsequent: readonly number[];
  readonly amounts: TwoAmounts;
  /** In the company's currency. */
  readonly base: number;
}

/** Amounts of taxes, by tax id, that somebody has set by hand. */
export type FixedTaxes = ReadonlyMap<number, TwoAmounts>;

/** The subtotal of a line and its total with taxes, as the line shows them. */
export function lineTotals(
  line: PricedLine,
  { method, steps }: Terms,
): { readonly subtotal: number; readonly total: number } {
  const [rounded] = roundDocument([priceOf(line, method, steps.currency)], steps.currency);
  return { subtotal: rounded?.subtotal ?? 0, total: rounded?.total ?? 0 };
}

/**
 * What the lines of a document and its taxes are booked with (`_prepare_tax_lines` of account.tax): once in the
 * document's currency, once, at the document's rate, in the company's. A tax that comes to nothing has no item.
 * @returns the amounts of the lines, in their order, and the items of the taxes
 */
export function bookDocument(
  lines: readonly PricedLine[],
  terms: Terms,
  fixed: FixedTaxes = new Map(),
): { readonly lines: readonly TwoAmounts[]; readonly taxes: readonly TaxItem[] } {
  const { method, rate, steps, sign } = terms;
  const prices = lines.map((line) => priceOf(line, method, steps.currency));
  const inCurrency = roundDocument(prices, steps.currency, amountsOf(fixed, sign, 'currency'));
  const inCompany = roundDocument(
    prices.map((price) => converted(price, rate, method, steps.company)),
    steps.company,
    amountsOf(fixed, sign, 'company'),
  );
  return {
    lines: inCurrency.map((line, index) => ({
      currency: sign * line.booked,
      company: sign * (inCompany[index]?.booked ?? 0),
    })),
    taxes: groupTaxes(lines, inCurrency, inCompany, terms),
  };
}

function priceOf(line: PricedLine, method: RoundingMethod, step: number): TaxedPrice<BookedTax> {
  const price = line.priceUnit * (1 - line.discount / 100);
  return computeTaxes(line.taxes, price, line.quantity, step, method);
}

function converted(
  price: TaxedPrice<BookedTax>,
  rate: number,
  method: RoundingMethod,
  step: number,
): TaxedPrice<BookedTax> {
  const convert = (value: number) => {
    const amount = rate === 0 ? 0 : value / rate;
    return method === 'round_per_line' ? roundTo(amount, step) : amount;
  };
  return {
    excluded: convert(price.excluded),
    included: convert(price.included),
    shares: price.shares.map((share) => ({
      ...share,
      base: convert(share.base),
      amount: convert(share.amount),
    })),
  };
}

function groupTaxes(
  lines: readonly PricedLine[],
  inCurrency: readonly RoundedPrice<BookedTax>[],
  inCompany: readonly RoundedPrice<BookedTax>[],
  { steps, sign }: Terms,
): TaxItem[] {
  const items = new Map<string, TaxItem>();
  for (const [index, line] of lines.entries()) {
    for (const [nth, share] of (inCurrency[index]?.shares ?? []).entries()) {
      const company = inCompany[index]?.shares[nth];
      const account = share.tax.account ?? line.account;
      const subsequent = share.subsequent.map((tax) => tax.id);
      const key = JSON.stringify([share.tax.id, account, subsequent.toSorted((a, b) => a - b)]);
      const before = items.get(key);
      items.set(key, {
        tax: share.tax,
        account,
        subsequent,
        amounts: {
          currency: (before?.amounts.currency ?? 0) + sign * share.amount,
          company: (before?.amounts.company ?? 0) + sign * (company?.amount ?? 0),
        },
        base: (before?.base ?? 0) + sign * (company?.base ?? 0),
      });
    }
  }
  return [...items.values()]
    .map((item) => ({
      ...item,
      amounts: {
        currency: roundTo(item.amounts.currency, steps.currency),
        company: roundTo(item.amounts.company, steps.company),
      },
      base: roundTo(item.base, steps.company),
    }))
    .filter(
      ({ amounts }) => !isZero(amounts.currency, steps.currency) || !isZero(amounts.company, steps.company),
    );
}

function amountsOf(fixed: FixedTaxes, sign: 1 | -1, side: keyof TwoAmounts): Map<number, number> {
  return new Map([...fixed].map(([tax, amounts]) => [tax, sign * amounts[side]] as const));
}
