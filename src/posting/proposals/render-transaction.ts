import { demoMarked } from '../../common/demo-words.ts';
import { groupThousands } from '../../common/decimal.ts';
import type { Source } from '../../accounting/proposals/bank-transaction.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import { requesterText } from '../review/requester-text.ts';
import { written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { typeTotalReason } from '../review/type-total-reason.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import { kindOf, restOf, short } from './transaction-words.ts';

const TOO_LONG =
  'This transaction is too long for a dialog, so it cannot be entered from here. Review shows all of it.';

/** Writes a proposed transaction as plain text: what it is, what entering it books, and what it settles. */
export function renderTransaction(
  place: Place,
  facts: TransactionFacts,
  requester: Requester,
): RenderedReview {
  const why = typeTotalReasonOf(place, facts);
  const isCash = facts.journal.type === 'cash';
  return {
    ...written(TOO_LONG, (writer) => writeTransaction(writer, place, facts, requester)),
    verb: isCash ? 'Enter Cash Transaction' : 'Enter Bank Transaction',
    keep: 'Keep as Proposal',
    reviews: [],
    typeTotal: why === undefined ? undefined : { why, total: unsigned(facts), currency: facts.currency.name },
  };
}

/** A proposed transaction as one row among several documents. */
export function rowOfTransaction(place: Place, facts: TransactionFacts): SetRow {
  const { journal, partner, company, amount, currency, description, date, against } = facts;
  return {
    kind: kindOf(journal),
    ...(partner !== undefined && { partner: partner.name }),
    company: company.name,
    facts: [
      ['Text', description],
      ['Date', date],
      ['Journal', journal.name],
      ['Against', against.account.name],
      ['Money', directionOf(facts)],
    ],
    total: amount,
    currency: currency.name,
    effects: effectsOf(facts),
    warnings: warningsOf(facts),
    typeTotal: typeTotalReasonOf(place, facts),
    settles: against.kind === 'document' ? [against.settles.document] : [],
  };
}

function writeTransaction(
  writer: ReviewWriter,
  place: Place,
  facts: TransactionFacts,
  requester: Requester,
): string {
  const { company, journal, partner, description, date, amount, currency, against } = facts;
  const total = writer.money(amount, currency.name);
  writePlace(writer, place, [company.name], 'Entered by the Odoo user');
  writeWarnings(writer, warningsOf(facts));
  writer.gap();
  writer.row('Partner', partner?.name ?? 'none');
  writer.row('Text', description, 500);
  writer.row('Known as', sourceText(facts.source));
  writer.row('Date', date);
  writer.row('Journal', journal.name);
  writer.gap();
  writer.sentence('Booked as:');
  const isOut = amount.startsWith('-');
  const [debited, credited] = isOut ? [against.account, journal.account] : [journal.account, against.account];
  const money = writer.money(unsigned(facts), currency.name);
  writer.sentence(`1. Debit ${money}, on ${writer.value(debited.name)}`);
  writer.sentence(`2. Credit ${money}, on ${writer.value(credited.name)}`);
  writer.gap();
  for (const effect of effectsOf(facts)) writer.sentence(writer.value(effect, 400));
  writer.gap();
  writer.sentence(`Total: ${total}, ${directionOf(facts)}`);
  writer.sentence(`Asked by ${requesterText(writer, requester)}.`);
  const whose =
    partner === undefined ? writer.quoted(description, 80) : `of ${writer.quoted(partner.name, 80)}`;
  return demoMarked(place.isDemo, `Enter ${kindOf(journal).toLowerCase()} ${whose}, ${total}?`);
}

function effectsOf({ against, amount, currency, journal }: TransactionFacts): string[] {
  const money = (value: string) => `${groupThousands(value)} ${short(currency.name)}`;
  const posts = `Odoo posts it at once, with the next number of the journal ${short(journal.name)}.`;
  switch (against.kind) {
    case 'account':
      return [posts];
    case 'suspense':
      return [
        `Its counterpart is not known: it stays on ${short(against.account.name)} until somebody settles it in Odoo.`,
        posts,
      ];
    case 'document': {
      const { settles, open, name, document } = against.settles;
      const rest = restOf(against.settles, amount, currency.name);
      const besides = rest === '' ? '' : `; ${rest}`;
      return [
        `Settles ${money(settles)} of the ${money(open)} open of ${short(name)}, ${document}${besides}.`,
        posts,
      ];
    }
  }
}

function warningsOf({ alike, sentBefore }: TransactionFacts): string[] {
  return [
    ...(sentBefore === undefined
      ? []
      : [
          `It was sent to Odoo on ${sentBefore.slice(0, 10)} at ${sentBefore.slice(11, 16)} UTC without an answer, and no such transaction is found there. Look at the journal in Odoo first.`,
        ]),
    ...alike
      .slice(0, 5)
      .map(
        ({ number, move }) =>
          `In Odoo already: ${short(number)}, ${move}, has the same journal, date, amount and text.`,
      ),
    ...(alike.length > 5 ? [`And ${alike.length - 5} more like that.`] : []),
  ];
}

/** A limit is in the company's currency, and says nothing about amounts in others. */
function typeTotalReasonOf(place: Place, facts: TransactionFacts): string | undefined {
  const { company, currency } = facts;
  const { typeTotalsOver: limit } = place;
  if (limit !== undefined && currency.id !== company.currency)
    return 'Your limit for amounts is in the currency of the company, and this is another one.';
  return typeTotalReason({ amount: unsigned(facts), currency: currency.name }, undefined, limit);
}

function directionOf({ amount }: TransactionFacts): string {
  return amount.startsWith('-') ? 'money out' : 'money in';
}

function unsigned({ amount }: TransactionFacts): string {
  return amount.replace('-', '');
}

function sourceText(source: Source): string {
  switch (source.kind) {
    case 'bank':
      return `the bank's ${short(source.transaction, 100)}`;
    case 'file':
      return `row ${source.row} of ${short(source.file, 100)}`;
    case 'key':
      return short(source.key, 100);
  }
}
