import type { Json } from '../../../common/json.ts';
import type { DraftOrder } from '../once/draft-order.ts';
import { requestData } from './invoice-request.ts';
import type { InvoiceRequest, ResolvedInvoice } from './invoice-request.ts';

/** A request on its way: what was asked for, what it means, and under what it is ordered. */
export interface InvoiceOrder {
  /** Its place in the call, from 1. */
  readonly number: number;
  readonly request: InvoiceRequest;
  readonly invoice: ResolvedInvoice;
  readonly order: DraftOrder;
}

export function invoiceOrder(
  number: number,
  request: InvoiceRequest,
  invoice: ResolvedInvoice,
): InvoiceOrder {
  const { idempotencyKey, again } = request;
  const paper = paperOf(request, invoice);
  const order: DraftOrder = {
    model: 'account.move',
    company: invoice.company,
    data: requestData(invoice),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(again === undefined ? {} : { again }),
    ...(Object.keys(paper).length === 0 ? {} : { paper }),
  };
  return { number, request, invoice, order };
}

/** What the paper says besides: for the review, and no part of the request. */
function paperOf({ expectedTotal }: InvoiceRequest, { taxAmounts }: ResolvedInvoice): Record<string, Json> {
  return {
    ...(expectedTotal === undefined ? {} : { expectedTotal }),
    ...(taxAmounts === undefined
      ? {}
      : { taxAmounts: taxAmounts.map(({ tax, amount }) => ({ tax, amount })) }),
  };
}
