import type { Disposable } from '../common/disposable.ts';
import { asProblem } from '../common/problem.ts';
import type { AllowList } from '../odoo/allow-list.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { OdooSession } from '../odoo/session.ts';
import type { RequestJournal } from './asking/request-journal.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { endedProblem } from './asking/question-problems.ts';
import { gateProblems } from './problems.ts';
import { secondKeyProblems } from './second-key-problems.ts';
import type { OpenedKey, SecondKey } from './second-key.ts';

/** What posts what one yes was about; disposed when that is done. */
export interface PostingWriter extends Disposable {
  readonly client: OdooClient;
  /** The login of the Odoo user that posts, where it is not the connection's own. */
  readonly postedAs: string | undefined;
}

interface PostingWritersParts {
  /** The one who drafts and reads. */
  readonly session: OdooSession;
  readonly client: OdooClient;
  readonly calls: AllowList;
  readonly journal: RequestJournal;
  readonly secondKey: SecondKey | undefined;
}

/** Gives out the clients that post: the connection's own, or that of the second key. */
export class PostingWriters {
  readonly #parts: PostingWritersParts;

  constructor(parts: PostingWritersParts) {
    this.#parts = parts;
  }

  /**
   * Opens the one for a yes. When that fails nothing was sent, and the journal says so.
   * @throws Problem as `SecondKey.open`, and wrong_company, posting_needs_another_user, approval_expired
   */
  async open(request: PersonRequest): Promise<PostingWriter> {
    const { client, secondKey } = this.#parts;
    if (secondKey === undefined) return { client, postedAs: undefined, dispose: () => undefined };
    try {
      return await this.#openSecond(secondKey, request);
    } catch (error) {
      const problem = whyNot(request, error);
      await this.#notTried(request, asProblem(problem).code);
      throw problem;
    }
  }

  async #openSecond(secondKey: SecondKey, request: PersonRequest): Promise<PostingWriter> {
    const { calls } = this.#parts;
    const opened = await secondKey.open(request.signal);
    try {
      this.#check(secondKey, opened);
      const { session } = opened;
      return {
        client: session.clientFor(calls),
        postedAs: session.login,
        dispose: () => opened.dispose(),
      };
    } catch (error) {
      await opened.dispose();
      throw error;
    }
  }

  /** By Odoo's own id of the user: one user may have several logins over time, and never two ids. */
  #check({ needsOtherUser }: SecondKey, { session: second }: OpenedKey): void {
    const { session } = this.#parts;
    const isSameBooks = second.origin === session.origin && second.database === session.database;
    if (!isSameBooks) throw gateProblems.otherBooks(second);
    if (needsOtherUser && second.uid === session.uid) throw secondKeyProblems.notAnother(second.login);
  }

  /** Why it was not sent is what the person has to hear, so a journal that fails here does not take its place. */
  async #notTried(request: PersonRequest, problem: string): Promise<void> {
    for (const document of request.documents)
      await this.#parts.journal.settle(request, document, {
        ...{ what: 'posting-settled', outcome: 'not-tried', problem },
      });
  }
}

/** What was not typed in time has expired, whatever the box says. */
function whyNot({ signal, ended, subject }: PersonRequest, error: unknown): unknown {
  if (!signal.aborted || ended === undefined || subject === undefined) return error;
  return endedProblem(ended, subject, gateProblems);
}
