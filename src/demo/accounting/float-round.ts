/*
 * Odoo computes money with binary floats, so its counterpart does too: here and nowhere else in the project. What
 * keeps its cents right is this one way of rounding (odoo/tools/float_utils.py).
 */

/**
 * Rounds half away from zero. A tiny share of the value tips what a float holds just below the half: 2.675 is
 * 2.67499999999999982236431605997495353221893310546875 in binary and still becomes 2.68.
 * @param step the smallest difference that counts, such as 0.01
 */
export function roundTo(value: number, step: number): number {
  if (value === 0 || step === 0) return 0;
  const inverse = step < 1 ? invert(step) : undefined;
  const units = Math.abs(inverse === undefined ? value / step : value * inverse);
  const epsilon = 2 ** (Math.log2(units) - 50);
  const rounded = Math.sign(value) * Math.round(units + epsilon);
  if (rounded === 0) return 0;
  return inverse === undefined ? rounded * step : rounded / inverse;
}

/** Whether nothing is left of the value after rounding. */
export function isZero(value: number, step: number): boolean {
  return Math.abs(roundTo(value, step)) < step;
}

/** 1/0.01 as 100, not as 100.00000000000001. */
function invert(step: number): number {
  const [coefficient = '1', exponent = '0'] = step.toExponential(15).split('e');
  return Number(`${coefficient}e${-Number(exponent)}`) / Number(coefficient) ** 2;
}
