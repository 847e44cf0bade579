import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { Clock } from '../../common/clock.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { LOOK_AGAIN_AFTER } from '../../odoo/look-after.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { unwritten } from '../asking/request-journal.ts';
import { alreadyThere, findLookAlikes } from './look-alikes.ts';
import { partnerEnded, partnerProblems } from './partner-problems.ts';
import { partnerEntryName } from './partner-request.ts';
import type { PartnerRequest } from './partner-request.ts';
import type { PartnerValues } from './partner-values.ts';
import { differingFields, savePartner } from './save-partner.ts';
import type { ApprovedPartner, SaveOutcome } from './save-partner.ts';

export interface PartnerSaverParts {
  readonly session: OdooSession;
  readonly client: OdooClient;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly lookAgainAfter?: readonly number[];
}

export interface ApprovedValues {
  readonly values: PartnerValues;
  readonly countryId?: number;
  /** The contacts that the person saw and found to be others. */
  readonly known: readonly number[];
}

/** Saves what a person approved, if nobody has meanwhile, and writes down what came of it. */
export class PartnerSaver {
  readonly #parts: PartnerSaverParts;

  constructor(parts: PartnerSaverParts) {
    this.#parts = parts;
  }

  /**
   * Sends the contact once, at most.
   * @throws Problem approval_expired, caller_left, changed_since_review, refused_by_odoo, contact_outcome_unknown, or
   * one of the wire's
   */
  async save(
    request: PartnerRequest,
    { values, countryId, known }: ApprovedValues,
  ): Promise<{ readonly id: number; readonly deviations: readonly Said[] }> {
    const { session, client, journal, clock, lookAgainAfter = LOOK_AGAIN_AFTER } = this.#parts;
    const { kind, company } = request.proposed;
    const key = `c${request.id.replaceAll('-', '')}`;
    const approved = { values, countryId, kind, key, company: company.id };
    const assertWaitedFor = () => {
      if (request.ended !== undefined) throw partnerEnded(request.ended, values.name);
    };
    // When it is our turn to write, right before sending.
    const lastCheck = async () => {
      const there = alreadyThere(await findLookAlikes(client, values, company.id));
      if (there !== undefined && !known.includes(there.id)) throw partnerProblems.madeMeanwhile(there);
      assertWaitedFor();
      const intended = { company: company.id, key, values: { ...values } };
      await journal.append({ ...partnerEntryName(request, session), what: 'partner-intended', ...intended });
      assertWaitedFor();
    };
    const saved = await savePartner(client, { clock, lookAgainAfter }, approved, lastCheck);
    const isWritten = await this.#settle(request, saved);
    if (saved.outcome !== 'done') throw saved.problem;
    const besides = isWritten ? [] : [unwritten()];
    return { id: saved.id, deviations: [...(await this.#deviations(saved.id, approved)), ...besides] };
  }

  /** It is saved, whether it can be read back or not. */
  async #deviations(id: number, approved: ApprovedPartner): Promise<Said[]> {
    const differing = await differingFields(this.#parts.client, id, approved).catch(() => undefined);
    if (differing === undefined) return [said`it could not be read back`];
    return differing.map((field) => said`${field} is not as it was sent`);
  }

  /** What came of it is what the person has to hear, so a journal that fails here does not take its place. */
  async #settle(request: PartnerRequest, saved: SaveOutcome): Promise<boolean> {
    const { journal, session } = this.#parts;
    const outcome = saved.outcome === 'done' ? { partner: saved.id } : { problem: saved.problem.code };
    const entry = { ...partnerEntryName(request, session), ...outcome, outcome: saved.outcome };
    return journal.append({ ...entry, what: 'partner-settled' }).then(
      () => true,
      () => false,
    );
  }
}
