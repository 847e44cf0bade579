import type { Handle } from '../../accounting/handle.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { journalName } from '../asking/person-request.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { Outcome } from '../sent.ts';
import type { SeenPayment } from './seen-payment.ts';

interface CameOf {
  readonly outcome: Outcome;
  readonly problem?: string | undefined;
  readonly number?: string;
  readonly deviations?: readonly string[];
}

/**
 * Writes down which payments are about to be posted, and what came of it. What came of it is what the person has to hear,
 * so a journal that fails there does not take its place.
 */
export class PaymentJournal {
  readonly #journal: Journal;
  readonly #session: OdooSession;

  constructor(journal: Journal, session: OdooSession) {
    this.#journal = journal;
    this.#session = session;
  }

  intend(
    request: PersonRequest,
    { document, digest }: SeenPayment,
    postedAs: string | undefined,
  ): Promise<unknown> {
    const entry = { ...this.#name(request, document), what: 'posting-intended', digest, postedAs } as const;
    return this.#journal.append(entry);
  }

  /** @returns whether it is written */
  settle(request: PersonRequest, { document }: SeenPayment, cameOf: CameOf): Promise<boolean> {
    const { deviations, ...rest } = cameOf;
    return this.#journal
      .append({
        ...this.#name(request, document),
        ...{ what: 'posting-settled', ...rest },
        ...(deviations !== undefined && { deviations: [...deviations] }),
      })
      .then(
        () => true,
        () => false,
      );
  }

  #name(request: PersonRequest, document: Handle) {
    return journalName(request, document, this.#session);
  }
}
