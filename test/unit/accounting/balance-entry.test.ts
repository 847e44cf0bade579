import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceEntry } from '../../../src/accounting/drafting/entries/balance-entry.ts';
import type { BalancedEntry } from '../../../src/accounting/drafting/entries/balance-entry.ts';
import type {
  EntryLine,
  ResolvedEntry,
  Side,
} from '../../../src/accounting/drafting/entries/entry-request.ts';
import { CurrencyRates } from '../../../src/accounting/currency-rates.ts';
import { add, formatDecimal, isEqual, parseDecimal, ZERO } from '../../../src/common/decimal.ts';
import type { Decimal } from '../../../src/common/decimal.ts';
import { problemIn } from '../../support/problem-of.ts';

const EUR = { id: 1, name: 'EUR', places: 2 };
const USD = { id: 2, name: 'USD', places: 2 };
const JPY = { id: 3, name: 'JPY', places: 0 };

const decimal = (text: string): Decimal => parseDecimal(text) ?? ZERO;
const rates = (eur: string, usd: string, jpy = '160') =>
  new CurrencyRates(
    new Map([
      [EUR.id, decimal(eur)],
      [USD.id, decimal(usd)],
      [JPY.id, decimal(jpy)],
    ]),
  );
const line = (side: Side, amount: string, more: Partial<EntryLine> = {}): EntryLine => ({
  account: 7,
  side,
  amount,
  currency: EUR,
  ...more,
});
const entry = (...lines: EntryLine[]): ResolvedEntry => ({
  company: { id: 1, name: 'Lindenhof GmbH' },
  companyCurrency: EUR,
  journal: { id: 5, name: 'Miscellaneous Operations' },
  namesJournal: false,
  date: '2026-11-20',
  lines,
});
const amounts = ({ lines }: BalancedEntry) =>
  lines.map(({ side, inCurrency, inCompanyCurrency }) => [
    side,
    formatDecimal(inCurrency),
    formatDecimal(inCompanyCurrency),
  ]);
const sum = ({ lines }: BalancedEntry, side: Side) =>
  lines.reduce((total, each) => (each.side === side ? add(total, each.inCompanyCurrency) : total), ZERO);

describe('an entry in the currency of the company', () => {
  it('is as it was asked for', () => {
    const balanced = balanceEntry(
      entry(line('debit', '100'), line('credit', '60.5'), line('credit', '39.5')),
      undefined,
    );
    expect(amounts(balanced)).toEqual([
      ['debit', '100.00', '100.00'],
      ['credit', '60.50', '60.50'],
      ['credit', '39.50', '39.50'],
    ]);
    expect(formatDecimal(balanced.total)).toBe('100.00');
    expect(balanced.notes).toEqual([]);
  });

  it('is refused when it does not balance, with how much is missing on which side', () => {
    const problem = problemIn(() =>
      balanceEntry(entry(line('debit', '100'), line('credit', '99.90')), undefined),
    );
    expect(problem.code).toBe('entry_unbalanced');
    expect(problem.model).toContain('0.10 EUR more on the debit side, so 0.10 EUR of credit is missing');
    const other = problemIn(() => balanceEntry(entry(line('debit', '1'), line('credit', '3')), undefined));
    expect(other.model).toContain('2.00 EUR more on the credit side');
  });

  it.each([
    ['0', 'it is zero'],
    ['-5', 'it must be greater than zero'],
    ['1.005', '1.005 has more decimal places than EUR, which has 2'],
  ])('is refused for the amount %s', (amount, why) => {
    const problem = problemIn(() =>
      balanceEntry(entry(line('debit', amount), line('credit', amount)), undefined),
    );
    expect(problem.code).toBe('invalid_arguments');
    expect(problem.model).toContain(`Line 1: its amount cannot be: ${why}`);
  });

  it('takes no company amount beside its own', () => {
    const twice = entry(line('debit', '5', { companyAmount: '6' }), line('credit', '5'));
    expect(problemIn(() => balanceEntry(twice, undefined)).model).toContain(
      '"company_amount" must be left out',
    );
  });
});

describe('an entry in foreign currency', () => {
  const usd = { currency: USD };

  it("is converted at Odoo's rate", () => {
    const balanced = balanceEntry(
      entry(line('debit', '125', usd), line('credit', '125', usd)),
      rates('1', '1.25'),
    );
    expect(amounts(balanced)).toEqual([
      ['debit', '125.00', '100.00'],
      ['credit', '125.00', '100.00'],
    ]);
  });

  it('puts the rounding of the conversion on the largest line of the smaller side, and says so', () => {
    // 3 x 33.33 USD is 3 x 26.66 EUR, and 99.99 USD is 79.99 EUR.
    const third = line('debit', '33.33', usd);
    const balanced = balanceEntry(
      entry(third, third, third, line('credit', '99.99', usd)),
      rates('1', '1.25'),
    );
    expect(amounts(balanced)).toEqual([
      ['debit', '33.33', '26.67'],
      ['debit', '33.33', '26.66'],
      ['debit', '33.33', '26.66'],
      ['credit', '99.99', '79.99'],
    ]);
    expect(balanced.notes).toEqual(['Line 1 carries 0.01 EUR of rounding, so that the entry balances.']);
  });

  it("keeps the paper's own amounts in the company's currency", () => {
    const own = { currency: USD, companyAmount: '110' };
    const balanced = balanceEntry(entry(line('debit', '125', own), line('credit', '125', own)), undefined);
    expect(amounts(balanced)).toEqual([
      ['debit', '125.00', '110.00'],
      ['credit', '125.00', '110.00'],
    ]);
  });

  it('has to balance in its own currency, although Odoo does not ask for it', () => {
    const own = { currency: USD, companyAmount: '100' };
    const problem = problemIn(() =>
      balanceEntry(entry(line('debit', '125', own), line('credit', '120', own)), undefined),
    );
    expect(problem.model).toContain('5.00 USD more on the debit side');
  });

  it('may mix currencies when it balances in that of the company', () => {
    const balanced = balanceEntry(
      entry(line('debit', '125', usd), line('credit', '100')),
      rates('1', '1.25'),
    );
    expect(amounts(balanced)).toEqual([
      ['debit', '125.00', '100.00'],
      ['credit', '100.00', '100.00'],
    ]);
    const problem = problemIn(() =>
      balanceEntry(entry(line('debit', '125', usd), line('credit', '98')), rates('1', '1.25')),
    );
    expect(problem.model).toContain('the debits are 2.00 EUR more in EUR');
    expect(problem.model).toContain('"company_amount"');
  });

  it('is refused without a rate, and for amounts that are nothing in the currency of the company', () => {
    const none = new CurrencyRates(new Map([[EUR.id, decimal('1')]]));
    expect(
      problemIn(() => balanceEntry(entry(line('debit', '5', usd), line('credit', '5', usd)), none)).code,
    ).toBe('record_not_found');
    const yen = { currency: JPY };
    const tiny = entry(line('debit', '1', yen), line('credit', '1', yen));
    expect(problemIn(() => balanceEntry(tiny, rates('1', '1.25', '1000'))).model).toContain(
      '1 JPY is nothing in EUR',
    );
  });
});

describe('any balanced set of lines', () => {
  const cents = fc.integer({ min: 200, max: 10_000_000 });
  const rate = fc
    .integer({ min: 5_000, max: 20_000 })
    .map((ten) => `${Math.trunc(ten / 10_000)}.${String(ten % 10_000).padStart(4, '0')}`);
  const text = (units: number, places: number) => formatDecimal({ units: BigInt(units), scale: places });

  it.each([
    ['EUR', EUR],
    ['USD', USD],
    ['JPY', JPY],
  ])('in %s gives an entry whose debits are its credits', (_name, currency) => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 40 }),
        fc.array(cents, { maxLength: 20 }),
        rate,
        (ones, others, usd) => {
          const debits = ones.map((units) => line('debit', text(units, currency.places), { currency }));
          const total = ones.reduce((all, units) => all + units, 0);
          const before = others.reduce((all, units) => all + units, 0);
          const credits = before < total ? [...others, total - before] : [total];
          const asked = [
            ...debits,
            ...credits.map((units) => line('credit', text(units, currency.places), { currency })),
          ];
          const needs = currency.id === EUR.id ? undefined : rates('1', usd, '98.7');
          const balanced = attempt(() => balanceEntry(entry(...asked), needs));
          // Of a last small line nothing may be left in the other currency: refused, never booked as nothing.
          if (balanced === undefined) return;
          expect(isEqual(sum(balanced, 'debit'), sum(balanced, 'credit'))).toBe(true);
          expect(isEqual(sum(balanced, 'debit'), balanced.total)).toBe(true);
          expect(balanced.lines.every(({ inCompanyCurrency }) => inCompanyCurrency.units > 0n)).toBe(true);
          expect(balanced.lines.map(({ inCurrency }) => formatDecimal(inCurrency))).toEqual(
            asked.map(({ amount }) => amount),
          );
        },
      ),
    );
  });

  function attempt(balance: () => BalancedEntry): BalancedEntry | undefined {
    try {
      return balance();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid_arguments',
        model: expect.stringContaining('is nothing in EUR'),
      });
      return undefined;
    }
  }
});
