/** The value below which this share of the values lies; of few values the next one above. NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** Two things measured in turn, in milliseconds: what a machine does meanwhile meets both of a pair. */
export interface Pair {
  readonly ours: number;
  readonly floor: number;
}

export interface Paired {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly floorP50: number;
  readonly floorP95: number;
  /** The median of each pair's ratio. */
  readonly ratio: number;
  /** Of the p95 of ours to that of the floor. */
  readonly ratioP95: number;
  /** The median of each pair's difference, and its p95, in milliseconds. */
  readonly more: number;
  readonly moreP95: number;
}

export function compare(pairs: readonly Pair[]): Paired {
  const ours = pairs.map((pair) => pair.ours);
  const floor = pairs.map((pair) => pair.floor);
  const more = pairs.map((pair) => pair.ours - pair.floor);
  return {
    n: pairs.length,
    ...{ p50: median(ours), p95: percentile(ours, 0.95) },
    ...{ floorP50: median(floor), floorP95: percentile(floor, 0.95) },
    ratio: median(pairs.map((pair) => pair.ours / pair.floor)),
    ratioP95: percentile(ours, 0.95) / percentile(floor, 0.95),
    ...{ more: median(more), moreP95: percentile(more, 0.95) },
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line through points, by least squares: what there is at nought, and what each further one costs. */
export function line(points: readonly Point[]): { readonly start: number; readonly each: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const both = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  const own = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  const each = both / own;
  return { start: y - each * x, each };
}
