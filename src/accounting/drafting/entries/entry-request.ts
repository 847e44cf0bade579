import type { Json } from '../../../common/json.ts';
import type { CompanyArgument } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import type { Currency } from '../../master-data.ts';
import type { RecordArgument } from '../../records/resolve.ts';

/** The two sides of a journal entry. */
export type Side = 'debit' | 'credit';

/** What a line says, with records named as `R` and currencies as `C`. Amounts are positive canonical decimal strings. */
interface Line<R, C> {
  readonly account: R;
  readonly description?: string;
  readonly partner?: R;
  readonly side: Side;
  /** In the currency of the line. */
  readonly amount: string;
  /** Left out, that of the entry. */
  readonly currency?: C;
  /** What the amount is in the company's currency, where a paper says so. Left out, Odoo's rate of the date counts. */
  readonly companyAmount?: string;
  /** The analytic account that has all of it. */
  readonly analytic?: R;
}

interface Entry {
  /** ISO date. */
  readonly date: string;
  readonly reference?: string;
  readonly narration?: string;
  /** ISO date of a second draft that reverses this one. */
  readonly reverseOn?: string;
}

export type EntryLineRequest = Line<RecordArgument, RecordArgument>;

/** A journal entry as it was asked for, parsed. What was not said is not here. */
export interface EntryRequest extends Entry {
  readonly company?: CompanyArgument;
  /** Left out, the company's first general journal. */
  readonly journal?: RecordArgument;
  /** Left out, the company's. */
  readonly currency?: RecordArgument;
  readonly lines: readonly EntryLineRequest[];
  readonly idempotencyKey?: string;
  /** A person wants it although somebody has thrown the first one away. */
  readonly again?: boolean;
}

/** A line with every record found. */
export interface EntryLine extends Omit<Line<number, Currency>, 'currency'> {
  readonly currency: Currency;
}

/** The same with every record found, and of one company: what the request means. */
export interface ResolvedEntry extends Entry {
  readonly company: Named;
  readonly companyCurrency: Currency;
  readonly journal: Named;
  /** Whether the request named the journal. */
  readonly namesJournal: boolean;
  readonly lines: readonly EntryLine[];
}

/** The request as data for the journal: what was asked, names resolved, without its key. */
export function entryData(entry: ResolvedEntry): Json {
  const { company, journal, namesJournal, date, reference, narration, reverseOn, lines } = entry;
  return {
    kind: 'entry',
    company: company.id,
    journal: namesJournal ? journal.id : null,
    date,
    reference: reference ?? null,
    narration: narration ?? null,
    reverseOn: reverseOn ?? null,
    lines: lines.map((line) => ({
      account: line.account,
      description: line.description ?? null,
      partner: line.partner ?? null,
      side: line.side,
      amount: line.amount,
      currency: line.currency.id,
      companyAmount: line.companyAmount ?? null,
      analytic: line.analytic ?? null,
    })),
  };
}

/** The entry that takes another one back on a later day: the same lines with their sides turned round. */
export function reversalOf(entry: ResolvedEntry, date: string): ResolvedEntry {
  const { reference, reverseOn: _, ...same } = entry;
  return {
    ...same,
    date,
    reference: reference === undefined ? 'Reversal' : `Reversal of: ${reference}`,
    lines: entry.lines.map((line) => ({ ...line, side: line.side === 'debit' ? 'credit' : 'debit' })),
  };
}
