import type { Clock } from '../../../common/clock.ts';
import { asProblem } from '../../../common/problem.ts';
import type { Problem } from '../../../common/problem.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { FailedOutcome } from '../../../odoo/errors.ts';
import type { OdooHandle } from '../../handle.ts';
import { draftingProblems } from '../problems.ts';
import type { Claim, MadeDraft } from './draft-order.ts';
import type { DraftRecords } from './draft-records.ts';
import { findByKey } from './find-by-key.ts';

export interface SettlerParts {
  readonly client: OdooClient;
  readonly records: DraftRecords;
  readonly clock: Clock;
  /** After an unknown outcome Odoo is read this many milliseconds later, each time. */
  readonly lookAgainAfter: readonly number[];
}

/** Writes down what came of a document that was sent. */
export class DraftSettler {
  readonly #parts: SettlerParts;

  constructor(parts: SettlerParts) {
    this.#parts = parts;
  }

  made(claim: Claim, document: OdooHandle): Promise<MadeDraft> {
    return this.#parts.records.settleDone(claim, document, false);
  }

  /**
   * A rejection, too, is looked after once: another call with this key may have won, or the error came after the
   * commit.
   * @returns the document, when it is there after all
   */
  async failed(claim: Claim, outcome: FailedOutcome, failure?: Problem): Promise<MadeDraft | Problem> {
    const { records } = this.#parts;
    const found = outcome === 'not-sent' ? undefined : await this.#lookAgain(claim, outcome);
    if (found !== undefined) return records.settleDone(claim, found, true);
    const problem =
      outcome === 'unknown' ? draftingProblems.draftOutcomeUnknown() : (failure ?? asProblem(undefined));
    await records.settleFailed(claim, outcome, problem);
    return problem;
  }

  async #lookAgain({ order, key }: Claim, outcome: 'rejected' | 'unknown'): Promise<OdooHandle | undefined> {
    const { client, clock, lookAgainAfter } = this.#parts;
    for (const delay of outcome === 'rejected' ? [0] : lookAgainAfter) {
      if (delay > 0) await new Promise<void>((resolve) => void clock.after(delay, resolve));
      // A look that fails, however it does, tells nothing: the outcome stays unknown, and is settled as that.
      const found = await findByKey(client, order.model, key.key).catch(() => undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
