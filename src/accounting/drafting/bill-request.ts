import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/json.ts';
import type { Json } from '../../common/json.ts';
import type { CompanyArgument } from '../companies.ts';
import type { Named } from '../documents.ts';

/** One line of a bill as it was asked for. Amounts are canonical decimal strings ("12.5"). */
export interface BillLine {
  readonly description: string;
  readonly quantity?: string;
  /** Price of one, before tax. */
  readonly price: string;
  /** In percent. */
  readonly discount?: string;
  readonly account?: number;
  /** `[]` is no tax at all; left out, Odoo decides as its own form would. */
  readonly taxes?: readonly number[];
}

/** A vendor bill as it was asked for, parsed. What was not said is not here. */
export interface BillRequest {
  readonly company?: CompanyArgument;
  readonly partner?: number;
  readonly lines: readonly BillLine[];
  readonly reference?: string;
  /** ISO dates. */
  readonly invoiceDate?: string;
  readonly dueDate?: string;
  /** The total on the paper, to compare Odoo's with. Never sent. */
  readonly expectedTotal?: string;
  readonly idempotencyKey?: string;
}

/** The request as data for the journal: what was asked, company resolved, without its key. */
export function requestData(request: BillRequest, company: Named): Json {
  return {
    kind: 'in_invoice',
    company: company.id,
    partner: request.partner ?? null,
    reference: request.reference ?? null,
    invoiceDate: request.invoiceDate ?? null,
    dueDate: request.dueDate ?? null,
    lines: request.lines.map((line) => ({
      description: line.description,
      quantity: line.quantity ?? null,
      price: line.price,
      discount: line.discount ?? null,
      account: line.account ?? null,
      taxes: line.taxes?.toSorted((a, b) => a - b) ?? null,
    })),
  };
}

/** SHA-256 of the canonical request: two requests that ask for the same bill have the same one. */
export function requestDigest(data: Json): string {
  return createHash('sha256').update(canonicalJson(data)).digest('hex');
}
