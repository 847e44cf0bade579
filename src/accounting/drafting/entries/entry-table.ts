import { formatDecimal, negate } from '../../../common/decimal.ts';
import type { OdooVersion } from '../../../odoo/session.ts';
import { narrationForOdoo } from '../../narration.ts';
import { computesInvoices } from '../../versions.ts';
import { loadTable } from '../once/load-table.ts';
import type { HeaderColumn, LineColumn, LoadTable } from '../once/load-table.ts';
import type { BalancedEntry, BalancedLine } from './balance-entry.ts';
import type { ResolvedEntry } from './entry-request.ts';

/**
 * A journal entry as a table for `load()`. Both amounts of each line are always said: with the foreign one alone,
 * Odoo 14 makes an entry of zeros (observed).
 */
export function entryTable(
  key: string,
  entry: ResolvedEntry,
  { lines }: BalancedEntry,
  version: OdooVersion,
): LoadTable {
  const { companyCurrency, narration } = entry;
  const [first = companyCurrency, ...others] = new Map(
    lines.map(({ currency }) => [currency.id, currency] as const),
  ).values();
  const header: HeaderColumn[] = [
    ['move_type', 'entry'],
    ['journal_id/.id', `${entry.journal.id}`],
    ['date', entry.date],
    ['currency_id/.id', `${(others.length === 0 ? first : companyCurrency).id}`],
    // Said in any case: an entry and what reverses it go in one table, and only one of them may have a reference.
    ['ref', entry.reference ?? ''],
    ['narration', narration === undefined ? undefined : narrationForOdoo(narration, version)],
  ];
  return loadTable(key, header, lines, columnsOf(lines, version));
}

function columnsOf(lines: readonly BalancedLine[], version: OdooVersion): LineColumn<BalancedLine>[] {
  const on = (side: BalancedLine['side']) => (line: BalancedLine) =>
    line.side === side ? formatDecimal(line.inCompanyCurrency) : '0';
  const columns: LineColumn<BalancedLine>[] = [
    { name: 'line_ids/account_id/.id', cell: (line) => `${line.account}` },
    { name: 'line_ids/name', cell: (line) => line.description ?? '' },
    { name: 'line_ids/partner_id/.id', cell: (line) => `${line.partner ?? ''}` },
    { name: 'line_ids/currency_id/.id', cell: (line) => `${line.currency.id}` },
    { name: 'line_ids/amount_currency', cell: signedAmount },
    { name: 'line_ids/debit', cell: on('debit') },
    { name: 'line_ids/credit', cell: on('credit') },
  ];
  if (lines.some((line) => line.analytic !== undefined)) columns.push(analyticColumn(version));
  return columns;
}

function analyticColumn(version: OdooVersion): LineColumn<BalancedLine> {
  if (!computesInvoices(version)) {
    return { name: 'line_ids/analytic_account_id/.id', cell: (line) => `${line.analytic ?? ''}` };
  }
  return {
    name: 'line_ids/analytic_distribution',
    cell: (line) => (line.analytic === undefined ? '' : JSON.stringify({ [line.analytic]: 100 })),
  };
}

/** Signed as debit less credit, in the currency of the line. */
function signedAmount({ side, inCurrency }: BalancedLine): string {
  return formatDecimal(side === 'debit' ? inCurrency : negate(inCurrency));
}
