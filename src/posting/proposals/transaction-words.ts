import { t } from '@vscode/l10n';
import { asItIs, said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { setKindNoun } from '../review/set-kind.ts';
import { subjectNamed, whoseDocument } from '../review/subject.ts';
import { shownDate } from '../../common/shown-date.ts';
import { shownAmount, shownNumber } from '../../common/shown-amount.ts';
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
export function kindOf({ type }: Pick<MoneyJournal, 'type'>): 'cash_transaction' | 'bank_transaction' {
  return type === 'cash' ? 'cash_transaction' : 'bank_transaction';
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
  const kind = saidKindOf({ type: journal.type ?? 'bank' });
  const money = { person: `${shownNumber(amount)} ${currency.name}`, english: `${amount} ${currency.name}` };
  return subjectNamed(document, whoseDocument(kind, 'of', whose, money));
}

/** "bank transaction of “Azure Interior”, -120.00 EUR". */
export function nameOfTransaction(writer: ReviewWriter, facts: TransactionFacts): string {
  const { partner, description, journal, amount, currency } = facts;
  const kind = saidKindOf(journal);
  const money = writer.money(amount, currency.name);
  if (partner !== undefined)
    return whoseDocument(kind, 'of', writer.quoted(partner.name, 80), asItIs(money)).person;
  return t`${`${kind.person} ${writer.quoted(description, 80)}`}, ${money}`;
}

function saidKindOf(journal: Pick<MoneyJournal, 'type'>): Said {
  const kind = kindOf(journal);
  return { person: setKindNoun(kind), english: kind.replace('_', ' ') };
}

export function isOut({ amount }: TransactionFacts): boolean {
  return amount.startsWith('-');
}

export function directionOf(facts: TransactionFacts): string {
  return isOut(facts) ? t`money out` : t`money in`;
}

/** The amount without its sign. */
export function unsigned({ amount }: TransactionFacts): string {
  return amount.replace('-', '');
}

/** What the transaction is known by. */
export function sourceText(source: Source): string {
  switch (source.kind) {
    case 'bank':
      return t`the bank's ${short(source.transaction, 100)}`;
    case 'file':
      return t`row ${source.row} of ${short(source.file, 100)}`;
    case 'key':
      return short(source.key, 100);
  }
}

/** What is open of the document besides, in words for people; empty when it is paid in full and nothing is left. */
export function restOf({ settles, open, left }: Settlement, amount: string, currency: string): string {
  const money = (value: string) => `${shownAmount(value)} ${short(currency)}`;
  const given = amount.replace('-', '');
  if (Number(left) > 0) return t`${money(left)} of it stay open`;
  return given === settles ? '' : t`it is more than the ${money(open)} that are open`;
}

/** What the two differ in, in words for people. */
export function differencesBetween(before: TransactionFacts, after: TransactionFacts): Said[] {
  const now = wordsOf(after);
  const changes = wordsOf(before).flatMap(([label, was, shown, missing], place) => {
    const is = now[place]?.[1];
    const text = (value: string | undefined) => valueText(value, shown, missing);
    return is === was ? [] : [said`${label} was ${text(was)}, is ${text(is)}`];
  });
  const isSame = digestOfFacts(before) === digestOfFacts(after);
  return changes.length > 0 || isSame ? changes : [said`a record that it names is another one`];
}

function wordsOf(facts: TransactionFacts): readonly Word[] {
  const { against, partner, alike } = facts;
  const settles = against.kind === 'document' ? against.settles : undefined;
  const same = alike.map(({ number }) => number).join(', ');
  return [
    [said`the company`, facts.company.name],
    [said`the journal`, facts.journal.name],
    [said`the journal's account`, facts.journal.account.name],
    [said`the currency`, facts.currency.name],
    [said`the date`, facts.date, shownDate],
    [said`the amount`, facts.amount, shownNumber],
    [said`the text`, facts.description],
    [said`the partner`, partner?.name],
    [said`the account against it`, against.account.name],
    [said`the number of the document`, settles?.name],
    [said`what is open of the document`, settles?.open, shownNumber],
    [said`what looks the same in Odoo`, same === '' ? undefined : same, undefined, said`nothing`],
  ];
}

/** How people read a value. */
export type Shown = (value: string) => string;

type Word = readonly [label: Said, value: string | undefined, shown?: Shown | undefined, missing?: Said];

/** A value in a difference. */
export function valueText(
  value: string | undefined,
  shown: Shown = (text) => text,
  missing = said`none`,
): Said {
  if (value === undefined) return missing;
  const english = short(value, 80);
  return { person: shown(english), english };
}
