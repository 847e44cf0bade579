import type { Clock } from '../../common/clock.ts';
import type { Problem } from '../../common/problem.ts';
import { parseHandle } from '../../accounting/handle.ts';
import type { Handle, ProposalHandle } from '../../accounting/handle.ts';
import { booksProblems } from '../../accounting/problems.ts';
import { computesInvoices } from '../../accounting/versions.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import type { Looked, PostableKind, SeenPostable, ToPost } from '../postable.ts';
import type { PostingOutcome } from '../posted.ts';
import { PostingJournal } from '../posting-journal.ts';
import { Settler } from '../settling/settler.ts';
import { EnterByStatement } from './enter-by-statement.ts';
import { EnterDirectly } from './enter-directly.ts';
import { SeenProposal } from './seen-proposal.ts';
import { TransactionEnterer } from './transaction-enterer.ts';
import { TransactionReader } from './transaction-reader.ts';

interface PostableProposalsParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly requests: RequestJournal;
  readonly clock: Clock;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  /** Odoo's id of the user who enters, where it is the one who reads: then their rights are checked before. */
  readonly enteredBy: number | undefined;
}

/** Bank and cash transactions: what is only proposed, until a person says yes. */
export class PostableProposals implements PostableKind {
  readonly #reader: TransactionReader;
  readonly #enterer: TransactionEnterer;

  constructor({ requests, ...parts }: PostableProposalsParts) {
    const way = computesInvoices(parts.session.version) ? new EnterDirectly() : new EnterByStatement();
    this.#reader = new TransactionReader({ ...parts, way });
    this.#enterer = new TransactionEnterer({
      ...{ reader: this.#reader, way },
      journal: new PostingJournal(requests),
      settler: new Settler(requests),
    });
  }

  handles(document: Handle): boolean {
    return isProposal(document);
  }

  /** @throws Problem document_not_found, not_a_draft, draft_deleted, no_rights, not_postable, posting_outcome_unknown */
  async read(documents: readonly Handle[]): Promise<readonly Looked[]> {
    const read = await this.#reader.read(documents.filter(isProposal));
    return read.map((seen) => ({ seen, problem: undefined }));
  }

  /** @throws Problem document_not_found, not_a_draft, draft_deleted, not_postable, posting_outcome_unknown */
  async look(
    document: Handle,
  ): Promise<{ readonly seen: SeenProposal; readonly problem: Problem | undefined }> {
    const [[seen], problem] = await Promise.all([
      this.#reader.readForAnyone([document].filter(isProposal)),
      this.#reader.missingRights(),
    ]);
    if (seen === undefined) throw booksProblems.documentNotFound(document);
    return { seen, problem };
  }

  post(toPost: ToPost, shown: readonly SeenPostable[]): Promise<readonly PostingOutcome[]> {
    return this.#enterer.enterAll(
      toPost,
      shown.filter((seen) => seen instanceof SeenProposal),
    );
  }
}

function isProposal(document: Handle): document is ProposalHandle {
  return parseHandle(document)?.startsWith('proposal/') === true;
}
