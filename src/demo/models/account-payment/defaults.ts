import { conversionRate } from '../../accounting/currency-rate.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { bankAccountsOf } from '../res-partner-bank.ts';
import { ratesOf } from '../account-move/money.ts';

/*
 * What Odoo fills in when a payment does not say it: the computes of account.payment.
 */

const LIQUIDITY = ['bank', 'cash', 'credit'];

/** The first journal that money goes through. */
export function journalOf(payment: ModelRecord): Json {
  const current = payment.one('journal_id');
  if (current !== undefined) return current.id;
  const [first] = payment.env.model('account.journal').search(
    [
      ['company_id', '=', payment.env.company.id],
      ['type', 'in', LIQUIDITY],
    ],
    { limit: 1 },
  );
  return first?.id ?? false;
}

/** That of the journal. */
export function companyOf(payment: ModelRecord): Json {
  return (payment.one('journal_id')?.one('company_id') ?? payment.env.company).id;
}

export function currencyOf(payment: ModelRecord): Json {
  const journal = payment.one('journal_id');
  return (journal?.one('currency_id') ?? journal?.the('company_id').one('currency_id'))?.id ?? false;
}

/** The first one that the journal offers for this direction. */
export function methodOf(payment: ModelRecord): Json {
  const journal = payment.one('journal_id');
  if (journal === undefined) return false;
  const offered = payment.env
    .model('account.payment.method.line')
    .search([['journal_id', '=', journal.id]])
    .filter((line) => line.text('payment_type') === payment.text('payment_type'));
  const current = offered.find((line) => line.equals(payment.one('payment_method_line_id')));
  return (current ?? offered[0])?.id ?? false;
}

/** Where the other side is booked: what is owed to the partner, or by it; without one the first such account. */
export function destinationOf(payment: ModelRecord): Json {
  const company = payment.one('company_id') ?? payment.env.company;
  const env = payment.env.withCompany(company.id);
  const isCustomer = payment.text('partner_type') === 'customer';
  const partner = payment.one('partner_id');
  if (partner !== undefined) {
    const property = isCustomer ? 'property_account_receivable_id' : 'property_account_payable_id';
    return partner.in(env).one(property)?.id ?? false;
  }
  const [first] = env.model('account.account').search(
    [
      ['company_ids', 'in', [company.id]],
      ['account_type', '=', isCustomer ? 'asset_receivable' : 'liability_payable'],
    ],
    { limit: 1 },
  );
  return first?.id ?? false;
}

/** Of what is sent the first of the partner's accounts, or the one that was chosen of them. */
export function bankAccountOf(payment: ModelRecord): Json {
  const company = payment.one('company_id');
  if (company === undefined || payment.text('payment_type') === 'inbound') return false;
  const offered = bankAccountsOf(payment.one('partner_id'), company);
  const chosen = offered.find((bank) => bank.equals(payment.one('partner_bank_id')));
  return (chosen ?? offered[0])?.id ?? false;
}

/** What goes out is negative. */
export function signedAmountOf(payment: ModelRecord): number {
  const amount = payment.number('amount');
  return payment.text('payment_type') === 'outbound' ? -amount + 0 : amount;
}

/** The same in the company's currency: at the rate of the day. */
export function companyAmountOf(payment: ModelRecord): number {
  const company = payment.the('company_id');
  const own = company.the('currency_id');
  const currency = payment.one('currency_id') ?? own;
  const date = payment.text('date') ?? payment.env.today;
  const rate = own.equals(currency)
    ? 1
    : conversionRate(ratesOf(currency, company), ratesOf(own, company), date);
  return signedAmountOf(payment) * rate;
}

/** Other payments to the same partner of the same amount on the same day. */
export function duplicatesOf(payment: ModelRecord): Json {
  const partner = payment.one('partner_id');
  if (partner === undefined || payment.number('amount') === 0 || payment.text('state') === 'in_process')
    return [];
  return payment.env
    .sudo()
    .model('account.payment')
    .search(
      [
        ['id', '!=', payment.id],
        ['partner_id', '=', partner.id],
        ['company_id', '=', payment.the('company_id').id],
        ['date', '=', payment.value('date')],
        ['payment_type', '=', payment.value('payment_type')],
        ['amount', '=', payment.number('amount')],
        ['state', 'in', ['draft', 'in_process']],
      ],
      { order: 'id' },
    )
    .map(({ id }) => id);
}
