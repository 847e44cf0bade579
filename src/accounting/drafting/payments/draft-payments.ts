import { Problem } from '../../../common/problem.ts';
import { isEqual, parseDecimal } from '../../../common/decimal.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import { isPayment } from '../../handle.ts';
import type { MoveHandle, OdooHandle } from '../../handle.ts';
import { readOpenDocuments } from '../../open-documents.ts';
import type { OpenDocument } from '../../open-documents.ts';
import type { PaymentReader } from '../../payments/payment-reader.ts';
import type { PaymentView } from '../../payments/payment-view.ts';
import { booksProblems } from '../../problems.ts';
import { computesInvoices } from '../../versions.ts';
import { lockedOn } from '../lock-dates.ts';
import type { DraftOnce } from '../once/draft-once.ts';
import type { Claim } from '../once/draft-order.ts';
import { draftingProblems } from '../problems.ts';
import { paymentData, settlesData } from './payment-request.ts';
import type { NamedPayment, PaymentRequest, ResolvedPayment } from './payment-request.ts';
import { paymentTable } from './payment-table.ts';
import { checkPartner, namePayment, resolvePayment } from './resolve-payment.ts';
import type { PaymentRecords } from './resolve-payment.ts';

export interface PaymentDrafterParts extends PaymentRecords {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly payments: PaymentReader;
  readonly once: DraftOnce;
}

/** A draft payment as it now is in Odoo. */
export interface DraftedPayment {
  readonly view: PaymentView;
  /** True when an earlier request had made it, and nothing was written now. */
  readonly replayed: boolean;
  readonly notes: readonly string[];
}

/** Creates draft payments exactly once, whatever gets lost on the way. */
export class PaymentDrafter {
  readonly #parts: PaymentDrafterParts;

  constructor(parts: PaymentDrafterParts) {
    this.#parts = parts;
  }

  /**
   * Drafts a payment, or finds the one that the same request made before.
   * @throws Problem payment_refused, invalid_arguments, company_needed, record_not_found, record_ambiguous,
   * document_not_found, key_used_differently, draft_deleted, key_taken, draft_outcome_unknown, or one of the wire's
   */
  async draft(request: PaymentRequest, signal?: AbortSignal): Promise<DraftedPayment> {
    const { client, masterData, once } = this.#parts;
    const named = await namePayment(this.#parts, request, signal);
    const { company, idempotencyKey, again } = named;
    const order = {
      model: 'account.payment',
      company,
      data: paymentData(named),
      idempotencyKey,
      again,
    } as const;
    const documents = named.pays.map(({ document }) => document);
    const [[claim], open] = await Promise.all([
      once.claim([order], 'always', signal),
      readOpenDocuments(client, masterData, documents, [company.id], signal),
    ]);
    if (claim === undefined || claim instanceof Problem)
      throw claim ?? draftingProblems.draftOutcomeUnknown();
    // What it pays may be paid by now; the payment is there all the same.
    if (claim.madeAs !== undefined) return this.#answer(claim.madeAs, named, open, true, [], signal);
    await checkPartner(masterData, named, open);
    const payment = await resolvePayment(this.#parts, named, open);
    const document = await this.#make(
      { ...claim, order: { ...order, paper: settlesData(payment) } },
      payment,
      signal,
    );
    return this.#answer(document.document, named, open, document.replayed, payment.notes, signal);
  }

  async #make(claim: Claim, payment: ResolvedPayment, signal?: AbortSignal) {
    const { client, session, once } = this.#parts;
    const table = paymentTable(claim.key.key, payment, session.version);
    const explain = async (words: readonly string[]) => {
      if (computesInvoices(session.version)) return words;
      const locked = await lockedOn(client, payment.company, payment.date).catch(() => undefined);
      return locked === undefined ? words : [locked];
    };
    const [made] = await once.make([{ claim, table, explain }], signal);
    if (made === undefined || made instanceof Problem) throw made ?? draftingProblems.draftOutcomeUnknown();
    return made;
  }

  async #answer(
    document: OdooHandle,
    named: NamedPayment,
    open: ReadonlyMap<MoveHandle, OpenDocument>,
    replayed: boolean,
    filledIn: readonly string[],
    signal?: AbortSignal,
  ): Promise<DraftedPayment> {
    const { payments, session } = this.#parts;
    if (!isPayment(document)) throw booksProblems.documentNotFound(document);
    const context = { allowed_company_ids: [named.company.id] };
    const { view, createdBy } = await payments.read(document, context, open, signal);
    if (createdBy !== session.uid) throw draftingProblems.keyTaken(document);
    const changed = differences(named, view);
    const notes = [
      replayed &&
        `Already drafted as ${document}; nothing was written. For another payment like it pass a new idempotency_key.`,
      changed.length > 0 && `Differs from the request: ${changed.join(' ')}`,
      ...filledIn,
      view.state === 'draft' &&
        view.pays.length > 0 &&
        'What it pays stays open until a person posts the payment and the two are settled; this version does not do that yet.',
    ];
    return { view, replayed, notes: notes.filter((note) => note !== false) };
  }
}

/** Where a payment, as it now is in Odoo, differs from what was asked for. Nothing is mended. */
function differences(asked: NamedPayment, view: PaymentView): string[] {
  const said = [
    view.state !== 'draft' && `It is not a draft any more: ${view.state}.`,
    asked.partner !== undefined &&
      differs('partner', `${asked.partner}`, view.partner && `${view.partner.id}`),
    asked.direction !== undefined && differs('direction', asked.direction, view.direction),
    asked.amount !== undefined &&
      !sameAmount(asked.amount, view.amount) &&
      `amount: it is ${view.amount}, not ${asked.amount}.`,
    differs('date', asked.date, view.date),
    asked.journal !== undefined && differs('journal', `${asked.journal}`, `${view.journal.id}`),
    asked.memo !== undefined && differs('memo', asked.memo, view.memo),
  ];
  return said.filter((sentence) => sentence !== false);
}

function differs(what: string, asked: string, found: string | undefined): string | false {
  return asked.trim() !== (found ?? '').trim() && `${what}: it is "${found ?? ''}", not "${asked}".`;
}

function sameAmount(a: string, b: string): boolean {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left !== undefined && right !== undefined && isEqual(left, right);
}
