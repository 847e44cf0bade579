import { t } from '@vscode/l10n';
import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import type { Named } from '../../accounting/documents.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import type { Place } from '../review/review.ts';
import { typeTotalReason } from '../review/type-total-reason.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import { isOut, restOf, short, unsigned } from './transaction-words.ts';

/** What entering it books: the same amount on both sides. */
export function itemsOf(
  facts: TransactionFacts,
): readonly { readonly side: 'debit' | 'credit'; readonly account: Named }[] {
  const { against, journal } = facts;
  const [debited, credited] = isOut(facts)
    ? [against.account, journal.account]
    : [journal.account, against.account];
  return [
    { side: 'debit', account: debited },
    { side: 'credit', account: credited },
  ];
}

/** What entering it does besides being booked. */
export function effectsOf({ against, amount, currency, journal }: TransactionFacts): string[] {
  const money = (value: string) => `${shownAmount(value)} ${short(currency.name)}`;
  const posts = t`Odoo posts it at once, with the next number of the journal ${short(journal.name)}.`;
  switch (against.kind) {
    case 'account':
      return [posts];
    case 'suspense':
      return [
        t`Its counterpart is not known: it stays on ${short(against.account.name)} until somebody settles it in Odoo.`,
        posts,
      ];
    case 'document': {
      const { name, document } = against.settles;
      const [settles, open] = [money(against.settles.settles), money(against.settles.open)];
      const it = `${short(name)}, ${document}`;
      const rest = restOf(against.settles, amount, currency.name);
      return [
        rest === ''
          ? t`Settles ${settles} of the ${open} open of ${it}.`
          : t`Settles ${settles} of the ${open} open of ${it}; ${rest}.`,
        posts,
      ];
    }
  }
}

/** What the person should look at before it is entered. */
export function warningsOf({ alike, sentBefore }: TransactionFacts): string[] {
  return [
    ...(sentBefore === undefined
      ? []
      : [
          t`It was sent to Odoo on ${shownDate(sentBefore.slice(0, 10))} at ${sentBefore.slice(11, 16)} UTC without an answer, and no such transaction is found there. Look at the journal in Odoo first.`,
        ]),
    ...alike
      .slice(0, 5)
      .map(
        ({ number, move }) =>
          t`In Odoo already: ${short(number)}, ${move}, has the same journal, date, amount and text.`,
      ),
    ...(alike.length > 5 ? [t`And ${alike.length - 5} more like that.`] : []),
  ];
}

/** A limit is in the company's currency, and says nothing about amounts in others. */
export function typeTotalReasonOf(place: Place, facts: TransactionFacts): Said | undefined {
  const { company, currency } = facts;
  const { typeTotalsOver: limit } = place;
  if (limit !== undefined && currency.id !== company.currency)
    return said`Your limit for amounts is in the currency of the company, and this is another one.`;
  return typeTotalReason({ amount: unsigned(facts), currency: currency.name }, undefined, limit);
}
