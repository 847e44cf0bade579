import type { Problem } from '../../common/problem.ts';
import { asProblem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { journalName } from '../asking/person-request.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { ToPost } from '../postable.ts';
import type { Posted, PostingOutcome } from '../posted.ts';
import { gateProblems } from '../problems.ts';
import { odooWordsOf, outcomeOf, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { deviationsOf } from './entered-transaction.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import type { EnteringWay } from './entering-way.ts';
import type { SeenProposal } from './seen-proposal.ts';
import type { TransactionReader } from './transaction-reader.ts';
import type { TransactionSettler } from './transaction-settler.ts';

export interface TransactionEntererParts {
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly reader: TransactionReader;
  readonly way: EnteringWay;
  readonly settler: TransactionSettler;
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
    for (const seen of shown) outcomes.push(await this.#enter(toPost, seen));
    return outcomes;
  }

  async #enter(toPost: ToPost, seen: SeenProposal): Promise<PostingOutcome> {
    const { session, journal, reader, way } = this.#parts;
    const { request, question, writer, postedAs } = toPost;
    const { document } = seen;
    const look = {
      ...{ request, question, shown: [seen] },
      readAgain: () => reader.read([document]),
      intend: ([now = seen]: readonly SeenProposal[]) =>
        journal.append({
          ...journalName(request, document, session),
          what: 'posting-intended',
          digest: now.digest,
          postedAs,
        }),
    };
    let answer: unknown;
    const { sent, failure } = await sendOnce(look, async (lastCheck) => {
      answer = await way.send(writer, seen.facts, lastCheck);
    });
    if (sent === undefined || wasNotSent(failure))
      return this.#notEntered(request, seen, wasNotSent(failure) ? 'not-sent' : 'not-tried', failure);
    const found = await this.#find(toPost, seen, answer, failure);
    const { entered } = found;
    if (entered?.state === 'posted') return { document, posted: await this.#entered(toPost, seen, entered) };
    const outcome = outcomeOf(found.failure);
    // Made, and not to be found: then it is not known that Odoo refused it.
    const isUnclear = outcome === 'rejected' && found.failure === undefined;
    return this.#notEntered(request, seen, isUnclear ? 'unknown' : outcome, found.failure);
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

  /** It is entered, whatever happens to the rest: then that is what the person has to know besides. */
  async #entered(toPost: ToPost, seen: SeenProposal, entered: EnteredTransaction): Promise<Posted> {
    const { reader, settler } = this.#parts;
    const { document, facts, subject } = seen;
    const { move, number } = entered;
    const deviations = deviationsOf(facts, entered);
    const isWritten = await this.#settle(toPost.request, seen, {
      outcome: 'done',
      ...{ number, entered: move, deviations: [...deviations] },
    });
    if (!isWritten) deviations.push('MCP Odoo could not write it into its journal');
    deviations.push(...(await settler.settle(toPost, reader.asking(facts.company.id), facts, entered)));
    return { document, label: subject.label, number, entered: move, deviations };
  }

  async #notEntered(
    request: PersonRequest,
    seen: SeenProposal,
    outcome: Outcome,
    failure: Problem | undefined,
  ): Promise<PostingOutcome> {
    const { document, subject } = seen;
    await this.#settle(request, seen, { outcome, problem: failure?.code });
    switch (outcome) {
      case 'rejected':
        return { document, problem: gateProblems.postingRefused(subject, odooWordsOf(failure)) };
      case 'done':
      case 'unknown':
        return { document, problem: gateProblems.postingUnknown(subject) };
      case 'not-sent':
      case 'not-tried':
        return { document, problem: failure ?? asProblem(undefined) };
    }
  }

  /**
   * Writes down what came of it. What came of it is what the person has to hear, so a journal that fails here does not
   * take its place; its intent without an outcome stays to be looked into.
   */
  #settle(
    request: PersonRequest,
    { document }: SeenProposal,
    cameOf: {
      outcome: Outcome;
      problem?: string | undefined;
      number?: string;
      entered?: string;
      deviations?: string[];
    },
  ): Promise<boolean> {
    const { journal, session } = this.#parts;
    const name = journalName(request, document, session);
    return journal.append({ ...name, what: 'posting-settled', ...cameOf }).then(
      () => true,
      () => false,
    );
  }
}
