import { idOf, isPayment } from '../../accounting/handle.ts';
import type { OdooHandle } from '../../accounting/handle.ts';
import { takesNotesAsText } from '../../accounting/versions.ts';
import { asProblem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { Requester } from '../review/review.ts';
import { outcomeOf } from '../sent.ts';
import { escapeHtml, noteText } from './note-text.ts';
import type { NoteAbout } from './note-text.ts';

export interface ChatterNotesParts {
  /** One that can write notes: see `postingCalls`. */
  readonly client: OdooClient;
  readonly session: Pick<OdooSession, 'origin' | 'database' | 'login' | 'version'>;
  readonly journal: Journal;
}

/** What is noted of something that a person approved and that was done. */
export interface NoteFacts {
  readonly about: NoteAbout;
  /** The id of the request that was approved. */
  readonly request: string;
  /** Odoo's id of the document's company. */
  readonly company: number;
  /** Of the document that was approved. */
  readonly digest: string;
  readonly requester: Requester;
  /** The Odoo user that did it, where it is not that of the connection. */
  readonly doneAs?: string;
}

/** What is noted of a document for a request about it. */
export function noteFacts(
  about: NoteAbout,
  { id: request, requester }: Pick<PersonRequest, 'id' | 'requester'>,
  { company, digest }: { readonly company: number; readonly digest: string },
  doneAs?: string,
): NoteFacts {
  return { about, request, requester, company, digest, ...(doneAs !== undefined && { doneAs }) };
}

/** Keeps followers out of it: nobody is written to, and whoever writes the note does not become one. */
const QUIETLY = { mail_create_nosubscribe: true } as const;

/**
 * Writes a note below a document in Odoo that points to the journal: a chain of hashes cannot show that its end was
 * cut off, but a note names a line that has to be there.
 */
export class ChatterNotes {
  readonly #parts: ChatterNotesParts;

  constructor(parts: ChatterNotesParts) {
    this.#parts = parts;
  }

  /**
   * Notes what was done, once. Nothing that goes wrong here concerns what was done: Odoo 14 takes no notes of users
   * without an e-mail address.
   */
  note(document: OdooHandle, facts: NoteFacts): Promise<'written' | 'not-written'> {
    return this.#note(document, facts).catch(() => 'not-written');
  }

  async #note(document: OdooHandle, facts: NoteFacts): Promise<'written' | 'not-written'> {
    const { journal, session } = this.#parts;
    const { origin, database, login } = session;
    const { about, request, digest, requester, doneAs = login } = facts;
    const entry = { request, connection: { origin, database, login }, document } as const;
    const line = await journal.append({ ...entry, what: 'note-intended', about });
    const text = noteText({
      about,
      time: line.time,
      signer: line,
      login: doneAs,
      requester,
      digest,
      head: line.hash,
    });
    const failure = await this.#send(document, facts.company, text).then(() => undefined, asProblem);
    const outcome = failure === undefined ? ('done' as const) : outcomeOf(failure);
    const settled = { ...entry, what: 'note-settled', outcome, problem: failure?.code } as const;
    // An intent without an outcome stays to be looked into.
    await journal.append(settled).catch(asProblem);
    return failure === undefined ? 'written' : 'not-written';
  }

  #send(document: OdooHandle, company: number, text: string): Promise<unknown> {
    const { client, session } = this.#parts;
    return client.call(isPayment(document) ? 'account.payment' : 'account.move', 'message_post', {
      args: [[idOf(document)]],
      kwargs: {
        body: takesNotesAsText(session.version) ? text : escapeHtml(text),
        message_type: 'comment',
        subtype_xmlid: 'mail.mt_note',
      },
      context: { allowed_company_ids: [company], ...QUIETLY },
    });
  }
}
