import type { Books } from '../accounting/books.ts';
import type { Gate } from '../posting/gate.ts';
import type { PartnerDesk } from '../posting/partners/partner-desk.ts';

/** What the tools work with: the books of one connection, the gate in front of posting, and the desk for new contacts. */
export interface Workroom {
  readonly books: Books;
  readonly gate: Gate;
  readonly partners: PartnerDesk;
}
