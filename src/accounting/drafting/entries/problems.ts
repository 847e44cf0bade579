import { t } from '@vscode/l10n';
import { formatDecimal, magnitude } from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import { Problem } from '../../../common/problem.ts';
import type { Said } from '../../../common/said.ts';
import { shownDate } from '../../../common/shown-date.ts';
import type { Named } from '../../documents.ts';
import type { Currency } from '../../master-data.ts';

/** What a journal entry is refused for. Lines are counted from 1. */
export const entryProblems = {
  unbalanced: (debits: Decimal, credits: Decimal, currency: Named, gap: Decimal) => {
    const [more, less] = gap.units > 0n ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
    const [debit, credit] = [formatDecimal(debits), formatDecimal(credits)];
    const sums = `Debits are ${debit} and credits ${credit} ${currency.name}`;
    const much = `${formatDecimal(magnitude(gap))} ${currency.name}`;
    return new Problem({
      code: 'entry_unbalanced',
      person:
        more === 'debit'
          ? t`The journal entry does not balance. Debits are ${debit} and credits ${credit} ${currency.name}: ${much} more on the debit side. Nothing was written.`
          : t`The journal entry does not balance. Debits are ${debit} and credits ${credit} ${currency.name}: ${much} more on the credit side. Nothing was written.`,
      model: `The entry does not balance. ${sums}: ${much} more on the ${more} side, so ${much} of ${less} is missing. Correct the amounts or add the missing line; nothing was written.`,
    });
  },
  conversionUnbalanced: (gap: Decimal, currency: Named, date: string) => {
    const more = gap.units > 0n ? 'debits' : 'credits';
    const much = `${formatDecimal(magnitude(gap))} ${currency.name}`;
    return new Problem({
      code: 'entry_unbalanced',
      person:
        more === 'debits'
          ? t`The journal entry does not balance in ${currency.name} at Odoo's rates of ${shownDate(date)}: ${much} more debits. Nothing was written.`
          : t`The journal entry does not balance in ${currency.name} at Odoo's rates of ${shownDate(date)}: ${much} more credits. Nothing was written.`,
      model: `At Odoo's rates of ${date} the ${more} are ${much} more in ${currency.name}. Give "company_amount" (the amount in ${currency.name} that the paper says) on lines in foreign currency, or add a line for the exchange difference. Nothing was written.`,
    });
  },
  lineAmount: (line: number, why: Said) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`Line ${line} of the journal entry cannot be: ${why.person}.`,
      model: `Line ${line}: ${why.english}. Nothing was written.`,
    }),
  noRate: (currency: Currency, date: string) =>
    new Problem({
      code: 'record_not_found',
      person: t`Odoo has no rate for ${currency.name} on ${shownDate(date)}.`,
      model: `Odoo has no rate for ${currency.name} on ${date}. Give "company_amount" on each line in ${currency.name}.`,
    }),
  notGeneral: (journal: Named) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`${journal.name} is no journal for journal entries. Choose one of the type Miscellaneous.`,
      model: `"${journal.name}" (${journal.id}) is no general journal. Leave "journal" out for the company's own, or name one of type general. Bank and cash go through create_draft_payment or create_draft_transaction, bills and invoices through create_draft_invoice.`,
    }),
  noGeneralJournal: (company: Named) =>
    new Problem({
      code: 'not_available',
      person: t`${company.name} has no general journal in Odoo. Set one up under Accounting > Configuration > Journals.`,
      model:
        'Journal entries cannot be drafted for this company until a person has set up a general journal.',
    }),
  reversedBefore: (date: string, reverseOn: string) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`The journal entry of ${shownDate(date)} cannot be reversed on ${shownDate(reverseOn)}, which is earlier.`,
      model: `"reverse_on" (${reverseOn}) must not be before "date" (${date}).`,
    }),
};
