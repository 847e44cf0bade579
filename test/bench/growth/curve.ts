import { line } from '../statistics.ts';

/** Milliseconds at one size. */
export interface Size {
  /** How many: lines, documents, drafts, callers. */
  readonly x: number;
  readonly ours: number;
  /** The same calls made bare; undefined where that was not measured. */
  readonly floor?: number;
}

/** How a cost grows. */
export interface Curve {
  /** "create_draft_invoice, by lines" */
  readonly what: string;
  /** "line" */
  readonly unit: string;
  readonly sizes: readonly Size[];
}

/** Milliseconds that each further one costs: ours, and bare. */
export function slopes({ sizes }: Curve): { readonly ours: number; readonly floor: number } {
  const each = (of: (size: Size) => number | undefined) =>
    line(
      sizes.flatMap((size) => {
        const y = of(size);
        return y === undefined ? [] : [{ x: size.x, y }];
      }),
    ).each;
  return { ours: each(({ ours }) => ours), floor: each(({ floor }) => floor) };
}
