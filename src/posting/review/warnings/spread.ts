/** How values lie around their mean: exact, because it is said of amounts. */
export interface Spread {
  readonly count: number;
  /** Rounded down. */
  readonly mean: bigint;
  /** Twice the standard deviation of the sample, rounded down. */
  readonly margin: bigint;
  /** Whether a value lies more than the margin away from the mean. */
  readonly isOutside: (value: bigint) => boolean;
}

/**
 * @param values whole numbers, such as cents or days
 * @returns undefined for fewer than two, which have no deviation
 */
export function spreadOf(values: readonly bigint[]): Spread | undefined {
  const n = BigInt(values.length);
  if (n < 2n) return undefined;
  const sum = values.reduce((total, value) => total + value, 0n);
  const squares = values.reduce((total, value) => total + value * value, 0n);
  // n (n - 1) times the variance.
  const scatter = n * squares - sum * sum;
  return {
    count: values.length,
    mean: floorDivide(sum, n),
    margin: squareRoot((4n * scatter) / (n * (n - 1n))),
    isOutside: (value) => {
      const off = n * value - sum;
      return (n - 1n) * off * off > 4n * n * scatter;
    },
  };
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

/** Rounded down (Newton's method). */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = value;
  let next = (guess + 1n) / 2n;
  while (next < guess) {
    guess = next;
    next = (guess + value / guess) / 2n;
  }
  return guess;
}
