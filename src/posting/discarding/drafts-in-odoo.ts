import { idOf, isInOdoo } from '../../accounting/handle.ts';
import type { DocumentModel, Handle, OdooHandle } from '../../accounting/handle.ts';
import { booksProblems } from '../../accounting/problems.ts';
import { asProblem } from '../../common/problem.ts';
import type { Problem } from '../../common/problem.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { lookAfter } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { PostableKind, SeenPostable } from '../postable.ts';
import { odooWordsOf, outcomeOf, outcomeUnsent, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { discardProblems } from './discard-problems.ts';
import type { DiscardableKind, Discarded, ToDiscard } from './discardable.ts';
import { SeenDraft } from './seen-draft.ts';

interface DraftsInOdooParts extends Looking {
  readonly model: DocumentModel;
  /** The only client that can delete. */
  readonly client: OdooClient;
  /** Reads drafts of this model. */
  readonly kind: Pick<PostableKind, 'handles' | 'look'>;
  /** Why a draft is not to be deleted, though it is one. */
  readonly whyNot: (draft: SeenPostable) => Problem | undefined;
  /** The names of its files. */
  readonly filesOf: (draft: SeenPostable) => readonly string[];
  readonly journal: RequestJournal;
}

/** Drafts of one model of Odoo that were never posted: discarding deletes them. */
export class DraftsInOdoo implements DiscardableKind {
  readonly #parts: DraftsInOdooParts;

  constructor(parts: DraftsInOdooParts) {
    this.#parts = parts;
  }

  handles(document: Handle): boolean {
    return this.#parts.kind.handles(document);
  }

  /** @throws Problem not_a_draft, not_discardable, document_not_found */
  async read(document: Handle): Promise<SeenDraft> {
    const { kind, whyNot, filesOf } = this.#parts;
    const { seen } = await kind.look(document);
    const problem = whyNot(seen);
    if (problem !== undefined) throw problem;
    return new SeenDraft(seen, filesOf(seen), true);
  }

  async discard({ request, question }: ToDiscard, shown: SeenDraft): Promise<Discarded> {
    const { client, model, journal } = this.#parts;
    const { document, subject, company } = shown.draft;
    if (!isInOdoo(document)) throw booksProblems.documentNotFound(document);
    const look = {
      request,
      question,
      shown: [shown],
      readAgain: async () => [await this.read(document)],
      intend: ([now = shown]: readonly SeenDraft[]) =>
        journal.append(request, document, { what: 'discarding-intended', digest: now.digest }),
    };
    const settle = (outcome: Outcome, problem?: Problem) =>
      journal.settle(request, document, { what: 'discarding-settled', outcome, problem: problem?.code });
    const { sent, failure } = await sendOnce(look, (lastCheck) =>
      client.call(model, 'unlink', {
        args: [[idOf(document)]],
        context: { allowed_company_ids: [company] },
        lastCheck,
      }),
    );
    if (sent === undefined || wasNotSent(failure)) {
      const problem = failure ?? asProblem(undefined);
      await settle(outcomeUnsent(problem), problem);
      throw problem;
    }
    const read = () => this.#isThere(document);
    const isThere = await lookAfter(outcomeOf(failure), read, (there) => there === false, this.#parts);
    if (isThere === false) {
      await settle('done');
      return { document, label: subject.label };
    }
    const outcome = isThere === undefined ? 'unknown' : outcomeOf(failure);
    await settle(outcome, failure);
    throw outcome === 'rejected'
      ? discardProblems.refused(subject, odooWordsOf(failure))
      : discardProblems.unknown(subject);
  }

  /** Neither an answer nor an error proves that it is gone. Undefined when Odoo cannot be read. */
  async #isThere(document: OdooHandle): Promise<boolean | undefined> {
    const problem = await this.#parts.kind.look(document).then(() => undefined, asProblem);
    if (problem === undefined || problem.code === 'not_a_draft') return true;
    return problem.code === 'document_not_found' ? false : undefined;
  }
}
