import { groupThousands } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';
import type { Named } from '../../accounting/documents.ts';
import type { Source } from '../../accounting/proposals/bank-transaction.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Subject } from '../review/subject.ts';
import type { Settlement } from '../settling/plan-settlements.ts';
import { digestOfFacts } from './transaction-facts.ts';
import type { MoneyJournal, TransactionFacts } from './transaction-facts.ts';

/** Foreign text in a sentence of ours. */
export function short(text: string, most = 60): string {
  return plainText(text, most).text;
}

/** "Bank transaction", "Cash transaction". */
export function kindOf({ type }: Pick<MoneyJournal, 'type'>): string {
  return type === 'cash' ? 'Cash transaction' : 'Bank transaction';
}

/** "bank transaction of Azure Interior, -120.00 EUR". */
export function subjectOfTransaction(
  transaction: Pick<TransactionFacts, 'document' | 'amount' | 'currency' | 'description'> & {
    readonly partner?: Named | null | undefined;
    readonly journal: Named & { readonly type?: MoneyJournal['type'] };
  },
): Subject {
  const { document, amount, currency, partner, description, journal } = transaction;
  const whose = plainText(partner?.name ?? description, 60).text;
  const kind = kindOf({ type: journal.type ?? 'bank' }).toLowerCase();
  return { document, label: `${kind} of ${whose}, ${amount} ${currency.name}` };
}

/** "bank transaction of “Azure Interior”, -120.00 EUR". */
export function nameOfTransaction(writer: ReviewWriter, facts: TransactionFacts): string {
  const { partner, description, journal, amount, currency } = facts;
  const whose =
    partner === undefined ? writer.quoted(description, 80) : `of ${writer.quoted(partner.name, 80)}`;
  return `${kindOf(journal).toLowerCase()} ${whose}, ${writer.money(amount, currency.name)}`;
}

export function isOut({ amount }: TransactionFacts): boolean {
  return amount.startsWith('-');
}

export function directionOf(facts: TransactionFacts): string {
  return isOut(facts) ? 'money out' : 'money in';
}

/** The amount without its sign. */
export function unsigned({ amount }: TransactionFacts): string {
  return amount.replace('-', '');
}

/** What the transaction is known by. */
export function sourceText(source: Source): string {
  switch (source.kind) {
    case 'bank':
      return `the bank's ${short(source.transaction, 100)}`;
    case 'file':
      return `row ${source.row} of ${short(source.file, 100)}`;
    case 'key':
      return short(source.key, 100);
  }
}

/** What is open of the document besides, in words for people; empty when it is paid in full and nothing is left. */
export function restOf({ settles, open, left }: Settlement, amount: string, currency: string): string {
  const money = (value: string) => `${groupThousands(value)} ${short(currency)}`;
  const given = amount.replace('-', '');
  if (Number(left) > 0) return `${money(left)} of it stay open`;
  return given === settles ? '' : `it is more than the ${money(open)} that are open`;
}

/** What the two differ in, in words for people. */
export function differencesBetween(before: TransactionFacts, after: TransactionFacts): string[] {
  const said = [wordsOf(before), wordsOf(after)] as const;
  const changes = Object.entries(said[0]).flatMap(([label, was]) => {
    const is = said[1][label] ?? 'none';
    return is === was ? [] : [`${label} was ${short(was, 80)}, is ${short(is, 80)}`];
  });
  const isSame = digestOfFacts(before) === digestOfFacts(after);
  return changes.length > 0 || isSame ? changes : ['a record that it names is another one'];
}

function wordsOf(facts: TransactionFacts): Readonly<Record<string, string>> {
  const { against, partner, alike } = facts;
  const settles = against.kind === 'document' ? against.settles : undefined;
  return {
    'the company': facts.company.name,
    'the journal': facts.journal.name,
    "the journal's account": facts.journal.account.name,
    'the currency': facts.currency.name,
    'the date': facts.date,
    'the amount': facts.amount,
    'the text': facts.description,
    'the partner': partner?.name ?? 'none',
    'the account against it': against.account.name,
    'the number of the document': settles?.name ?? 'none',
    'what is open of the document': settles?.open ?? 'none',
    'what looks the same in Odoo': alike.map(({ number }) => number).join(', ') || 'nothing',
  };
}
