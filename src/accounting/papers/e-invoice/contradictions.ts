import {
  add,
  canonicalDecimal,
  formatDecimal,
  isEqual,
  magnitude,
  negate,
  subtract,
  ZERO,
} from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import type { EInvoice, InvoiceLine, InvoiceTax } from './e-invoice.ts';
import { halfOfLastPlace, isNear, multiply, Numbers } from './numbers.ts';

/** More would not say more. */
const MOST = 8;

const CENT: Decimal = { units: 1n, scale: 2 };

/**
 * What does not add up in an electronic invoice, or is missing. Programs write the XML and the page separately, so
 * a wrong XML beside a right page is normal enough; amounts that agree with each other are at least meant.
 * @returns fragments of a sentence, without anything of the file's own text in them; empty when all agrees
 */
export function contradictions(invoice: EInvoice): string[] {
  const numbers = new Numbers();
  const wrong = [
    ...invoice.faults,
    ...missing(invoice),
    ...invoice.lines.flatMap((line, index) => ofLine(line, index + 1, numbers)),
    ...ofSums(invoice, numbers),
    ...ofTaxes(invoice, numbers),
  ];
  return [...new Set([...wrong, ...numbers.faults])].slice(0, MOST);
}

function missing(invoice: EInvoice): string[] {
  const { number, issueDate, currency, total, seller } = invoice;
  const needed = { number, 'issue date': issueDate, currency, total, 'seller name': seller.name };
  const absent = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const dates = Object.entries({ 'issue date': issueDate, 'due date': invoice.dueDate });
  return [
    ...absent.map((name) => `it has no ${name}`),
    ...dates.flatMap(([name, date]) =>
      date === undefined || isDate(date) ? [] : [`the ${name} is no date`],
    ),
  ];
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function ofLine(line: InvoiceLine, position: number, numbers: Numbers): string[] {
  const read = (text: string | undefined, what: string) =>
    numbers.read(text, `the ${what} of line ${position}`);
  read(line.vat, 'VAT rate');
  const quantity = read(line.quantity, 'quantity');
  const price = read(line.price, 'price');
  const per = read(line.pricePer, 'price basis');
  const net = read(line.net, 'net amount');
  const discount = read(line.discount, 'discount') ?? ZERO;
  if (quantity === undefined || price === undefined || net === undefined) return [];
  const gross = add(net, discount);
  // Prices are rounded to what is shown, so many times the quantity.
  const slack = add(multiply(halfOfLastPlace(price), magnitude(quantity)), CENT);
  const isPriceOfOne = isNear(multiply(quantity, price), gross, slack);
  const basis = per === undefined || per.units === 0n ? undefined : per;
  const isPriceOfSeveral =
    basis !== undefined &&
    isNear(multiply(quantity, price), multiply(gross, basis), multiply(slack, magnitude(basis)));
  return isPriceOfOne || isPriceOfSeveral
    ? []
    : [`line ${position}: quantity times price is not its net amount`];
}

function ofSums(invoice: EInvoice, numbers: Numbers): string[] {
  const read = (text: string | undefined, what: string) => numbers.read(text, `the ${what}`);
  const nets = invoice.lines.map((line) => quiet(line.net));
  const lineTotal = read(invoice.lineTotal, 'total of the lines');
  const allowances = read(invoice.allowanceTotal, 'total of the allowances');
  const charges = read(invoice.chargeTotal, 'total of the charges');
  const listed = (kind: 'allowance' | 'charge') =>
    sum(invoice.allowances.filter((each) => each.kind === kind).map((each) => quiet(each.amount)));
  const net = read(invoice.net, 'net amount');
  const tax = read(invoice.taxTotal, 'tax');
  const total = read(invoice.total, 'total');
  const prepaid = read(invoice.prepaid, 'prepaid amount') ?? ZERO;
  const rounding = read(invoice.rounding, 'rounding') ?? ZERO;
  const payable = read(invoice.payable, 'payable amount');
  const netOfLines =
    lineTotal === undefined
      ? undefined
      : add(
          subtract(lineTotal, allowances ?? listed('allowance') ?? ZERO),
          charges ?? listed('charge') ?? ZERO,
        );
  return [
    ...(nets.length === 0 ? [] : differ('the lines add up to', sum(nets), 'their total', lineTotal)),
    ...differ('the allowances add up to', listed('allowance'), 'their total', allowances),
    ...differ('the charges add up to', listed('charge'), 'their total', charges),
    ...differ('lines, allowances and charges make', netOfLines, 'the net amount', net),
    ...differ('net and tax make', net && add(net, tax ?? ZERO), 'the total', total),
    ...differ(
      'the total less what was prepaid makes',
      total && add(subtract(total, prepaid), rounding),
      'the payable amount',
      payable,
    ),
  ];
}

function ofTaxes(invoice: EInvoice, numbers: Numbers): string[] {
  const { taxes } = invoice;
  if (taxes.length === 0) return [];
  const amounts = taxes.map((each) => quiet(each.amount));
  return [
    ...differ('the taxes add up to', sum(amounts), 'their total', quiet(invoice.taxTotal)),
    ...taxes.flatMap((each) => ofTax(each, invoice.lines.length, numbers)),
    ...ofRates(invoice),
  ];
}

/** What is said to be taxed at a rate, and what the lines say of it. */
function ofRates(invoice: EInvoice): string[] {
  const isVague = invoice.allowances.some((each) => each.vat === undefined);
  if (invoice.lines.length === 0 || isVague) return [];
  const [taxes, lines, allowances] = [
    byRate(invoice.taxes),
    byRate(invoice.lines),
    byRate(invoice.allowances),
  ];
  return [...taxes].flatMap(([rate, ofRate]) => {
    const taken = (allowances.get(rate) ?? []).map(({ kind, amount }) => {
      const value = quiet(amount);
      return kind === 'allowance' && value !== undefined ? negate(value) : value;
    });
    return differ(
      `the lines at ${rate} % make`,
      sum([...(lines.get(rate) ?? []).map((each) => quiet(each.net)), ...taken]),
      'what is taxed',
      sum(ofRate.map((each) => quiet(each.base))),
    );
  });
}

/** Sorted out once: an invoice may be made to have thousands of rates. */
function byRate<T extends { readonly vat?: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const rates = new Map<string, T[]>();
  for (const item of items) {
    const rate = canonicalRate(item.vat);
    if (rate === undefined) continue;
    const same = rates.get(rate);
    if (same === undefined) rates.set(rate, [item]);
    else same.push(item);
  }
  return rates;
}

function canonicalRate(text: string | undefined): string | undefined {
  const value = quiet(text);
  return value === undefined ? undefined : canonicalDecimal(value);
}

/** A tax may be rounded line by line, so it may be off by a cent for each. */
function ofTax(tax: InvoiceTax, lines: number, numbers: Numbers): string[] {
  const name = `the tax${tax.vat === undefined ? '' : ' of one rate'}`;
  const rate = numbers.read(tax.vat, 'a VAT rate');
  const base = numbers.read(tax.base, 'the base of a tax');
  const amount = numbers.read(tax.amount, 'the amount of a tax');
  if (rate === undefined || base === undefined || amount === undefined) return [];
  const computed = multiply(multiply(base, rate), CENT);
  const slack = multiply(CENT, { units: BigInt(Math.max(lines, 2)), scale: 0 });
  return isNear(computed, amount, slack) ? [] : [`${name} is not the rate times its base`];
}

function differ(makes: string, a: Decimal | undefined, isCalled: string, b: Decimal | undefined): string[] {
  if (a === undefined || b === undefined || isEqual(a, b)) return [];
  return [`${makes} ${formatDecimal(a)}, but ${isCalled} is ${formatDecimal(b)}`];
}

/** Undefined when one of them is not known. */
function sum(values: readonly (Decimal | undefined)[]): Decimal | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return undefined;
  return known.reduce(add);
}

/** A number whose absence or fault was said elsewhere. */
function quiet(text: string | undefined): Decimal | undefined {
  return new Numbers().read(text, '');
}
