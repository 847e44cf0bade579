import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import { idOf } from '../../accounting/handle.ts';
import { lookAfter } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { ToPost } from '../postable.ts';
import type { Posted, PostingOutcome } from '../posted.ts';
import type { PostingJournal } from '../posting-journal.ts';
import { outcomeOf, outcomeUnsent, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { bookedOn, deviationsOfPayment } from './after-payment.ts';
import { planOf } from './payment-snapshot.ts';
import type { BookedPayment, PaymentSnapshots } from './payment-snapshots.ts';
import { isPosted } from './read-payment.ts';
import { SeenPayment } from './seen-payment.ts';
import { openOfPosted } from '../settling/settleable-documents.ts';
import type { Settler } from '../settling/settler.ts';

export interface PaymentPosterParts extends Looking {
  readonly snapshots: PaymentSnapshots;
  readonly journal: PostingJournal;
  readonly settler: Settler;
}

/** Posts the payments that a person has approved, if they are still what was shown, and settles what they pay. */
export class PaymentPoster {
  readonly #parts: PaymentPosterParts;

  constructor(parts: PaymentPosterParts) {
    this.#parts = parts;
  }

  /** One after the other, because what one settles may be what the next one was shown to settle. */
  async post(toPost: ToPost, shown: readonly SeenPayment[]): Promise<readonly PostingOutcome[]> {
    const outcomes: PostingOutcome[] = [];
    const { steps } = toPost.request;
    for (const seen of shown) {
      outcomes.push(await (steps.isStopped ? this.#stopped(toPost, seen) : this.#postOne(toPost, seen)));
      steps.add(1);
    }
    return outcomes;
  }

  #stopped({ request }: ToPost, seen: SeenPayment): Promise<PostingOutcome> {
    return this.#parts.journal.stopped(request, seen);
  }

  async #postOne(toPost: ToPost, seen: SeenPayment): Promise<PostingOutcome> {
    const { snapshots, journal } = this.#parts;
    const { request, question, writer } = toPost;
    const { document } = seen;
    const look = {
      ...{ request, question, shown: [seen] },
      readAgain: async () =>
        (await snapshots.readAll([document], seen.snapshot.set)).map((each) => new SeenPayment(each)),
      intend: () => journal.intend(toPost, seen),
    };
    const { sent, failure } = await sendOnce(look, (lastCheck) =>
      writer.call('account.payment', 'action_post', {
        args: [[idOf(document)]],
        context: { allowed_company_ids: [seen.company] },
        lastCheck,
      }),
    );
    const notPosted = (outcome: Exclude<Outcome, 'done'>) =>
      journal.notPosted(request, seen, outcome, failure);
    if (sent === undefined) return notPosted(outcomeUnsent(failure));
    // Neither an answer nor an error of action_post proves anything: the state does.
    const read = () => snapshots.readBooked(document).catch(asProblem);
    const isBooked = (now: BookedPayment | Problem) => !(now instanceof Problem) && isPosted(now.payment);
    const after = await lookAfter(outcomeOf(failure), read, isBooked, this.#parts);
    if (after instanceof Problem) return notPosted(wasNotSent(failure) ? 'not-sent' : 'unknown');
    if (!isPosted(after.payment)) return notPosted(outcomeOf(failure));
    return { document, posted: await this.#posted(toPost, seen, after, failure) };
  }

  /**
   * It is posted, whatever happens to the rest: then that is what the person has to know besides. It is written down
   * as posted when all is done that the yes was to, so that a window that dies before leaves something to look after.
   */
  async #posted(
    toPost: ToPost,
    seen: SeenPayment,
    after: BookedPayment,
    failure: Problem | undefined,
  ): Promise<Posted> {
    const { journal } = this.#parts;
    const { document, snapshot, subject } = seen;
    const isOthers = wasNotSent(failure);
    const { name: number = '' } = after.payment;
    const deviations = deviationsOfPayment(snapshot, after);
    if (isOthers)
      deviations.unshift(said`somebody else posted it at the same moment, so nothing was settled`);
    const day = bookedOn(after);
    const unsettled = isOthers ? [] : await this.#settle(toPost, seen, after);
    const posted = await journal.posted(toPost.request, {
      ...{ document, label: subject.label, number, deviations },
      ...(day !== undefined && day !== snapshot.payment.date && { movedTo: day }),
    });
    return { ...posted, deviations: [...posted.deviations, ...unsettled] };
  }

  /** One document after the other, in the order in which the dialog worked it out. */
  async #settle({ request, writer }: ToPost, seen: SeenPayment, after: BookedPayment): Promise<Said[]> {
    const { snapshots, settler } = this.#parts;
    const { snapshot, document: by, company } = seen;
    const { destination_account_id: account, currency_id: currency } = snapshot.payment;
    // With two items there would be nothing to choose by.
    const [item, another] = after.items.filter(({ account_id: own }) => own?.id === account?.id);
    const deviations: Said[] = [];
    for (const settlement of planOf(snapshot).settlements)
      deviations.push(
        ...(await settler.settle(request, writer, {
          ...{ settlement, by, company, currency: currency?.name ?? '' },
          item: another === undefined ? item?.id : undefined,
          readOpen: async () => {
            const now = await snapshots.readPaid(settlement.document, snapshot);
            if (now.commercialPartner?.id !== snapshot.family) return undefined;
            return openOfPosted(now, account?.id, currency?.id);
          },
        })),
      );
    return deviations;
  }
}
