import { formatDecimal } from '../../../common/decimal.ts';
import type { DocumentView, JournalItem } from '../../documents.ts';
import type { BalancedEntry, BalancedLine } from './balance-entry.ts';
import type { ResolvedEntry } from './entry-request.ts';

/**
 * Where an entry, as it now is in Odoo, differs from what was asked for. Nothing is mended: a difference is
 * somebody's edit since, or something the agent and the person have to know.
 * @returns sentences, empty when all that was asked for is there
 */
export function entryDifferences(
  entry: ResolvedEntry,
  { lines }: BalancedEntry,
  view: DocumentView,
): string[] {
  const items = view.items ?? [];
  const isComplete = items.length === lines.length;
  const said: (string | false)[] = [
    view.state !== 'draft' && `It is not a draft any more: ${view.state}.`,
    differs('date', entry.date, view.date),
    differs('reference', entry.reference, view.reference),
    differs('journal', `${entry.journal.id}`, `${view.journal.id}`),
    !isComplete && `It has ${items.length} lines; ${lines.length} were asked for.`,
    ...(isComplete ? lines.flatMap((line, index) => ofLine(index + 1, line, items[index])) : []),
  ];
  return said.filter((sentence) => sentence !== false);
}

function ofLine(place: number, line: BalancedLine, item: JournalItem | undefined): (string | false)[] {
  const of = (what: string) => `line ${place}: ${what}`;
  const inCompany = formatDecimal(line.inCompanyCurrency);
  const isDebit = line.side === 'debit';
  return [
    differs(of('account'), `${line.account}`, item?.account && `${item.account.id}`),
    differs(of('description'), line.description, item?.description),
    line.partner !== undefined &&
      differs(of('partner'), `${line.partner}`, item?.partner && `${item.partner.id}`),
    differs(of('debit'), isDebit ? inCompany : undefined, item?.debit),
    differs(of('credit'), isDebit ? undefined : inCompany, item?.credit),
    differs(of('currency'), line.currency.name, item?.currency),
    differs(of('amount in currency'), formatDecimal(line.inCurrency), item?.amount.replace('-', '')),
  ];
}

function differs(what: string, asked: string | undefined, found: string | undefined): string | false {
  const same = (asked ?? '').trim() === (found ?? '').trim();
  return !same && `${what}: it is "${found ?? ''}", not "${asked ?? ''}".`;
}
