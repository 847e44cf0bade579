import { said } from '../../common/said.ts';
import type { Said as SaidText } from '../../common/said.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { Entry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { PersonRequest } from './person-request.ts';

/** What a person is told besides, when what was done is not in the journal. */
export function unwritten(): SaidText {
  return said`MCP Odoo could not write it into its journal`;
}

/** What every entry of a request about a document begins with. */
interface Name {
  readonly request: string;
  readonly connection: Pick<OdooSession, 'origin' | 'database' | 'login'>;
  readonly document: Handle;
}

type Unnamed<Named> = Named extends unknown ? Omit<Named, keyof Name> : never;
type Said = Unnamed<Extract<Entry, { request: string; document: string }>>;

/** The part of the journal that tells what a person was asked about documents, and what came of it. */
export class RequestJournal {
  readonly #journal: Journal;
  readonly #session: OdooSession;

  constructor(journal: Journal, session: OdooSession) {
    this.#journal = journal;
    this.#session = session;
  }

  /**
   * Writes down what has to be there before anything else is done.
   * @throws Problem journal_unavailable
   */
  async append(request: PersonRequest, document: Handle, said: Said): Promise<void> {
    const { origin, database, login } = this.#session;
    const name: Name = { request: request.id, connection: { origin, database, login }, document };
    await this.#journal.append({ ...name, ...said });
  }

  /**
   * Writes down what came of it. That is what the person has to hear, so a journal that fails here does not take its
   * place; an intent without an outcome stays to be looked into.
   * @returns whether it is written
   */
  settle(request: PersonRequest, document: Handle, said: Said): Promise<boolean> {
    return this.append(request, document, said).then(
      () => true,
      () => false,
    );
  }
}
