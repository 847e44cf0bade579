import { isPayment } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { booksProblems } from '../../accounting/problems.ts';
import type { Problem } from '../../common/problem.ts';
import type { Looking } from '../../odoo/look-after.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import type { Looked, PostableKind, SeenPostable, ToPost } from '../postable.ts';
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

interface PostablePaymentsParts extends PaymentSnapshotsParts, Looking {
  readonly requests: RequestJournal;
}

/** Payments: what Odoo keeps as an `account.payment`. Posting one settles what it is meant to pay. */
export class PostablePayments implements PostableKind {
  readonly #snapshots: PaymentSnapshots;
  readonly #poster: PaymentPoster;

  constructor({ requests, ...parts }: PostablePaymentsParts) {
    this.#snapshots = new PaymentSnapshots(parts);
    this.#poster = new PaymentPoster({
      ...parts,
      snapshots: this.#snapshots,
      journal: new PostingJournal(requests),
      settler: new Settler(requests),
    });
  }

  handles(document: Handle): boolean {
    return isPayment(document);
  }

  /** @throws Problem document_not_found */
  async read(documents: readonly Handle[], set: AskedSet): Promise<readonly Looked[]> {
    const found = await this.#snapshots.readAll(documents.filter(isPayment), set);
    return found.map((snapshot) => {
      const seen = new SeenPayment(snapshot);
      return { seen, problem: notADraft(seen) ?? whyNot(seen) };
    });
  }

  /** @throws Problem not_a_draft, document_not_found */
  async look(document: Handle): Promise<Looked> {
    const [snapshot] = isPayment(document) ? await this.#snapshots.readAll([document]) : [];
    if (snapshot === undefined) throw booksProblems.documentNotFound(document);
    const seen = new SeenPayment(snapshot);
    const problem = notADraft(seen);
    if (problem !== undefined) throw problem;
    return { seen, problem: whyNot(seen) };
  }

  post(toPost: ToPost, shown: readonly SeenPostable[]): Promise<readonly PostingOutcome[]> {
    return this.#poster.post(
      toPost,
      shown.filter((seen) => seen instanceof SeenPayment),
    );
  }
}

function notADraft({ snapshot: { payment }, subject }: SeenPayment): Problem | undefined {
  if (payment.state === 'draft') return undefined;
  return gateProblems.notADraft(subject, isPosted(payment) ? 'posted' : 'cancelled');
}

/** Why it cannot be posted as it is. */
function whyNot({ snapshot, subject }: SeenPayment): Problem | undefined {
  const missing = missingForPayment(snapshot);
  return missing.length > 0 ? gateProblems.notPostable(subject, missing) : undefined;
}
