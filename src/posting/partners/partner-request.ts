import type { Clock } from '../../common/clock.ts';
import type { Named } from '../../accounting/documents.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { RequestLife } from '../asking/request-life.ts';
import type { Requester } from '../review/review.ts';
import type { PartnerValues } from './partner-values.ts';

/** A contact as it was proposed, made clean. */
export interface ProposedPartner {
  readonly values: PartnerValues;
  readonly kind?: 'vendor' | 'customer';
  /** In which company it is worked; the contact itself is for all. */
  readonly company: Named;
}

/** One open question to the person: whether to save this contact. */
export class PartnerRequest extends RequestLife {
  readonly proposed: ProposedPartner;
  readonly requester: Requester;
  #settle: () => void = () => undefined;
  /** Resolves when it is over, whether anything was saved or not. */
  readonly settled = new Promise<void>((resolve) => (this.#settle = resolve));

  constructor(proposed: ProposedPartner, requester: Requester, clock: Clock) {
    super(clock);
    this.proposed = proposed;
    this.requester = requester;
  }

  override dispose(): void {
    super.dispose();
    this.#settle();
  }
}

/** What every entry of a request in the journal begins with. */
export function partnerEntryName(
  request: PartnerRequest,
  { origin, database, login }: Pick<OdooSession, 'origin' | 'database' | 'login'>,
) {
  return { request: request.id, connection: { origin, database, login } };
}
