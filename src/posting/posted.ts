import type { Said } from '../common/said.ts';
import type { Handle } from '../accounting/handle.ts';
import type { Problem } from '../common/problem.ts';

/** A document that was posted with a person's approval. */
export interface Posted {
  readonly document: Handle;
  /** "vendor bill of Azure Interior, 552.00 EUR". */
  readonly label: string;
  /** The number that Odoo gave it. */
  readonly number: string;
  /** The accounting date, where posting moved it as the dialog had announced. */
  readonly movedTo?: string;
  /** The document in Odoo that it became, where it was only proposed. */
  readonly entered?: Handle;
  /** What differs from what was shown and is not explained by posting; empty when all is as it should be. */
  readonly deviations: readonly Said[];
  /** What became of what went with it without being asked for: of the entry that reverses it. */
  readonly with?: readonly PostingOutcome[];
}

/** What became of one of the documents that the person said yes to. */
export type PostingOutcome =
  | { readonly document: Handle; readonly posted: Posted }
  | {
      readonly document: Handle;
      /** "vendor bill of Azure Interior, 552.00 EUR". */
      readonly label?: string;
      readonly problem: Problem;
    };
