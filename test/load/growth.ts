import type { Sample } from './shift.ts';

/** What a person could have had an hour of: ten agents, each with six calls a minute. */
export const HOUR = 10 * 6 * 60;

/** Bytes that memory, or the journal, grew by for each call, in the second half of the samples: by least squares. */
export function growthPerCall(samples: readonly Sample[], what: 'memory' | 'journal'): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(half.map(({ calls }) => calls)), mean(half.map((sample) => sample[what]))];
  const both = half.reduce((sum, sample) => sum + (sample.calls - x) * (sample[what] - y), 0);
  const own = half.reduce((sum, { calls }) => sum + (calls - x) ** 2, 0);
  return both / own;
}

export function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
