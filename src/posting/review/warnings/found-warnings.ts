import { groupThousands } from '../../../common/decimal.ts';
import { plainText } from '../../../common/plain-text.ts';
import type { SameDocument } from '../../../accounting/documents-alike.ts';
import type { ReviewedLine, ReviewedMove } from '../../snapshot/read-move.ts';
import type {
  ChangedBankAccount,
  Findings,
  Lock,
  Numbered,
  ReplacedTax,
  SameFile,
  Unusual,
} from './findings.ts';

/** More of a kind are counted, not named. */
const MOST = 5;

/** What was looked up, in sentences. */
export function foundWarnings(
  move: ReviewedMove,
  lines: readonly ReviewedLine[],
  findings: Findings,
): string[] {
  const currency = short(move.currency_id.name, 10);
  const of = move.partner_id === false ? 'this partner' : short(move.partner_id.display_name, 60);
  return [
    ...said(findings.bankAccounts, 'the bank accounts of the partner', bankAccountText),
    ...said(findings.alike, 'possible duplicates', alikeText),
    ...said(findings.sameFiles, 'the same file on other documents', sameFileText),
    ...said(findings.unusual, 'unusual amounts', (each) => unusualText(each, of, currency)),
    ...said(findings.replacedTaxes, 'the fiscal position', (each) => replacedText(each, lines)),
    ...said(findings.locks, 'lock dates', (each) => lockText(each, move.date ?? '')),
    ...said(findings.outOfOrder, 'the order of the numbers', outOfOrderText),
  ];
}

/** @param what stands in the sentence that it could not be checked */
function said<T>(found: readonly T[] | undefined, what: string, text: (each: T) => string): string[] {
  if (found === undefined) return [`Could not be checked, because Odoo refused to look: ${what}.`];
  const more = found.length - MOST;
  return [...found.slice(0, MOST).map(text), ...(more > 0 ? [`And ${more} more like that.`] : [])];
}

function bankAccountText({ number, holder, on, isNew }: ChangedBankAccount): string {
  const what = isNew ? 'was added' : 'was changed';
  return `The bank account ${short(number, 40)} of ${short(holder, 60)} ${what} on ${short(on, 10)}: ask the partner, by a way you know, whether it is right.`;
}

function alikeText({ document, known, by }: SameDocument): string {
  const same = by === 'reference' ? 'the same partner and reference' : 'the same partner, date and total';
  return `Possible duplicate of ${document} (${short(known, 40)}): ${same}.`;
}

function sameFileText({ name, document, known }: SameFile): string {
  return `The file ${short(name, 60)} is attached to ${short(known, 60)}, ${document}, too.`;
}

function unusualText(unusual: Unusual, of: string, currency: string): string {
  switch (unusual.by) {
    case 'odoo':
      return `In Odoo's words: ${short(unusual.words, 280)}`;
    case 'amount': {
      const mean = `${groupThousands(unusual.mean)} ${currency}`;
      return `The amount is unusual for ${of}: the last ${unusual.last} came to ${mean} (± ${groupThousands(unusual.margin)}) on average.`;
    }
    case 'date':
      return `The date is unusual for ${of}: the last ${unusual.last} came every ${unusual.days} days, so the next was not expected before ${unusual.notBefore}.`;
  }
}

function replacedText({ tax, by }: ReplacedTax, lines: readonly ReviewedLine[]): string {
  const named = lines.flatMap((line) => line.tax_ids).find(({ id }) => id === tax);
  const name = short(named?.name ?? '', 60);
  const others = by.map((each) => short(each, 60)).join(', ');
  return by.length === 0
    ? `The tax ${name} stands on a line, and the fiscal position would have none there.`
    : `The tax ${name} stands on a line, and the fiscal position would have ${others} there.`;
}

function lockText({ of, until }: Lock, date: string): string {
  const whom = of === 'all' ? '' : ' for everybody but advisers';
  return `The books are locked up to ${short(until, 10)}${whom}, and the accounting date is ${short(date, 10)}: Odoo refuses to post that.`;
}

function outOfOrderText({ number, date, isBefore }: Numbered): string {
  const there = `${short(number, 40)} of ${short(date, 10)} is posted in this journal`;
  return isBefore
    ? `Out of order: ${there}, and this one has an earlier date but a later number.`
    : `Out of order: ${there}, and this one has a later date but an earlier number.`;
}

function short(value: string, most: number): string {
  return plainText(value, most).text;
}
