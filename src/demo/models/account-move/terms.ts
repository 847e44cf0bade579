import { installments } from '../../accounting/payment-terms.ts';
import type { Installment } from '../../accounting/payment-terms.ts';
import { notModelled } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { stepsOf, totalsOf } from './money.ts';
import { itemsOf } from './items.ts';

/** What is to be paid on a day. */
export interface NeededTerm {
  readonly date: string | undefined;
  readonly currency: number;
  readonly company: number;
}

const GOODS: readonly string[] = ['product', 'line_section', 'line_subsection', 'line_note'];

/** What a document comes to, by due dates (`_compute_needed_terms`); nothing while it has no lines. */
export function neededTerms(move: ModelRecord): NeededTerm[] {
  const lines = itemsOf(move);
  if (!lines.some((line) => GOODS.includes(line.text('display_type') ?? ''))) return [];
  const { total } = totalsOf(move);
  const owed = { currency: -total.currency, company: -total.company };
  const term = move.one('invoice_payment_term_id');
  if (term === undefined) return [{ date: move.text('invoice_date_due'), ...owed }];
  const from = move.text('invoice_date') ?? move.text('date') ?? move.env.today;
  const byDate = new Map<string, NeededTerm>();
  for (const due of installments(installmentsOf(term), from, owed, stepsOf(move))) {
    const same = byDate.get(due.date);
    byDate.set(due.date, {
      date: due.date,
      currency: due.currency + (same?.currency ?? 0),
      company: due.company + (same?.company ?? 0),
    });
  }
  return [...byDate.values()];
}

function installmentsOf(term: ModelRecord): Installment[] {
  if (term.flag('early_discount')) throw notModelled('early payment discounts');
  return term.many('line_ids').map((line) => {
    const value = line.text('value');
    if (value !== 'percent' && value !== 'fixed')
      throw notModelled(`installments of the kind ${value ?? ''}`);
    if (line.text('delay_type') !== 'days_after') throw notModelled('payment terms other than "days after"');
    return { value, amount: line.number('value_amount'), days: line.number('nb_days') };
  });
}
