import { t } from '@vscode/l10n';
import { shownAmount } from '../../../common/shown-amount.ts';
import { shownDate } from '../../../common/shown-date.ts';
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
  const of = move.partner_id === false ? t`this partner` : short(move.partner_id.display_name, 60);
  return [
    ...some(findings.bankAccounts, t`the bank accounts of the partner`, bankAccountText),
    ...some(findings.alike, t`possible duplicates`, alikeText),
    ...some(findings.sameFiles, t`the same file on other documents`, sameFileText),
    ...some(findings.unusual, t`unusual amounts`, (found) => unusualText(found, of, currency)),
    ...some(findings.replacedTaxes, t`the fiscal position`, (tax) => replacedText(tax, lines)),
    ...some(findings.locks, t`lock dates`, (lock) => lockText(lock, move.date ?? '')),
    ...some(findings.outOfOrder, t`the order of the numbers`, outOfOrderText),
  ];
}

/** @param what stands in the sentence that it could not be checked */
function some<T>(found: readonly T[] | undefined, what: string, text: (one: T) => string): string[] {
  if (found === undefined) return [t`Could not be checked, because Odoo refused to look: ${what}.`];
  const more = found.length - MOST;
  return [...found.slice(0, MOST).map(text), ...(more > 0 ? [t`And ${more} more like that.`] : [])];
}

/** Of a document or of a payment. */
export function bankAccountText({ number: full, holder, on, isNew }: ChangedBankAccount): string {
  const [number, whose, day] = [short(full, 40), short(holder, 60), shownDate(short(on, 10))];
  return isNew
    ? t`The bank account ${number} of ${whose} was added on ${day}: ask the partner, by a way you know, whether it is right.`
    : t`The bank account ${number} of ${whose} was changed on ${day}: ask the partner, by a way you know, whether it is right.`;
}

function alikeText({ document, known, by }: SameDocument): string {
  const name = short(known, 40);
  return by === 'reference'
    ? t`Possible duplicate of ${document} (${name}): the same partner and reference.`
    : t`Possible duplicate of ${document} (${name}): the same partner, date and total.`;
}

function sameFileText({ name, document, known }: SameFile): string {
  return t`The file ${short(name, 60)} is attached to ${short(known, 60)}, ${document}, too.`;
}

function unusualText(unusual: Unusual, of: string, currency: string): string {
  switch (unusual.by) {
    case 'odoo':
      return t`In Odoo's words: ${short(unusual.words, 280)}`;
    case 'amount': {
      const mean = `${shownAmount(unusual.mean)} ${currency}`;
      return t`The amount is unusual for ${of}: the last ${unusual.last} came to ${mean} (± ${shownAmount(unusual.margin)}) on average.`;
    }
    case 'date':
      return t`The date is unusual for ${of}: the last ${unusual.last} came every ${unusual.days} days, so the next was not expected before ${shownDate(unusual.notBefore)}.`;
  }
}

function replacedText({ tax, by }: ReplacedTax, lines: readonly ReviewedLine[]): string {
  const named = lines.flatMap((line) => line.tax_ids).find(({ id }) => id === tax);
  const name = short(named?.name ?? '', 60);
  const others = by.map((each) => short(each, 60)).join(', ');
  return by.length === 0
    ? t`The tax ${name} stands on a line, and the fiscal position would have none there.`
    : t`The tax ${name} stands on a line, and the fiscal position would have ${others} there.`;
}

function lockText({ of, until }: Lock, date: string): string {
  const [closed, day] = [shownDate(short(until, 10)), shownDate(short(date, 10))];
  return of === 'all'
    ? t`The books are locked up to ${closed}, and the accounting date is ${day}: Odoo refuses to post that.`
    : t`The books are locked up to ${closed} for everybody but advisers, and the accounting date is ${day}: Odoo refuses to post that.`;
}

function outOfOrderText({ number, date, isBefore }: Numbered): string {
  const [there, day] = [short(number, 40), shownDate(short(date, 10))];
  return isBefore
    ? t`Out of order: ${there} of ${day} is posted in this journal, and this one has an earlier date but a later number.`
    : t`Out of order: ${there} of ${day} is posted in this journal, and this one has a later date but an earlier number.`;
}

function short(value: string, most: number): string {
  return plainText(value, most).text;
}
