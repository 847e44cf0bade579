import { t } from '@vscode/l10n';
import {
  compare,
  formatDecimal,
  fromOdooFloat,
  magnitude,
  parseDecimal,
  canonicalDecimal,
  ZERO,
} from '../../common/decimal.ts';
import { shownNumber } from '../../common/shown-amount.ts';
import { accountsOfShare } from '../snapshot/analytic-names.ts';
import type { AnalyticNames } from '../snapshot/snapshot.ts';
import type { ReviewedLine, ReviewedMove } from '../snapshot/read-move.ts';
import { ratio } from './document-total.ts';
import type { JournalItem } from './review.ts';

/** Whatever its kind, a line that has an account is booked, and so it is shown. */
export function journalItems(
  move: ReviewedMove,
  lines: readonly ReviewedLine[],
  names: AnalyticNames,
): JournalItem[] {
  return lines.flatMap((line) => {
    const { account_id: account } = line;
    if (account === undefined) return [];
    const { company_currency_id: company } = move;
    const balance = fromOdooFloat(line.balance, company.decimal_places);
    return [
      {
        account: account.name,
        label: move.move_type === 'entry' ? line.name : undefined,
        side: sideOf(line, balance),
        amount: formatDecimal(magnitude(balance)),
        foreign: foreignOf(line, move),
        due: line.date_maturity,
        earlyPayment: earlyPaymentOf(line, move),
        tax: taxOf(line, move),
        taxGrids: line.tax_tag_ids.map((tag) => tag.name),
        analytic: analyticOf(line, names),
        partner: othersPartner(line, move),
      },
    ];
  });
}

function sideOf(line: ReviewedLine, balance: ReturnType<typeof fromOdooFloat>): JournalItem['side'] {
  const decisive = compare(balance, ZERO);
  return (decisive === 0 ? line.amount_currency : decisive) < 0 ? 'credit' : 'debit';
}

function foreignOf(line: ReviewedLine, move: ReviewedMove): JournalItem['foreign'] {
  const { currency_id: currency } = line;
  if (currency === false || currency.id === move.company_currency_id.id) return undefined;
  const amount = magnitude(fromOdooFloat(line.amount_currency, currency.decimal_places));
  const booked = magnitude(fromOdooFloat(line.balance, move.company_currency_id.decimal_places));
  const rate = move.move_type === 'entry' ? ratio(amount, booked) : undefined;
  return {
    amount: formatDecimal(amount),
    currency: currency.name,
    ...(rate !== undefined && { rate: canonicalDecimal(rate) }),
  };
}

function earlyPaymentOf(line: ReviewedLine, move: ReviewedMove): JournalItem['earlyPayment'] {
  if (line.discount_date === undefined) return undefined;
  const { decimal_places: places } = move.currency_id;
  const amount = magnitude(fromOdooFloat(line.discount_amount_currency, places));
  return { until: line.discount_date, amount: formatDecimal(amount) };
}

function taxOf(line: ReviewedLine, move: ReviewedMove): JournalItem['tax'] {
  if (line.tax_line_id === undefined) return undefined;
  // Negative on 19 where it is booked as a credit, never on 14.
  const base = magnitude(fromOdooFloat(line.tax_base_amount, move.company_currency_id.decimal_places));
  return { name: line.tax_line_id.name, base: formatDecimal(base) };
}

/** Odoo puts the commercial partner on the items of an invoice when it posts it, whatever they said. */
function othersPartner({ partner_id: partner }: ReviewedLine, move: ReviewedMove): string | undefined {
  const own = [move.partner_id === false ? false : move.partner_id.id, move.commercial_partner_id];
  return partner === undefined || own.includes(partner.id) ? undefined : partner.name;
}

function analyticOf(line: ReviewedLine, names: AnalyticNames): string | undefined {
  const shares = Object.entries(line.analytic_distribution === false ? {} : line.analytic_distribution);
  if (shares.length === 0) return undefined;
  return shares
    .map(([key, share]) => {
      const accounts = accountsOfShare(key).map((id) => names.get(id) ?? t`analytic account ${id}`);
      const percent = parseDecimal(share);
      const together = accounts.reduce((one, other) => t('{0} and {1}', one, other));
      return `${together} ${percent === undefined ? share : shownNumber(canonicalDecimal(percent))} %`;
    })
    .join(', ');
}
