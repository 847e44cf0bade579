import type { Books } from '../accounting/books.ts';
import type { Gate } from '../posting/gate.ts';

/** What the tools work with: the books of one connection, and the gate in front of posting. */
export interface Workroom {
  readonly books: Books;
  readonly gate: Gate;
}
