import type { Books } from '../accounting/books.ts';
import type { OdooSession } from '../odoo/session.ts';
import type { Gate } from '../posting/gate.ts';
import type { PartnerDesk } from '../posting/partners/partner-desk.ts';

/** Everything that one connection can do. */
export interface Workroom {
  /** It is that of the demo company. */
  readonly isDemo: boolean;
  /** The person's own name for the connection, where they need it to tell it from others. */
  readonly connectionName: () => string | undefined;
  readonly session: OdooSession;
  readonly books: Books;
  readonly gate: Gate;
  readonly partners: PartnerDesk;
  /** Nobody needs it any more. Resolves when all that a person has said yes to by now is done, or could not be. */
  readonly close: () => Promise<void>;
}
