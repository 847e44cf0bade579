import { checkAccess } from '../../orm/access.ts';
import { notModelled, userError, validationError } from '../../orm/fault.ts';
import { missingValue } from '../../orm/integrity.ts';
import { findExternalId } from '../../orm/load/external-ids.ts';
import type { Model, ModelRecord } from '../../orm/types.ts';
import type { Values } from '../../orm/value.ts';
import { throughPayment } from './post.ts';

/** Creates payments, and says where their money waits for the bank statement. */
export function createPayments(
  model: Model,
  given: readonly Values[],
  base: (values: readonly Values[]) => ModelRecord[],
): ModelRecord[] {
  for (const { journal_id: journal, currency_id: currency } of given) {
    if (journal === false) throw missingValue(model.definition, 'journal_id', { string: 'Journal' });
    if (currency === false) throw notModelled('payments without a currency');
    if (typeof journal === 'number' && !isOfOwnCompany(model, journal))
      throw missingValue(model.definition, 'company_id', { string: 'Company' });
  }
  const payments = base(given);
  for (const payment of payments) {
    if (payment.one('outstanding_account_id') === undefined)
      payment.write({ outstanding_account_id: outstandingAccount(payment).id });
  }
  return payments;
}

/** Whether the call is for the journal's company: from another one a payment gets none. */
function isOfOwnCompany({ env }: Model, id: number): boolean {
  const [journal] = env.sudo().model('account.journal').browse([id]);
  return journal?.exists !== true || env.companies.includes(journal.the('company_id').id);
}

/** The one that the company's chart of accounts names (`_get_outstanding_account`). */
function outstandingAccount(payment: ModelRecord): ModelRecord {
  const side = payment.text('payment_type') === 'inbound' ? 'debit' : 'credit';
  const name = `${payment.the('company_id').id}_account_journal_payment_${side}_account_id`;
  const found = findExternalId(payment.env, { module: 'account', name });
  const [account] = payment.env
    .sudo()
    .model('account.account')
    .browse(found === undefined ? [] : [found.number('res_id')]);
  if (account !== undefined) return account;
  throw userError('No outstanding account could be found to make the payment');
}

/** Writes drafts. What is posted has its entry, which Odoo leaves as it is. */
export function writePayments(
  payments: readonly ModelRecord[],
  values: Values,
  base: (values: Values) => void,
): void {
  const isPosted = payments.some((payment) => payment.text('state') !== 'draft');
  if (isPosted && !('state' in values) && !('name' in values))
    throw notModelled('changing payments that are posted');
  base(values);
}

/** Deletes drafts, and the entry of one that was posted before. */
export function unlinkPayments(payments: readonly ModelRecord[], base: () => void): void {
  const [first] = payments;
  if (first === undefined) return;
  if (payments.some((payment) => payment.exists && payment.text('state') !== 'draft')) {
    checkAccess(payments, 'unlink');
    throw validationError(
      'A payment with an outstanding account cannot be confirmed without having a journal entry.',
    );
  }
  const entries = payments.flatMap((payment) => (payment.exists ? (payment.one('move_id') ?? []) : []));
  for (const entry of entries) throughPayment(entry).unlink();
  base();
}
