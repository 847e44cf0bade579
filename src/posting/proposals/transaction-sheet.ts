import { t } from '@vscode/l10n';
import { shownDate } from '../../common/shown-date.ts';
import { bookedAs } from '../review/booked-as.ts';
import { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { settlesTable } from '../review/settles-table.ts';
import { moneyText, rowsOf } from '../review/sheet.ts';
import type { DocumentSheet } from '../review/sheet.ts';
import { effectsOf, itemsOf, typeTotalReasonOf, warningsOf } from './transaction-effects.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import { directionOf, isOut, nameOfTransaction, sourceText, unsigned } from './transaction-words.ts';

/** A proposed transaction as a sheet, beside the files of what it settles: it has none of its own. */
export function sheetOfTransaction(
  place: Place,
  facts: TransactionFacts,
  requester: Requester,
): DocumentSheet {
  const { document, company, journal, partner, description, source, date, amount, currency, against } = facts;
  const settled = against.kind === 'document' ? [against.settles] : [];
  return {
    ...{ place, document, requester },
    company: company.name,
    byWhom: t`Entered by the Odoo user`,
    name: nameOfTransaction(new ReviewWriter('shows all'), facts),
    beside: settled.map(({ document: paid, name }) => ({ document: paid, name })),
    warnings: warningsOf(facts),
    body: [
      {
        kind: 'facts',
        title: t`Transaction`,
        rows: rowsOf([
          [t`Money`, isOut(facts) ? t`out: we pay` : t`in: we are paid`],
          [t`Journal`, journal.name],
          [t`Date`, shownDate(date)],
          [t`Amount`, moneyText(amount, currency.name)],
          [t`Partner`, partner?.name ?? t`none`],
          [t`Text`, description],
          [source.kind === 'file' ? t`Comes from` : t`Known as`, sourceText(source)],
        ]),
      },
      settlesTable(t`What it settles`, settled, currency.name),
      bookedAs(
        itemsOf(facts).map(({ side, account }) => ({ about: [account.name], side, amount: unsigned(facts) })),
        currency.name,
      ),
    ],
    effects: effectsOf(facts),
    total: [
      {
        label: t`Total`,
        value: `${moneyText(amount, currency.name)}, ${directionOf(facts)}`,
        isStrong: true,
      },
    ],
    typeTotal: typeTotalReasonOf(place, facts)?.person,
    attachments: [],
  };
}
