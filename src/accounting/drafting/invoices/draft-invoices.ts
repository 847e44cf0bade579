import { asProblem, onlyProblems, Problem } from '../../../common/problem.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import { isMove } from '../../handle.ts';
import { draftingProblems } from '../problems.ts';
import type { LookUp } from '../once/claim-drafts.ts';
import type { Claim } from '../once/draft-order.ts';
import type { DraftOnce, ReadyDraft } from '../once/draft-once.ts';
import { togetherAs } from '../once/load-table.ts';
import { AskedInCall } from './asked-in-call.ts';
import type { DraftedInvoice, DraftedInvoices, MadeInvoice } from './drafted-invoices.ts';
import { duplicateProblem } from './duplicates.ts';
import type { Duplicates } from './duplicates.ts';
import type { InvoiceDefaults } from './invoice-defaults.ts';
import { invoiceOrder } from './invoice-order.ts';
import type { InvoiceOrder } from './invoice-order.ts';
import type { InvoiceRequest } from './invoice-request.ts';
import { invoiceTable } from './invoice-table.ts';
import type { Refusals } from './refusals.ts';
import type { InvoiceResolver } from './resolve-invoice.ts';

/** Documents per transaction: larger ones cost the same per document, and a server has limits. */
const BATCH = 20;

export interface InvoiceDrafterParts {
  readonly session: OdooSession;
  readonly once: DraftOnce;
  readonly resolver: InvoiceResolver;
  readonly defaults: InvoiceDefaults;
  readonly refusals: Refusals;
  readonly duplicates: Duplicates;
  readonly drafted: DraftedInvoices;
}

type Outcome = DraftedInvoice | Problem;
type Outcomes = Map<InvoiceOrder, Outcome>;

/** What several of one call have in common. */
interface Call {
  readonly lookUp: LookUp;
  readonly asked: AskedInCall;
  readonly signal: AbortSignal | undefined;
}

/** One that can be sent. */
interface ReadyInvoice {
  readonly order: InvoiceOrder;
  readonly ready: ReadyDraft;
}

/** Creates draft invoices, bills and credit notes exactly once, whatever gets lost on the way. */
export class InvoiceDrafter {
  readonly #parts: InvoiceDrafterParts;

  constructor(parts: InvoiceDrafterParts) {
    this.#parts = parts;
  }

  /**
   * Drafts one, or finds the one that the same request made before.
   * @throws Problem company_needed, record_not_found, record_ambiguous, wrong_record, invalid_arguments,
   * wrong_correction, duplicate_found, key_used_differently, draft_deleted, key_taken, draft_outcome_unknown,
   * draft_not_read, or one of the wire's
   */
  async draft(request: InvoiceRequest, signal?: AbortSignal): Promise<DraftedInvoice> {
    const call: Call = { lookUp: 'always', asked: new AskedInCall(), signal };
    const [outcome = asProblem(undefined)] = await this.#draft([request], 1, call);
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  /**
   * Drafts many, as many at a time as go into one transaction. One that cannot be drafted takes no other with it, and
   * a batch that fails none before it. When the caller leaves, what was sent is looked after, and nothing else is begun.
   * @param requests what made no sense is a problem already, and keeps its place
   * @param onProgress is told how many have been dealt with
   * @returns for each what became of it, in their order
   */
  async draftMany(
    requests: readonly (InvoiceRequest | Problem)[],
    onProgress: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly Outcome[]> {
    const call: Call = { lookUp: 'when-tried', asked: new AskedInCall(), signal };
    const outcomes: Outcome[] = [];
    for (let done = 0; done < requests.length; done += BATCH) {
      onProgress(done);
      const batch = requests.slice(done, done + BATCH);
      if (signal?.aborted === true) {
        outcomes.push(...batch.map(() => draftingProblems.notBegun()));
        continue;
      }
      outcomes.push(
        ...(await this.#draft(batch, done + 1, call).catch((error: unknown) =>
          batch.map(() => asProblem(error)),
        )),
      );
    }
    return outcomes;
  }

  /** @param first the place of the first one in the call, from 1 */
  async #draft(
    requests: readonly (InvoiceRequest | Problem)[],
    first: number,
    call: Call,
  ): Promise<readonly Outcome[]> {
    const { resolver, drafted } = this.#parts;
    const resolved = await Promise.all(
      requests.map(async (request, index) => {
        if (request instanceof Problem) return request;
        const invoice = await resolver.resolve(request, call.signal).catch(onlyProblems);
        return invoice instanceof Problem ? invoice : invoiceOrder(first + index, request, invoice);
      }),
    );
    const orders = resolved.flatMap((each) => (each instanceof Problem ? [] : [each]));
    const outcomes: Outcomes = new Map();
    const made = await this.#make(orders, outcomes, call);
    // What is there is read back and remembered, whether somebody waits for it or not.
    for (const [order, outcome] of await drafted.tell(made)) outcomes.set(order, outcome);
    return resolved.map((each) =>
      each instanceof Problem ? each : (outcomes.get(each) ?? asProblem(undefined)),
    );
  }

  /** @returns the documents that are there now; what became of the others is in `outcomes` */
  async #make(
    orders: readonly InvoiceOrder[],
    outcomes: Outcomes,
    call: Call,
  ): Promise<readonly MadeInvoice[]> {
    const { duplicates } = this.#parts;
    const { signal } = call;
    const invoices = orders.map(({ invoice }) => invoice);
    const [[claims, same], papers] = await Promise.all([
      this.#claim(orders, call),
      Promise.all(invoices.map((invoice) => duplicates.paperOf(invoice))),
    ]);
    const made: MadeInvoice[] = [];
    const missing: { readonly order: InvoiceOrder; readonly claim: Claim }[] = [];
    for (const [index, order] of orders.entries()) {
      const claim = claims[index] ?? asProblem(undefined);
      const problem =
        claim instanceof Problem
          ? claim
          : (call.asked.take(claim.key.key, papers[index], order.number) ??
            (claim.madeAs === undefined ? duplicateProblem(same[index] ?? [], order.request) : undefined));
      if (problem !== undefined) outcomes.set(order, problem);
      else if (claim instanceof Problem) continue;
      else if (claim.madeAs === undefined) missing.push({ order, claim });
      else if (isMove(claim.madeAs)) made.push({ order, document: claim.madeAs, replayed: true });
    }
    const ready = await Promise.all(
      missing.map(async ({ order, claim }) => {
        const prepared = await this.#prepare(order, claim, signal).catch(onlyProblems);
        if (!(prepared instanceof Problem)) return [{ order, ready: prepared }];
        outcomes.set(order, prepared);
        return [];
      }),
    );
    for (const group of grouped(ready.flat())) made.push(...(await this.#send(group, outcomes, signal)));
    return made;
  }

  /** What was made before of each, and what is there with its reference. */
  async #claim(orders: readonly InvoiceOrder[], { lookUp, signal }: Call) {
    const { once, duplicates } = this.#parts;
    const ordersOf = (some: readonly InvoiceOrder[]) => some.map(({ order }) => order);
    const [claims, same] = await Promise.all([
      once.claim(ordersOf(orders), lookUp, signal),
      duplicates.sameReference(
        orders.map(({ invoice }) => invoice),
        signal,
      ),
    ]);
    // What is there with its reference may have come under its own key since that was looked up, from another window.
    const doubted = orders.filter((_, index) => isMissing(claims[index]) && (same[index] ?? []).length > 0);
    const again = doubted.length === 0 ? [] : await once.claim(ordersOf(doubted), 'always', signal);
    const latest = orders.map((order, index) => again[doubted.indexOf(order)] ?? claims[index]);
    return [latest, same] as const;
  }

  async #prepare({ invoice }: InvoiceOrder, claim: Claim, signal?: AbortSignal): Promise<ReadyDraft> {
    const { defaults, refusals, session } = this.#parts;
    const complete = await defaults.fillIn(invoice, signal);
    return {
      claim,
      table: invoiceTable(complete, claim.key.key, session.version),
      explain: (words) => refusals.explain(words, invoice),
    };
  }

  async #send(
    group: readonly ReadyInvoice[],
    outcomes: Outcomes,
    signal?: AbortSignal,
  ): Promise<readonly MadeInvoice[]> {
    const loaded = await this.#parts.once.make(
      group.map(({ ready }) => ready),
      signal,
    );
    return group.flatMap(({ order }, index): MadeInvoice[] => {
      const outcome = loaded[index] ?? asProblem(undefined);
      if (outcome instanceof Problem) outcomes.set(order, outcome);
      else if (isMove(outcome.document))
        return [{ order, document: outcome.document, replayed: outcome.replayed }];
      return [];
    });
  }
}

function isMissing(claim: Claim | Problem | undefined): boolean {
  return claim !== undefined && !(claim instanceof Problem) && claim.madeAs === undefined;
}

/** Those that go to Odoo in one call. */
function grouped(all: readonly ReadyInvoice[]): readonly (readonly ReadyInvoice[])[] {
  const groups = new Map<string, ReadyInvoice[]>();
  for (const one of all) {
    const { model, company } = one.order.order;
    const name = togetherAs(model, company.id, one.ready.table);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}
