import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../common/json.ts';
import { plainText } from '../../common/plain-text.ts';
import type { Named } from '../../accounting/documents.ts';
import type { MoveHandle, ProposalHandle } from '../../accounting/handle.ts';
import type { Currency } from '../../accounting/master-data.ts';
import type { Source } from '../../accounting/proposals/bank-transaction.ts';
import type { Settlement } from '../payments/plan-settlements.ts';
import type { Subject } from '../review/subject.ts';

/** The journal that a transaction is entered in. */
export interface MoneyJournal extends Named {
  readonly type: 'bank' | 'cash' | 'credit';
  /** Where the money itself is booked. */
  readonly account: Named;
}

/** The account that stands against the money, and why that one. */
export type Against =
  | { readonly kind: 'account'; readonly account: Named }
  | { readonly kind: 'document'; readonly account: Named; readonly settles: Settlement }
  | { readonly kind: 'suspense'; readonly account: Named };

/** A transaction that Odoo has already. */
export interface SameLine {
  readonly move: MoveHandle;
  readonly number: string;
}

/** A proposed transaction, with every record that it names as it now is in Odoo. Amounts are decimal strings. */
export interface TransactionFacts {
  readonly document: ProposalHandle;
  readonly company: Named & { readonly currency: number };
  readonly journal: MoneyJournal;
  readonly currency: Currency;
  /** ISO date. */
  readonly date: string;
  /** Signed: money that comes in is positive. */
  readonly amount: string;
  readonly description: string;
  readonly partner?: Named;
  readonly against: Against;
  readonly source: Source;
  /** Others in the same journal with the same date, amount and text. */
  readonly alike: readonly SameLine[];
  /** When it was sent before, and nobody knows whether it arrived: ISO time. */
  readonly sentBefore?: string;
}

/** SHA-256 over all of it. Two reads with the same digest are the same transaction to the person who decides. */
export function digestOfFacts(facts: TransactionFacts): string {
  const json = z.json().parse(JSON.parse(JSON.stringify(facts)));
  return createHash('sha256').update(canonicalJson(json)).digest('hex');
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

/** What the two differ in, in words for people. */
export function differencesBetween(before: TransactionFacts, after: TransactionFacts): string[] {
  const said = [wordsOf(before), wordsOf(after)] as const;
  const changes = Object.entries(said[0]).flatMap(([label, was]) => {
    const is = said[1][label] ?? 'none';
    return is === was ? [] : [`${label} was ${short(was)}, is ${short(is)}`];
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

function short(value: string): string {
  return plainText(value, 80).text;
}
