import type { Said } from '../../common/said.ts';
import type { Problem } from '../../common/problem.ts';
import { asProblem } from '../../common/problem.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { ToPost } from '../postable.ts';
import type { Posted, PostingOutcome } from '../posted.ts';
import type { PostingJournal } from '../posting-journal.ts';
import { outcomeOf, outcomeUnsent, wasNotSent } from '../sent.ts';
import { openOfPosted, readCurrencies, readSettleable } from '../settling/settleable-documents.ts';
import type { Settler } from '../settling/settler.ts';
import { deviationsOf, itemAgainst } from './entered-transaction.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import type { EnteringWay } from './entering-way.ts';
import type { SeenProposal } from './seen-proposal.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import type { TransactionReader } from './transaction-reader.ts';

export interface TransactionEntererParts {
  readonly journal: PostingJournal;
  readonly reader: TransactionReader;
  readonly way: EnteringWay;
  readonly settler: Settler;
}

/** What was found in Odoo after sending, if anything, and why sending failed, if it did. */
interface Found {
  readonly entered?: EnteredTransaction | undefined;
  readonly failure?: Problem | undefined;
}

/** Enters what a person has approved, if it is still what was shown, and finds out what came of it. */
export class TransactionEnterer {
  readonly #parts: TransactionEntererParts;

  constructor(parts: TransactionEntererParts) {
    this.#parts = parts;
  }

  /** One after the other; each is sent once, at most. */
  async enterAll(toPost: ToPost, shown: readonly SeenProposal[]): Promise<readonly PostingOutcome[]> {
    const outcomes: PostingOutcome[] = [];
    const { steps } = toPost.request;
    for (const seen of shown) {
      outcomes.push(await (steps.isStopped ? this.#stopped(toPost, seen) : this.#enter(toPost, seen)));
      steps.add(1);
    }
    return outcomes;
  }

  #stopped({ request }: ToPost, seen: SeenProposal): Promise<PostingOutcome> {
    return this.#parts.journal.stopped(request, seen);
  }

  async #enter(toPost: ToPost, seen: SeenProposal): Promise<PostingOutcome> {
    const { journal, reader, way } = this.#parts;
    const { request, question, writer } = toPost;
    const { document } = seen;
    const look = {
      ...{ request, question, shown: [seen] },
      readAgain: () => reader.read([document]),
      intend: async ([now = seen]: readonly SeenProposal[]) => {
        await journal.intend(toPost, now);
        await reader.assertKept(document);
      },
    };
    let answer: unknown;
    const { sent, failure } = await sendOnce(look, async (lastCheck) => {
      answer = await way.send(writer, seen.facts, lastCheck);
    });
    if (sent === undefined || wasNotSent(failure))
      return journal.notPosted(request, seen, outcomeUnsent(failure), failure);
    const found = await this.#find(toPost, seen, answer, failure);
    const { entered } = found;
    if (entered?.state === 'posted') return { document, posted: await this.#entered(toPost, seen, entered) };
    const outcome = outcomeOf(found.failure);
    // Made, and not to be found: then it is not known that Odoo refused it.
    const isUnclear = outcome === 'rejected' && found.failure === undefined;
    return journal.notPosted(request, seen, isUnclear ? 'unknown' : outcome, found.failure);
  }

  /** Neither an answer nor an error proves anything: what is in Odoo does. */
  async #find(
    { writer }: ToPost,
    { facts }: SeenProposal,
    answer: unknown,
    failure: Problem | undefined,
  ): Promise<Found> {
    const { reader, way } = this.#parts;
    if (failure !== undefined && outcomeOf(failure) === 'rejected') return { failure };
    const asking = reader.asking(facts.company.id);
    const alike = new Set(facts.alike.map(({ move }) => move));
    const look = async () => {
      const isOther = await reader.isOtherNow();
      return way.find(asking, facts, answer, (line) => alike.has(line.move) || isOther(line));
    };
    try {
      const made = await look();
      if (made === undefined) return { failure };
      const second = await way.finish(writer, asking, facts, made).then(() => undefined, asProblem);
      return { entered: await look(), failure: second };
    } catch (error) {
      return { failure: failure ?? asProblem(error) };
    }
  }

  /**
   * It is entered, whatever happens to the rest: then that is what the person has to know besides. It is written down
   * as entered when all is done that the yes was to, so that a window that dies before leaves something to look after.
   */
  async #entered(toPost: ToPost, seen: SeenProposal, entered: EnteredTransaction): Promise<Posted> {
    const { document, facts, subject } = seen;
    const { move, number } = entered;
    const unsettled = await this.#settle(toPost, facts, entered);
    const posted = await this.#parts.journal.posted(toPost.request, {
      ...{ document, label: subject.label, number, entered: move },
      deviations: deviationsOf(facts, entered),
    });
    return { ...posted, deviations: [...posted.deviations, ...unsettled] };
  }

  async #settle(
    { request, writer }: ToPost,
    facts: TransactionFacts,
    entered: EnteredTransaction,
  ): Promise<readonly Said[]> {
    const { reader, settler } = this.#parts;
    const { against, company, currency } = facts;
    if (against.kind !== 'document') return [];
    const { settles: settlement, account } = against;
    const asking = reader.asking(company.id);
    return settler.settle(request, writer, {
      ...{ settlement, by: entered.move, company: company.id, currency: currency.name },
      item: itemAgainst(facts, entered),
      readOpen: async () => {
        const found = await readSettleable(asking, [settlement.document], await readCurrencies(asking));
        const now = found.get(settlement.document);
        return now === undefined ? undefined : openOfPosted(now, account.id, currency.id);
      },
    });
  }
}
