import type { Problem } from '../../common/problem.ts';
import type { PartnerValues } from './partner-values.ts';

/** What helps a person to fill the form in. */
export interface FormHints {
  /** What is odd about the proposal, and which contacts look like it: a sentence each. */
  readonly warnings: readonly string[];
  /** The countries that Odoo knows: ISO code and name. */
  readonly countries: ReadonlyMap<string, string>;
  readonly isDemo: boolean;
}

/**
 * The form in which a person looks through a proposed contact. Drawn by our own process; whatever throws is a no. What
 * comes back is not saved yet: the approver asks for that. The partner desk alone calls it.
 */
export interface PartnerForm {
  /** Why it can be shown to nobody here, for as long as that is so; as that of `Approver`. */
  readonly absent?: () => Problem | undefined;

  /**
   * Shows the proposed values, each to be left or changed.
   * @param signal aborted when the request expired or nobody waits for it any more
   * @returns the values as the person left them; undefined when the person gave up
   */
  fill(prefilled: PartnerValues, hints: FormHints, signal: AbortSignal): Promise<PartnerValues | undefined>;
}
