import type { Curve } from './growth/curve.ts';
import type { Sizes } from './start/bundle.ts';
import type { Memory } from './start/memory.ts';
import type { StartUp } from './start/start-up.ts';
import type { Counted, Measured } from './tools/measure-job.ts';

/** Where and when something was measured. */
export interface Conditions {
  /** ISO, of its beginning. */
  readonly began: string;
  readonly commit: string;
  readonly machine: string;
  /** Of the last minute, when it began and when it ended: what others did meanwhile. */
  readonly load: readonly [number, number];
  readonly seconds: number;
  /** How often a job of weight 1 was done. */
  readonly rounds: number;
}

/** All tools, one way to reach an Odoo. */
export interface Tools {
  /** "Odoo 19, JSON-2, 20 ms away" */
  readonly where: string;
  readonly jobs: readonly Measured[];
}

/** Fifty drafts in one call of a tool, and in fifty. */
export interface Batch {
  readonly where: string;
  readonly together: number;
  readonly oneByOne: number;
}

/** What does not depend on how quick a machine is. */
export interface Fixed {
  readonly tools: readonly Counted[];
  readonly toolListBytes: number;
  readonly sizes: Sizes;
  /** Files of the bundle that activation loads, and their bytes. */
  readonly activation: { readonly files: number; readonly bytes: number; readonly packages: number };
}

export interface Results {
  readonly conditions: Conditions;
  readonly fixed: Fixed;
  /** The demo company, which answers at once with what it answered before. */
  readonly ownCost: readonly Measured[];
  readonly tools: readonly Tools[];
  readonly batches: readonly Batch[];
  readonly startUp: StartUp;
  readonly memory: Memory;
  readonly growth: readonly { readonly where: string; readonly curves: readonly Curve[] }[];
}
