import type { Clock } from '../common/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooSession } from '../odoo/session.ts';
import type { Approver } from './approver.ts';
import type { Refusals } from './asking/refusals.ts';
import type { UnderWay } from './asking/steps.ts';
import type { Turnstile } from './asking/turnstile.ts';
import type { Posted, PostingOutcome } from './posted.ts';
import type { SecondKey } from './second-key.ts';

/** What the gate of one connection is made of. */
export interface GateParts {
  readonly session: OdooSession;
  /** It is the demo company: the dialog and its entry in the journal say so first. */
  readonly isDemo?: boolean;
  /** The person's own name for the connection, where they need it to tell it from others. */
  readonly connectionName?: () => string | undefined;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  readonly approver: Approver;
  /** Shared by all gates of a window: one dialog at a time. */
  readonly dialogs: Turnstile;
  readonly journal: Journal;
  /** True the first time an approval is used, false ever after, in whatever process. */
  readonly consume: (approval: string) => Promise<boolean>;
  readonly clock: Clock;
  /** After an unknown outcome Odoo is read this many milliseconds later, each time. */
  readonly lookAgainAfter?: readonly number[];
  /** What the person refused in this window, on these books. */
  readonly refusals?: Refusals;
  /** Above this total, in the company's currency, the person types it: a decimal string. */
  readonly typeTotalsOver?: () => string | undefined;
  /** Whose key posts, where it is not that of the connection itself. */
  readonly secondKey?: SecondKey;
  /** Several are being posted: the person may watch it, and stop what is not sent yet. */
  readonly onUnderWay?: (work: UnderWay) => void;
  readonly onPosted?: (posted: Posted) => void;
  /**
   * Tells the person what became of several, or that one was posted as they saw it, and nobody else tells them of. Left
   * out, they are told by the approver, and only of what is not as they saw it.
   */
  readonly tellPosted?: (outcomes: readonly PostingOutcome[]) => void;
  /** Something else was done that a person said yes to. */
  readonly onChanged?: () => void;
  /** What is waiting for the person, or refused for good, has changed. */
  readonly onWaiting?: () => void;
}
