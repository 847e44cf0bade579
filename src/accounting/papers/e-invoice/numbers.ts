import { compare, isEqual, magnitude, parseDecimal, subtract } from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';

/** Reads the numbers of an invoice, and remembers which of them are none. */
export class Numbers {
  readonly faults: string[] = [];

  /** @param what "the total", for the sentence that says it is no number */
  read(text: string | undefined, what: string): Decimal | undefined {
    if (text === undefined) return undefined;
    // XML Schema's decimals have no exponents.
    const value = /^[+-]?\d*\.?\d+$/.test(text)
      ? parseDecimal(text.replace(/^(?<sign>[+-]?)\./, '$<sign>0.'))
      : undefined;
    if (value === undefined) this.faults.push(`${what} is no number`);
    return value;
  }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Whether two amounts are the same but for so much. */
export function isNear(a: Decimal, b: Decimal, most: Decimal): boolean {
  return isEqual(a, b) || compare(magnitude(subtract(a, b)), most) <= 0;
}

/** Half of the last place that a number is said with: what rounding may have taken from it. */
export function halfOfLastPlace(value: Decimal): Decimal {
  return { units: 5n, scale: value.scale + 1 };
}
