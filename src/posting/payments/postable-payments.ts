import { isPayment } from '../../accounting/handle.ts';
import type { Handle, PaymentHandle } from '../../accounting/handle.ts';
import { booksProblems } from '../../accounting/problems.ts';
import type { Problem } from '../../common/problem.ts';
import type { PostableKind, SeenPostable, ToPost } from '../postable.ts';
import type { PostingOutcome } from '../posted.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import { PostingJournal } from '../posting-journal.ts';
import { gateProblems } from '../problems.ts';
import { PaymentPoster } from './payment-poster.ts';
import { PaymentSnapshots } from './payment-snapshots.ts';
import type { PaymentSnapshotsParts } from './payment-snapshots.ts';
import { missingForPayment } from './payment-warnings.ts';
import { isPosted } from './read-payment.ts';
import { SeenPayment } from './seen-payment.ts';
import { Settler } from '../settling/settler.ts';

interface PostablePaymentsParts extends PaymentSnapshotsParts {
  readonly requests: RequestJournal;
}

/** Payments: what Odoo keeps as an `account.payment`. Posting one settles what it is meant to pay. */
export class PostablePayments implements PostableKind {
  readonly #snapshots: PaymentSnapshots;
  readonly #poster: PaymentPoster;

  constructor({ requests, ...parts }: PostablePaymentsParts) {
    this.#snapshots = new PaymentSnapshots(parts);
    this.#poster = new PaymentPoster({
      snapshots: this.#snapshots,
      journal: new PostingJournal(requests),
      settler: new Settler(requests),
    });
  }

  handles(document: Handle): boolean {
    return isPayment(document);
  }

  /** @throws Problem not_a_draft, not_postable, document_not_found */
  async read(documents: readonly Handle[]): Promise<readonly SeenPayment[]> {
    const drafts = await this.#drafts(documents.filter(isPayment));
    for (const seen of drafts) {
      const problem = whyNot(seen);
      if (problem !== undefined) throw problem;
    }
    return drafts;
  }

  /** @throws Problem not_a_draft, document_not_found */
  async look(
    document: Handle,
  ): Promise<{ readonly seen: SeenPayment; readonly problem: Problem | undefined }> {
    const [seen] = isPayment(document) ? await this.#drafts([document]) : [];
    if (seen === undefined) throw booksProblems.documentNotFound(document);
    return { seen, problem: whyNot(seen) };
  }

  post(toPost: ToPost, shown: readonly SeenPostable[]): Promise<readonly PostingOutcome[]> {
    return this.#poster.post(
      toPost,
      shown.filter((seen) => seen instanceof SeenPayment),
    );
  }

  async #drafts(documents: readonly PaymentHandle[]): Promise<readonly SeenPayment[]> {
    const found = await this.#snapshots.readAll(documents);
    return found.map((snapshot) => {
      const seen = new SeenPayment(snapshot);
      const { payment } = snapshot;
      if (payment.state !== 'draft')
        throw gateProblems.notADraft(seen.subject, isPosted(payment) ? 'posted' : 'cancelled');
      return seen;
    });
  }
}

/** Why it cannot be posted as it is. */
function whyNot({ snapshot, subject }: SeenPayment): Problem | undefined {
  const missing = missingForPayment(snapshot);
  return missing.length > 0 ? gateProblems.notPostable(subject, missing) : undefined;
}
