import type { Problem } from '../../../common/problem.ts';
import type { Journal } from '../../../journal/journal.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import type { OdooHandle } from '../../handle.ts';
import type { Claim, MadeDraft } from './draft-order.ts';

/** What the journal is told about drafts. */
export class DraftRecords {
  readonly #journal: Journal;
  readonly #session: Pick<OdooSession, 'origin' | 'database' | 'login'>;

  constructor(journal: Journal, session: Pick<OdooSession, 'origin' | 'database' | 'login'>) {
    this.#journal = journal;
    this.#session = session;
  }

  /** The intent is on disk before anything is sent. */
  async intend(claim: Claim): Promise<void> {
    const { order, key } = claim;
    await this.#journal.append({
      ...this.#entry(claim),
      what: 'draft-intended',
      company: order.company.id,
      explicitKey: key.idempotencyKey !== undefined,
      generation: key.generation,
      asked: order.data,
      ...(order.paper === undefined ? {} : { paper: order.paper }),
    });
  }

  async settleDone(claim: Claim, document: OdooHandle, replayed: boolean): Promise<MadeDraft> {
    await this.#journal.append({
      ...this.#entry(claim),
      what: 'draft-settled',
      outcome: 'done',
      document,
      replayed,
    });
    return { document, replayed };
  }

  async settleFailed(
    claim: Claim,
    outcome: 'not-sent' | 'rejected' | 'unknown',
    problem: Problem,
  ): Promise<void> {
    await this.#journal.append({
      ...this.#entry(claim),
      what: 'draft-settled',
      outcome,
      problem: problem.code,
    });
  }

  #entry({ key }: Claim) {
    const { origin, database, login } = this.#session;
    return { connection: { origin, database, login }, key: key.key, request: key.request };
  }
}
