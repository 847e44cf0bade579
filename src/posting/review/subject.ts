import type { Handle } from '../../accounting/handle.ts';

/** A document as models and as people know it. */
export interface Subject {
  readonly document: Handle;
  /** "vendor bill of Azure Interior, 552.00 EUR": every value made safe to show. */
  readonly label: string;
}
