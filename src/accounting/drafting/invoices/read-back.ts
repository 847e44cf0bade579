import { isEqual, parseDecimal } from '../../../common/decimal.ts';
import { plainText } from '../../../common/plain-text.ts';
import type { DocumentLine, DocumentView, Named } from '../../documents.ts';
import type { AnalyticShares, InvoiceLine, ResolvedInvoice } from './invoice-request.ts';

/**
 * Where a document, as it now is in Odoo, differs from what was asked for. Nothing is mended: a difference is
 * somebody's edit since, or something the agent and the person have to know.
 * @returns sentences, empty when all that was asked for is there
 */
export function differences(request: ResolvedInvoice, view: DocumentView): string[] {
  const said: (string | false)[] = [
    view.state !== 'draft' && `It is not a draft any more: ${view.state}.`,
    otherRecord('partner', request.partner, view.partner),
    request.reference !== undefined && differs('reference', request.reference, view.reference),
    request.invoiceDate !== undefined && differs('invoice date', request.invoiceDate, view.invoiceDate),
    request.dueDate !== undefined && differs('due date', request.dueDate, view.dueDate),
    request.accountingDate !== undefined && differs('accounting date', request.accountingDate, view.date),
    otherRecord('currency', request.currency, { id: view.currencyId, name: view.currency }),
    otherRecord('payment term', request.paymentTerm, view.paymentTerm),
    request.corrects !== undefined && differs('the corrected invoice', request.corrects, view.corrects),
    request.narration !== undefined && differs('narration', request.narration, view.narration),
    request.lines.length !== view.lines.length &&
      `It has ${view.lines.length} lines; ${request.lines.length} were asked for.`,
  ];
  const lines =
    request.lines.length === view.lines.length
      ? request.lines.flatMap((line, index) => lineDifferences(index + 1, line, view.lines[index]))
      : [];
  return [...said.filter((sentence) => sentence !== false), ...lines];
}

function lineDifferences(place: number, asked: InvoiceLine, found: DocumentLine | undefined): string[] {
  if (found === undefined) return [];
  const askedTaxes = asked.taxes?.toSorted((a, b) => a - b).join(', ');
  const foundTaxes = found.taxes
    .map((tax) => tax.id)
    .toSorted((a, b) => a - b)
    .join(', ');
  const said = [
    asked.description !== undefined &&
      differs(`line ${place}: description`, asked.description, found.description),
    otherRecord(`line ${place}: product`, asked.product, found.product),
    asked.analytic !== undefined &&
      differs(`line ${place}: analytic accounts`, shares(asked.analytic), shares(found.analytic ?? {})),
    asked.price !== undefined &&
      !sameNumber(asked.price, found.price) &&
      `line ${place}: the price is ${found.price}, not ${asked.price}.`,
    !sameNumber(asked.quantity ?? '1', found.quantity) &&
      `line ${place}: the quantity is ${found.quantity}, not ${asked.quantity ?? '1'}.`,
    !sameNumber(asked.discount ?? '0', found.discount) &&
      `line ${place}: the discount is ${found.discount}, not ${asked.discount ?? '0'}.`,
    otherRecord(`line ${place}: account`, asked.account, found.account),
    askedTaxes !== undefined && differs(`line ${place}: taxes`, askedTaxes, foundTaxes),
  ];
  return said.filter((sentence) => sentence !== false);
}

function differs(what: string, asked: string, found: string | undefined): string | false {
  const same = asked.trim() === (found ?? '').trim();
  return !same && `${what}: it is "${short(found ?? '')}", not "${short(asked)}".`;
}

/** Somebody else may have written it: no more of it than tells which one is meant. */
function short(text: string): string {
  return plainText(text, 60).text;
}

/** @returns a sentence when it is another one than the one that was asked for */
function otherRecord(what: string, asked: number | undefined, found: Named | undefined): string | false {
  if (asked === undefined || found?.id === asked) return false;
  const there = found === undefined ? 'empty' : `${found.id} "${short(found.name)}"`;
  return `${what}: it is ${there}, not ${asked}.`;
}

/** `3` for all of it, `3: 60 %, 4: 40 %` for shares. */
function shares(analytic: AnalyticShares): string {
  const each = Object.entries(analytic);
  const isWhole = each.length === 1 && each[0]?.[1] === 100;
  return each.map(([account, percent]) => (isWhole ? account : `${account}: ${percent} %`)).join(', ');
}

/** Whether two decimal strings are the same amount. */
export function sameNumber(a: string, b: string): boolean {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left !== undefined && right !== undefined && isEqual(left, right);
}
