import { z } from 'zod';
import { parseHandle } from '../../src/accounting/handle.ts';
import type { Handle } from '../../src/accounting/handle.ts';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
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

function first(subject: readonly string[]): Handle {
  const document = parseHandle(subject[0] ?? '');
  if (document === undefined) throw new Error('There is no document.');
  return document;
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

export const CHANGED_REFERENCE = 'changed';
const digestShape = z.object({ digest: z.string() });

const LOAD = 'account.move.load';
const POST = 'account.move.action_post';
const PAY = 'account.payment.action_post';

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
  change: {
    ...{ name: 'changing a draft of its own', about: 'change', sends: 'account.move.write' },
    act: async (office, subject) => {
      const document = first(subject);
      if (!document.startsWith('move/')) throw new Error('It is no bill.');
      const { digest } = digestShape.parse(await office.books.getDocument(document));
      const move = `move/${Number(document.slice('move/'.length))}` as const;
      return office.books.updateDraft({ document: move, digest, reference: CHANGED_REFERENCE });
    },
  },
  post: { name: 'posting a bill', about: 'posting', sends: POST, act: post },
  postTogether: { name: 'posting two bills with one yes', about: 'posting', sends: POST, act: post },
  pay: { name: 'posting a payment', about: 'posting', sends: PAY, act: post },
  settle: {
    ...{ name: 'settling a bill with its payment', about: 'settling', act: post },
    sends: 'account.move.js_assign_outstanding_line',
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
  note: { name: 'noting what was posted', about: 'note', sends: 'account.move.message_post', act: post },
} as const satisfies Record<string, Deed>;

export type DeedName = keyof typeof DEEDS;

export const deedNames = z.enum([
  ...['create', 'createBatch', 'change', 'post', 'postTogether', 'pay'],
  ...['settle', 'enter', 'undo', 'discard', 'discardProposal', 'note'],
] as const);
