import type { Clock } from '../../common/clock.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { RequestLife } from './request-life.ts';
import type { Requester } from '../review/review.ts';

/** One open question to the person about one document. */
export class DocumentRequest extends RequestLife {
  readonly document: MoveHandle;
  readonly requester: Requester;

  constructor(document: MoveHandle, requester: Requester, clock: Clock) {
    super(clock);
    this.document = document;
    this.requester = requester;
  }
}

/** What every entry of a request in the journal begins with. */
export function journalName(
  request: DocumentRequest,
  session: Pick<OdooSession, 'origin' | 'database' | 'login'>,
) {
  const { origin, database, login } = session;
  return { request: request.id, connection: { origin, database, login }, document: request.document };
}
