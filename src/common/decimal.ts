/**
 * Amounts of money and quantities. A decimal is a whole number of units of 10^-scale, so sums are exact; binary
 * floats never carry an amount. On the outside it is a string such as "1234.56".
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const SHAPE = /^(?<sign>[+-]?)(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:[eE](?<exponent>[+-]?\d{1,3}))?$/;

/** More digits than this cannot have come through a JSON number unharmed. */
const MOST_DIGITS = 15;

/** No price, quantity or rate has more; "1e-999" is no amount. */
const MOST_PLACES = 15;

/**
 * Reads a JSON number or a decimal string ("1234.56"; a point, no thousands separators).
 * @returns undefined when it is no plain decimal, not finite, or has more than 15 significant digits or decimal places
 */
export function parseDecimal(value: number | string): Decimal | undefined {
  const decimal = read(typeof value === 'number' ? String(value) : value.trim());
  if (decimal === undefined) return undefined;
  const digits = decimal.units.toString().replace('-', '');
  return digits.length <= MOST_DIGITS && decimal.scale <= MOST_PLACES ? decimal : undefined;
}

/**
 * Reads a number that Odoo computed. Odoo's JSON carries floats such as 12.600000000000001; rounding to the
 * currency's decimal places restores the amount that Odoo itself shows.
 * @param places decimal places of the currency, 0 to 6
 */
export function fromOdooFloat(value: number, places: number): Decimal {
  const decimal = read(String(value));
  if (decimal === undefined) throw new RangeError('Odoo sent an amount that is not a finite number.');
  return round(decimal, places);
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** Exact: no place is lost. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale };
}

/** The same amount without its sign. */
export function magnitude(value: Decimal): Decimal {
  return { units: value.units < 0n ? -value.units : value.units, scale: value.scale };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = subtract(a, b).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isEqual(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/** Rounds half away from zero, as Odoo's float_round does, to exactly `places` decimal places. */
export function round(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return { units: unitsAt(value, places), scale: places };
  const factor = 10n ** BigInt(value.scale - places);
  const rounded = (magnitude(value).units + factor / 2n) / factor;
  return { units: value.units < 0n ? -rounded : rounded, scale: places };
}

/** Plain text with a point, all decimal places that the value has: "1234.50". */
export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The shortest plain text of the same value: "1234.5", "7". One text per value, fit for a digest. */
export function canonicalDecimal(value: Decimal): string {
  const text = formatDecimal(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function read(text: string): Decimal | undefined {
  const parts = SHAPE.exec(text)?.groups;
  if (parts?.whole === undefined) return undefined;
  const fraction = parts.fraction ?? '';
  const exponent = Number(parts.exponent ?? '0');
  const units = BigInt(parts.whole + fraction) * (parts.sign === '-' ? -1n : 1n);
  const scale = fraction.length - exponent;
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}
