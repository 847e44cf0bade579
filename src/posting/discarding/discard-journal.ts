import type { Handle } from '../../accounting/handle.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { journalName } from '../asking/person-request.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { Outcome } from '../sent.ts';

/** Writes down what is about to be thrown away, and what came of it. */
export class DiscardJournal {
  readonly #journal: Journal;
  readonly #session: OdooSession;

  constructor(journal: Journal, session: OdooSession) {
    this.#journal = journal;
    this.#session = session;
  }

  intend(
    request: PersonRequest,
    { document, digest }: { readonly document: Handle; readonly digest: string },
  ): Promise<unknown> {
    const name = journalName(request, document, this.#session);
    return this.#journal.append({ ...name, what: 'discarding-intended', digest });
  }

  /** What came of it is what the person has to hear, so a journal that fails here does not take its place. */
  async settle(request: PersonRequest, document: Handle, outcome: Outcome, problem?: string): Promise<void> {
    await this.settleOrThrow(request, document, outcome, problem).catch(() => undefined);
  }

  /** @throws Problem journal_unavailable */
  async settleOrThrow(
    request: PersonRequest,
    document: Handle,
    outcome: Outcome,
    problem?: string,
  ): Promise<unknown> {
    const name = journalName(request, document, this.#session);
    return this.#journal.append({ ...name, what: 'discarding-settled', outcome, problem });
  }
}
