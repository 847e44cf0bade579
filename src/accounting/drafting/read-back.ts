import { compare, formatDecimal, isEqual, parseDecimal, subtract } from '../../common/decimal.ts';
import type { BillLine, BillRequest } from './bill-request.ts';
import type { DocumentLine, DocumentView } from '../documents.ts';

/**
 * Where a document, as it now is in Odoo, differs from what was asked for. Nothing is mended: a difference is
 * somebody's edit since, or something the agent and the person have to know.
 * @returns sentences, empty when all that was asked for is there
 */
export function differences(request: BillRequest, view: DocumentView): string[] {
  const said: (string | false)[] = [
    view.state !== 'draft' && `It is not a draft any more: ${view.state}.`,
    request.partner !== undefined &&
      differs('partner', `${request.partner}`, view.partner && `${view.partner.id}`),
    request.reference !== undefined && differs('reference', request.reference, view.reference),
    request.invoiceDate !== undefined && differs('bill date', request.invoiceDate, view.invoiceDate),
    request.dueDate !== undefined && differs('due date', request.dueDate, view.dueDate),
    request.lines.length !== view.lines.length &&
      `It has ${view.lines.length} lines; ${request.lines.length} were asked for.`,
  ];
  const lines =
    request.lines.length === view.lines.length
      ? request.lines.flatMap((line, index) => lineDifferences(index + 1, line, view.lines[index]))
      : [];
  return [...said.filter((sentence) => sentence !== false), ...lines];
}

/** What the paper's total says against Odoo's, and whether a price was taken as including tax. */
export function totalNotes(request: BillRequest, view: DocumentView): string[] {
  const notes: string[] = [];
  const total = parseDecimal(view.total);
  const expected = request.expectedTotal === undefined ? undefined : parseDecimal(request.expectedTotal);
  if (total !== undefined && expected !== undefined && !isEqual(total, expected)) {
    const gap = formatDecimal(subtract(total, expected)).replace('-', '');
    const direction = compare(total, expected) > 0 ? 'more' : 'less';
    notes.push(
      `The total is ${view.total} ${view.currency}, which is ${gap} ${direction} than the expected ${request.expectedTotal ?? ''}. Check lines and taxes.`,
    );
  }
  const [line] = view.lines;
  const [asked] = request.lines;
  if (view.lines.length === 1 && line !== undefined && asked !== undefined && isPlain(asked)) {
    if (
      !sameNumber(line.amount, asked.price) &&
      line.taxes.length > 0 &&
      sameNumber(view.total, asked.price)
    ) {
      notes.push('The tax is one that is included in prices, so the amount was taken as the total with tax.');
    }
  }
  return notes;
}

function isPlain(line: BillLine): boolean {
  return (line.quantity === undefined || line.quantity === '1') && line.discount === undefined;
}

function lineDifferences(place: number, asked: BillLine, found: DocumentLine | undefined): string[] {
  if (found === undefined) return [];
  const askedTaxes = asked.taxes?.toSorted((a, b) => a - b).join(', ');
  const foundTaxes = found.taxes
    .map((tax) => tax.id)
    .toSorted((a, b) => a - b)
    .join(', ');
  const said = [
    differs(`line ${place}: description`, asked.description, found.description),
    !sameNumber(asked.price, found.price) &&
      `line ${place}: the price is ${found.price}, not ${asked.price}.`,
    !sameNumber(asked.quantity ?? '1', found.quantity) &&
      `line ${place}: the quantity is ${found.quantity}, not ${asked.quantity ?? '1'}.`,
    !sameNumber(asked.discount ?? '0', found.discount) &&
      `line ${place}: the discount is ${found.discount}, not ${asked.discount ?? '0'}.`,
    asked.account !== undefined &&
      differs(`line ${place}: account`, `${asked.account}`, found.account && `${found.account.id}`),
    askedTaxes !== undefined && differs(`line ${place}: taxes`, askedTaxes, foundTaxes),
  ];
  return said.filter((sentence) => sentence !== false);
}

function differs(what: string, asked: string, found: string | undefined): string | false {
  const same = asked.trim() === (found ?? '').trim();
  return !same && `${what}: it is "${found ?? ''}", not "${asked}".`;
}

function sameNumber(a: string, b: string): boolean {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left !== undefined && right !== undefined && isEqual(left, right);
}
