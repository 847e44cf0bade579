import { z } from 'zod';
import { idOf, isMove, moveHandle, parseHandle } from '../../src/accounting/handle.ts';
import type { ChangeRequest } from '../../src/accounting/changing/change-request.ts';
import type { Handle, MoveHandle } from '../../src/accounting/handle.ts';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import type { PaymentRequest } from '../../src/accounting/drafting/payments/payment-request.ts';
import type { Office } from '../support/office.ts';

/** What a window is doing when it is killed: what the journal calls it, and how it is sent. */
export interface Deed {
  readonly name: string;
  /** "posting" of posting-intended. */
  readonly about: string;
  /** "account.move.action_post"; undefined for what is done in the journal alone. */
  readonly sends: string | undefined;
  /** Does it. @param subject the documents that it is about, or what it is called */
  readonly act: (office: Office, subject: readonly string[]) => Promise<unknown>;
}

const REQUESTER = { kind: 'command' } as const;
const forever = () => new AbortController().signal;

/** A bill of its own, by its reference, which is its key, too. */
export function billRequest(reference: string, price = '120'): InvoiceRequest {
  return {
    ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', reference, invoiceDate: '2026-11-20' },
    lines: [{ description: 'Chairs', price, taxes: [] }],
    idempotencyKey: `key of ${reference}`,
  };
}

/** A payment of a bill, by a key of its own. */
export function paymentRequest(bill: MoveHandle): PaymentRequest {
  return { company: 1, date: '2026-11-21', idempotencyKey: 'payment', pays: [{ document: bill }] };
}

function first(subject: readonly string[]): Handle {
  const document = parseHandle(subject[0] ?? '');
  if (document === undefined) throw new Error('There is no document.');
  return document;
}

function firstMove(subject: readonly string[]): MoveHandle {
  const document = first(subject);
  if (!isMove(document)) throw new Error('It is no bill.');
  return moveHandle(idOf(document));
}

const post: Deed['act'] = (office, subject) => {
  office.person.willAnswer('yes');
  const documents = subject.flatMap((each) => parseHandle(each) ?? []);
  return office.gate.requestAll(documents, REQUESTER, forever());
};

const discard: Deed['act'] = (office, subject) => {
  office.person.willAnswer('yes');
  return office.gate.requestDiscard(first(subject), REQUESTER, forever());
};

const attach: Deed['act'] = (office, subject) =>
  office.books.attachFile({ document: first(subject), path: PAPER });

/** Changes a draft as `update_draft` does it: of one that is not ours alone, a person is asked. */
const change =
  (what: Omit<ChangeRequest, 'document' | 'digest'>): Deed['act'] =>
  async (office, subject) => {
    const document = firstMove(subject);
    const { digest } = digestShape.parse(await office.books.getDocument(document));
    const outcome = await office.books.updateDraft({ document, digest, ...what });
    if (!('held' in outcome)) return;
    office.person.willAnswer('yes');
    await office.gate.requestChange(outcome.held, REQUESTER, forever());
  };

export const CHANGED_REFERENCE = 'changed';
export const ADDED_LINE = 'Assembly';
export const PAPER = 'paper.pdf';
const digestShape = z.object({ digest: z.string() });

const LOAD = 'account.move.load';
const WRITE = 'account.move.write';
const MESSAGE = 'account.move.message_post';
const POST = 'account.move.action_post';
const PAY = 'account.payment.action_post';
const SETTLE = 'account.move.js_assign_outstanding_line';

/** All that a window writes into Odoo. */
export const DEEDS = {
  create: {
    ...{ name: 'drafting a bill', about: 'draft', sends: LOAD },
    act: (office, [reference = '']) => office.books.createDraftInvoice(billRequest(reference)),
  },
  createBatch: {
    ...{ name: 'drafting three bills at once', about: 'draft', sends: LOAD },
    act: (office, references) =>
      office.books.createDraftInvoices(
        references.map((reference) => billRequest(reference)),
        () => undefined,
      ),
  },
  draftPayment: {
    ...{ name: 'drafting a payment', about: 'draft', sends: 'account.payment.load' },
    act: (office, subject) => office.books.createDraftPayment(paymentRequest(firstMove(subject))),
  },
  change: {
    ...{ name: 'changing a draft of its own', about: 'change', sends: WRITE },
    act: change({ reference: CHANGED_REFERENCE }),
  },
  addLine: {
    ...{ name: 'adding a line to a draft of its own', about: 'change', sends: WRITE },
    act: change({ addLines: [{ description: ADDED_LINE, quantity: '3', price: '4.5', taxes: [] }] }),
  },
  changeApproved: {
    ...{ name: 'changing the draft of another with a yes', about: 'change', sends: WRITE },
    act: change({ reference: CHANGED_REFERENCE }),
  },
  addLineApproved: {
    ...{ name: 'adding a line to the draft of another', about: 'change', sends: WRITE },
    act: change({ addLines: [{ description: ADDED_LINE, price: '4.5', taxes: [] }] }),
  },
  attach: {
    ...{ name: 'attaching a paper', about: 'file', sends: 'ir.attachment.load', act: attach },
  },
  show: {
    ...{ name: 'showing a paper beside its draft', about: 'file', sends: MESSAGE, act: attach },
  },
  contact: {
    ...{ name: 'saving a contact', about: 'partner', sends: 'res.partner.load' },
    act: (office, [name = '']) => {
      office.person.willAnswer('yes');
      const values = { name, isCompany: true, city: 'Berlin' };
      return office.partners.propose({ values, kind: 'vendor', company: 1 }, REQUESTER, forever());
    },
  },
  post: { name: 'posting a bill', about: 'posting', sends: POST, act: post },
  postTogether: { name: 'posting two bills with one yes', about: 'posting', sends: POST, act: post },
  pay: { name: 'posting a payment', about: 'posting', sends: PAY, act: post },
  settle: {
    ...{ name: 'settling a bill with its payment', about: 'settling', sends: SETTLE, act: post },
  },
  settleEntered: {
    ...{ name: 'settling a bill with a bank transaction', about: 'settling', sends: SETTLE, act: post },
  },
  enter: {
    ...{ name: 'entering a bank transaction', about: 'posting', act: post },
    sends: 'account.bank.statement.line.create',
  },
  undo: {
    ...{ name: 'resetting a bill to draft', about: 'undoing', sends: 'account.move.button_draft' },
    act: (office, subject) => {
      office.person.willAnswer('yes');
      return office.gate.requestUndo(first(subject), REQUESTER, forever());
    },
  },
  discard: {
    ...{ name: 'discarding a draft', about: 'discarding', sends: 'account.move.unlink', act: discard },
  },
  discardProposal: { name: 'discarding a proposal', about: 'discarding', sends: undefined, act: discard },
  note: { name: 'noting what was posted', about: 'note', sends: MESSAGE, act: post },
} as const satisfies Record<string, Deed>;

export type DeedName = keyof typeof DEEDS;

export const deedNames = z.enum([
  ...['create', 'createBatch', 'draftPayment', 'change', 'addLine', 'changeApproved', 'addLineApproved'],
  ...['attach', 'show', 'contact', 'post', 'postTogether', 'pay', 'settle', 'enter', 'settleEntered'],
  ...['undo', 'discard', 'discardProposal', 'note'],
] as const);

/** What is intended by itself. Showing a paper is the second half of attaching it. */
export const wholeDeedNames = deedNames.exclude(['show']);
export type WholeDeedName = z.infer<typeof wholeDeedNames>;
