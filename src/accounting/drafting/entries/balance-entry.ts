import { add, compare, formatDecimal, isEqual, subtract, ZERO } from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import { said } from '../../../common/said.ts';
import type { CurrencyRates } from '../../currency-rates.ts';
import type { Currency } from '../../master-data.ts';
import { positiveAmountIn } from '../../money.ts';
import type { EntryLine, ResolvedEntry, Side } from './entry-request.ts';
import { entryProblems } from './problems.ts';

/** A line with its amounts as they go to Odoo: positive, with all decimal places of their currencies. */
export interface BalancedLine extends EntryLine {
  readonly inCurrency: Decimal;
  readonly inCompanyCurrency: Decimal;
}

export interface BalancedEntry {
  readonly lines: readonly BalancedLine[];
  /** The sum of the debits, which is that of the credits. */
  readonly total: Decimal;
  /** Sentences about what was computed. */
  readonly notes: readonly string[];
}

interface Amount {
  readonly line: EntryLine;
  readonly inCurrency: Decimal;
  readonly inCompanyCurrency: Decimal;
  /** By Odoo's rate, and so only as right as a rounded amount is. */
  readonly isConverted: boolean;
}

/**
 * Gives every line its amount in the company's currency. Odoo checks the balance only there, and only some versions
 * compute it; we check also that what is in one foreign currency balances in it.
 * @param rates undefined when every line needs none
 * @throws Problem entry_unbalanced, invalid_arguments, record_not_found for a rate that is missing
 */
export function balanceEntry(entry: ResolvedEntry, rates: CurrencyRates | undefined): BalancedEntry {
  const { companyCurrency, date } = entry;
  const given = entry.lines.map((line, index) => amountOf(line, index + 1));
  const [first] = entry.lines;
  if (first !== undefined && entry.lines.every(({ currency }) => currency.id === first.currency.id)) {
    checkBalance(entry.lines, given, first.currency);
  }
  const amounts = entry.lines.map((line, index): Amount => {
    const amount = given[index] ?? ZERO;
    const stated =
      line.companyAmount === undefined ? undefined : positive(line.companyAmount, index + 1, companyCurrency);
    if (line.currency.id === companyCurrency.id) {
      if (stated !== undefined && !isEqual(stated, amount))
        throw entryProblems.lineAmount(
          index + 1,
          said`its amount is in ${companyCurrency.name}, so "company_amount" must be left out`,
        );
      return { line, inCurrency: amount, inCompanyCurrency: amount, isConverted: false };
    }
    if (stated !== undefined)
      return { line, inCurrency: amount, inCompanyCurrency: stated, isConverted: false };
    const converted = rates?.convert(amount, line.currency.id, companyCurrency);
    if (converted === undefined) throw entryProblems.noRate(line.currency, date);
    if (converted.units === 0n)
      throw entryProblems.lineAmount(
        index + 1,
        said`${formatDecimal(amount)} ${line.currency.name} is nothing in ${companyCurrency.name}`,
      );
    return { line, inCurrency: amount, inCompanyCurrency: converted, isConverted: true };
  });
  return settleRounding(amounts, entry);
}

/** Whether a line can only be converted with a rate. */
export function needsRate(line: EntryLine, companyCurrency: Currency): boolean {
  return line.currency.id !== companyCurrency.id && line.companyAmount === undefined;
}

function amountOf(line: EntryLine, place: number): Decimal {
  return positive(line.amount, place, line.currency);
}

function positive(text: string, place: number, currency: Currency): Decimal {
  const amount = positiveAmountIn(currency, text);
  if ('english' in amount) throw entryProblems.lineAmount(place, said`its amount cannot be: ${amount}`);
  return amount;
}

function checkBalance(lines: readonly EntryLine[], amounts: readonly Decimal[], currency: Currency): void {
  const of = (side: Side) =>
    lines.reduce(
      (total, line, index) => (line.side === side ? add(total, amounts[index] ?? ZERO) : total),
      ZERO,
    );
  const [debits, credits] = [of('debit'), of('credit')];
  const gap = subtract(debits, credits);
  if (gap.units !== 0n) throw entryProblems.unbalanced(debits, credits, currency, gap);
}

/** Each converted amount is off by at most half a unit of the last place; the entry has to balance all the same. */
function settleRounding(amounts: readonly Amount[], { companyCurrency, date }: ResolvedEntry): BalancedEntry {
  const gap = subtract(sumOf(amounts, 'debit'), sumOf(amounts, 'credit'));
  const converted = amounts.filter(({ isConverted }) => isConverted);
  const size = gap.units < 0n ? -gap.units : gap.units;
  if (size === 0n) return balanced(amounts, companyCurrency, []);
  if (converted.length === 0) {
    throw entryProblems.unbalanced(sumOf(amounts, 'debit'), sumOf(amounts, 'credit'), companyCurrency, gap);
  }
  const smaller: Side = gap.units > 0n ? 'credit' : 'debit';
  // What is added can always be added; what is taken away must leave something.
  const grows = largest(converted.filter(({ line }) => line.side === smaller));
  const shrinks = largest(converted.filter(({ line }) => line.side !== smaller));
  const chosen = grows ?? shrinks;
  const change = grows === undefined ? -size : size;
  const changed =
    chosen === undefined ? ZERO : add(chosen.inCompanyCurrency, { units: change, scale: gap.scale });
  const isRounding = size * 2n <= BigInt(converted.length);
  if (!isRounding || chosen === undefined || changed.units <= 0n) {
    throw entryProblems.conversionUnbalanced(gap, companyCurrency, date);
  }
  const settled = amounts.map((amount) =>
    amount === chosen ? { ...amount, inCompanyCurrency: changed } : amount,
  );
  const unit = formatDecimal({ units: size, scale: gap.scale });
  return balanced(settled, companyCurrency, [
    `Line ${amounts.indexOf(chosen) + 1} carries ${unit} ${companyCurrency.name} of rounding, so that the entry balances.`,
  ]);
}

function largest(amounts: readonly Amount[]): Amount | undefined {
  return amounts.reduce<Amount | undefined>(
    (best, amount) =>
      best === undefined || compare(amount.inCompanyCurrency, best.inCompanyCurrency) > 0 ? amount : best,
    undefined,
  );
}

function balanced(amounts: readonly Amount[], currency: Currency, notes: readonly string[]): BalancedEntry {
  return {
    lines: amounts.map(({ line, inCurrency, inCompanyCurrency }) => ({
      ...line,
      inCurrency,
      inCompanyCurrency,
    })),
    total: add(sumOf(amounts, 'debit'), { units: 0n, scale: currency.places }),
    notes,
  };
}

function sumOf(amounts: readonly Amount[], side: Side): Decimal {
  return amounts.reduce(
    (total, { line, inCompanyCurrency }) => (line.side === side ? add(total, inCompanyCurrency) : total),
    ZERO,
  );
}
