import type { InvoiceRequest } from '../../../src/accounting/drafting/invoices/invoice-request.ts';
import type { MoveHandle } from '../../../src/accounting/handle.ts';
import type { Document } from '../company.ts';
import type { FaultDesk } from '../desk.ts';
import type { Found } from '../operation.ts';

/** Bills of the same vendor on the same day look alike: each case has amounts of its own. */
export function bill(reference: string, number: number): InvoiceRequest {
  return {
    ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', invoiceDate: '2026-11-20', reference },
    idempotencyKey: reference,
    lines: [
      { description: 'Chairs', quantity: '2', price: `${number}.25` },
      { description: 'Delivery', price: '7.5' },
    ],
  };
}

export function linesOfBill(number: number): string[] {
  return [`Chairs 2 x ${number}.25`, 'Delivery 1 x 7.5'];
}

export async function draftedBill(desk: FaultDesk, reference: string, number: number) {
  const { view } = await desk.office.books.createDraftInvoice(bill(reference, number));
  return view;
}

export function isExactDraft(document: Document | undefined, number: number): boolean {
  return document?.state === 'draft' && sameLines(document, linesOfBill(number));
}

export function sameLines({ lines }: Document, expected: readonly string[]): boolean {
  return JSON.stringify(lines) === JSON.stringify(expected);
}

/** A draft that was asked for: with this reference and exactly its lines. */
export async function draftFound(desk: FaultDesk, reference: string, number: number): Promise<Found> {
  const documents = await desk.company.documentsWith(reference);
  const isExact = documents.every((document) => isExactDraft(document, number));
  return { copies: documents.length, isExact, saw: documents };
}

const AGENT = { kind: 'agent', saysItIs: 'Fault Matrix' } as const;

/** A person says yes, and a caller waits. */
export function approve(desk: FaultDesk, ask: 'request' | 'requestUndo', document: MoveHandle) {
  desk.office.person.willAnswer('yes');
  return desk.office.gate[ask](document, AGENT, new AbortController().signal);
}
