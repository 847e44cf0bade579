import type { Json } from '../../common/json.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { ChangedField } from '../allowed/changes.ts';
import type { Named } from '../documents.ts';
import type { MoveHandle } from '../handle.ts';
import { narrationForOdoo } from '../narration.ts';
import type { ReadDocument } from '../reading/document-read.ts';
import { computesInvoices } from '../versions.ts';
import type { ChangeRequest } from './change-request.ts';
import { facts, lineFacts, linesOf, namedFact, ofLine, textFact } from './document-facts.ts';
import type { DocumentFacts, Fact } from './document-facts.ts';
import type { FoundLine } from './found-lines.ts';
import { changingProblems } from './problems.ts';

/** A change of one document, with all its records found: what is sent, and what will then be said. */
export interface ChangePlan {
  readonly document: MoveHandle;
  readonly company: Named;
  /** What is written, in Odoo's words. */
  readonly values: Readonly<Record<string, Json>>;
  /** What the document will say then, by all that is written and not only by what was named; of what is emptied, nothing. */
  readonly wanted: Readonly<Record<string, Fact | undefined>>;
  /** What each new line will say. */
  readonly added: readonly DocumentFacts[];
  /** Ids of lines that will be gone. */
  readonly removed: readonly number[];
}

/** The records that a change names, found. */
export interface FoundRecords {
  readonly partner?: Named;
  readonly paymentTerm?: Named;
  readonly changed: readonly (FoundLine & { readonly line: number })[];
  readonly added: readonly FoundLine[];
}

/** Says a change in Odoo's words, for one version of Odoo. */
export function planChange(
  request: ChangeRequest,
  before: ReadDocument,
  found: FoundRecords,
  version: OdooVersion,
): ChangePlan {
  const { document, company } = before.view;
  const removed = removedLines(request, before);
  const header = headerValues(request, before, found, version);
  const lines = lineCommands(found, removed);
  // 14 and 15 compute what is owed and when anew only where lines are said, and none at all is enough.
  const isStale = !computesInvoices(version) && RECOMPUTED.some((field) => field in header);
  return {
    document,
    company,
    values: { ...header, ...((lines.length > 0 || isStale) && { invoice_line_ids: lines }) },
    wanted: {
      ...wantedHeader(request, before, found),
      ...Object.fromEntries(
        found.changed.flatMap((line) => Object.entries(ofLine(line.line, lineFacts(asSent(line))))),
      ),
    },
    added: found.added.map((line) => lineFacts(line)),
    removed,
  };
}

const RECOMPUTED: readonly ChangedField[] = [
  'invoice_date',
  'date',
  'invoice_date_due',
  'invoice_payment_term_id',
];

function headerValues(
  request: ChangeRequest,
  before: ReadDocument,
  found: FoundRecords,
  version: OdooVersion,
): Partial<Record<ChangedField, Json>> {
  const { partner, paymentTerm } = found;
  const { reference, narration, invoiceDate, dueDate } = request;
  const accountingDate = accountingDateFor(request, before);
  return {
    ...(partner !== undefined && { partner_id: partner.id }),
    ...(reference !== undefined && { ref: reference ?? false }),
    ...(invoiceDate !== undefined && { invoice_date: invoiceDate }),
    ...(accountingDate !== undefined && { date: accountingDate }),
    // With payment terms Odoo would compute the due date and overrule the one that was given.
    ...(dueDate !== undefined && { invoice_date_due: dueDate, invoice_payment_term_id: false }),
    ...(request.paymentTerm === null && { invoice_payment_term_id: false }),
    ...(paymentTerm !== undefined && { invoice_payment_term_id: paymentTerm.id }),
    ...(narration !== undefined && {
      narration: narration === null ? false : narrationForOdoo(narration, version),
    }),
  };
}

/**
 * The accounting date goes with the bill date where both were the same day, and else stays. It is always said: Odoo 19
 * would take today instead.
 */
function accountingDateFor(request: ChangeRequest, { view }: ReadDocument): string | undefined {
  if (request.accountingDate !== undefined) return request.accountingDate;
  if (request.invoiceDate === undefined) return undefined;
  return view.date === undefined || view.date === view.invoiceDate ? request.invoiceDate : view.date;
}

function wantedHeader(
  request: ChangeRequest,
  before: ReadDocument,
  found: FoundRecords,
): Readonly<Record<string, Fact | undefined>> {
  const { reference, narration, invoiceDate, dueDate, paymentTerm } = request;
  return {
    ...facts({
      partner: namedFact(found.partner),
      payment_term: namedFact(found.paymentTerm),
      reference: textFact(reference ?? undefined),
      narration: textFact(narration?.trim()),
      invoice_date: textFact(invoiceDate),
      accounting_date: textFact(accountingDateFor(request, before)),
      due_date: textFact(dueDate),
    }),
    ...(reference === null && { reference: undefined }),
    ...(narration === null && { narration: undefined }),
    ...((paymentTerm === null || dueDate !== undefined) && { payment_term: undefined }),
  };
}

function removedLines(request: ChangeRequest, { view, facts: said }: ReadDocument): readonly number[] {
  const { lineChanges = [], addLines = [], removeLines = [] } = request;
  const kept = lineChanges.map(({ line }) => line);
  const removed =
    removeLines === 'others' ? linesOf(said).filter((line) => !kept.includes(line)) : removeLines;
  const isEmptied = view.lines.every(({ id }) => removed.includes(id));
  if (removed.length > 0 && isEmptied && addLines.length === 0)
    throw changingProblems.noLinesLeft(view.document);
  return removed;
}

/** Odoo's commands: [1, id, values] changes a line, [2, id] deletes one, [0, 0, values] makes one. */
function lineCommands(found: FoundRecords, removed: readonly number[]): readonly Json[] {
  return [
    ...found.changed.map((line) => [1, line.line, lineValues(line)]),
    ...removed.map((line) => [2, line]),
    ...found.added.map((line) => [0, 0, { quantity: 1, ...lineValues(line) }]),
  ];
}

/** With the taxes that are said again beside a new account. */
function asSent<Line extends Partial<FoundLine>>(line: Line): Line {
  return { ...line, taxes: line.taxes ?? line.keptTaxes };
}

function lineValues(line: Partial<FoundLine>): Readonly<Record<string, Json>> {
  const { description, quantity, price, discount, account, taxes: sent } = asSent(line);
  return {
    ...(description !== undefined && { name: description }),
    ...(quantity !== undefined && { quantity: Number(quantity) }),
    ...(price !== undefined && { price_unit: Number(price) }),
    ...(discount !== undefined && { discount: Number(discount) }),
    ...(account !== undefined && { account_id: account.id }),
    ...(sent !== undefined && { tax_ids: [[6, 0, sent.map((tax) => tax.id)]] }),
  };
}
