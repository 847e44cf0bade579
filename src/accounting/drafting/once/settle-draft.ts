import { asProblem } from '../../../common/problem.ts';
import type { Problem } from '../../../common/problem.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { FailedOutcome } from '../../../odoo/errors.ts';
import { lookAfter, outcomeNotFound } from '../../../odoo/look-after.ts';
import type { Looking } from '../../../odoo/look-after.ts';
import type { OdooHandle } from '../../handle.ts';
import { draftingProblems } from '../problems.ts';
import type { Claim, MadeDraft } from './draft-order.ts';
import type { DraftRecords } from './draft-records.ts';
import { findByKey } from './find-by-key.ts';

export interface SettlerParts extends Looking {
  readonly client: OdooClient;
  readonly records: DraftRecords;
}

/** A document, or that there is none under its key, or that Odoo could not be read. */
type Look = OdooHandle | 'absent' | 'unseen';

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
    const look = () => this.look(claim);
    const found = outcome === 'not-sent' ? 'absent' : await lookAfter(outcome, look, isThere, this.#parts);
    if (isThere(found)) return records.settleDone(claim, found, true);
    const known = outcomeNotFound(outcome, found !== 'unseen', failure);
    const problem =
      known === 'unknown' ? draftingProblems.draftOutcomeUnknown() : (failure ?? asProblem(undefined));
    await records.settleFailed(claim, known, problem);
    return problem;
  }

  /** Reads Odoo once. A look that fails, however it does, tells nothing. */
  look({ order, key }: Claim): Promise<Look> {
    return findByKey(this.#parts.client, order.model, key.key).then(
      (found) => found ?? 'absent',
      () => 'unseen',
    );
  }
}

function isThere(look: Look): look is OdooHandle {
  return look !== 'absent' && look !== 'unseen';
}
