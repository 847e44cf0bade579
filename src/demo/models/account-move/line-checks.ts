import { isPurchase, isSale } from '../../accounting/kinds.ts';
import { IntegrityFault, notModelled, userError } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';

/** Sections and notes: lines that are text only. */
export function isTextLine(line: ModelRecord): boolean {
  return ['line_section', 'line_subsection', 'line_note'].includes(line.text('display_type') ?? '');
}

/** What is owed stands on payable and receivable accounts, and nothing else does (`_check_payable_receivable`). */
export function checkAccountKind(line: ModelRecord): void {
  const moveType = line.the('move_id').text('move_type') ?? 'entry';
  const account = line.one('account_id');
  const kind = account?.text('account_type');
  const isTerm = line.text('display_type') === 'payment_term';
  const code = account?.text('code') ?? '';
  if (account?.one('currency_id') !== undefined) throw notModelled('accounts with a currency of their own');
  if (isSale(moveType)) {
    if (kind === 'liability_payable') {
      throw userError(`Account ${code} is of payable type, but is used in a sale operation.`);
    }
    if (isTerm !== (kind === 'asset_receivable')) {
      throw userError('Any journal item on a receivable account must have a due date and vice versa.');
    }
  }
  if (isPurchase(moveType)) {
    if (kind === 'asset_receivable') {
      throw userError(`Account ${code} is of receivable type, but is used in a purchase operation.`);
    }
    if (isTerm !== (kind === 'liability_payable')) {
      throw userError('Any journal item on a payable account must have a due date and vice versa.');
    }
  }
}

/** Odoo's database constraints on account_move_line. */
export function checkAmounts(line: ModelRecord): void {
  const balance = line.number('balance');
  const inCurrency = line.number('amount_currency');
  const hasAccount = line.one('account_id') !== undefined;
  if (isTextLine(line)) {
    if (hasAccount || balance !== 0 || inCurrency !== 0) {
      throw refused(
        'check_non_accountable_fields_null',
        'Forbidden balance or account on non-accountable line',
      );
    }
    return;
  }
  if (!hasAccount) {
    throw refused('check_accountable_required_fields', 'Missing required account on accountable line.');
  }
  if (balance * inCurrency < 0) {
    throw refused(
      'check_amount_currency_balance_sign',
      'The amount expressed in the secondary currency must be positive when account is debited and negative when account is credited. If the currency is the same as the one from the company, this amount must strictly be equal to the balance.',
    );
  }
}

function refused(constraint: string, reason: string): Error {
  return new IntegrityFault('account.move.line', undefined, reason, constraint);
}

export function checkDeductible(line: ModelRecord): void {
  if (line.number('deductible_amount') !== 100) throw notModelled('partly deductible lines');
}
