import type { KnownRow, Row } from './paper-records.ts';

export const LINDENHOF = 1;
export const TRADING = 2;
const EUR = 1;
const USD = 2;
export const AZURE = 7;
export const DUPONT = 8;
export const EXPENSES = 32;
export const PAPER = 33;
export const FOREIGN_ACCOUNT = 60;
export const TAX_15 = 2;
export const TAX_7 = 3;
export const FOREIGN_TAX = 40;
export const NET_30 = 4;

const partner = (id: number, name: string, more: Row = {}): KnownRow => ({
  id,
  name,
  display_name: name,
  complete_name: name,
  vat: false,
  email: false,
  ref: false,
  city: false,
  country_id: false,
  parent_id: false,
  commercial_partner_id: id,
  company_id: false,
  ...more,
});
const account = (id: number, code: string, name: string, company = LINDENHOF) => ({
  id,
  code,
  name,
  display_name: name,
  account_type: 'expense',
  company_id: company,
  company_ids: [company],
});
const tax = (id: number, name: string, amount: number, company = LINDENHOF) => ({
  id,
  name,
  display_name: name,
  description: name,
  amount,
  amount_type: 'percent',
  type_tax_use: 'purchase',
  fiscal_position_ids: [],
  original_tax_ids: [],
  company_id: company,
});
const named = (id: number, name: string, more: Row = {}) => ({ id, name, display_name: name, ...more });

/** Added long ago, and not changed since. */
const bankAccount = (id: number, number: string) =>
  named(id, number, {
    ...{ acc_number: number, partner_id: AZURE },
    ...{ create_date: '2021-03-01 08:00:00', write_date: '2021-03-01 08:00:00' },
  });

/** Two companies, the records that bills name, and a Billing user who works for both. */
export const PAPER_COMPANY = {
  'res.users': [{ id: 5, company_id: LINDENHOF, company_ids: [TRADING, LINDENHOF] }],
  'res.company': [named(LINDENHOF, 'Lindenhof GmbH'), named(TRADING, 'Lindenhof Trading BV')],
  'res.country': [named(56, 'Germany')],
  'res.currency': [
    named(EUR, 'EUR', { decimal_places: 2 }),
    named(USD, 'USD', { decimal_places: 2 }),
    named(3, 'JPY', { decimal_places: 0 }),
  ],
  'res.partner': [
    partner(AZURE, 'Azure Interior', { vat: 'DE123456788', city: 'Hamburg', country_id: 56 }),
    partner(DUPONT, 'Meubles Dupont', { email: 'compta@dupont.example' }),
  ],
  'res.partner.bank': [
    bankAccount(70, 'DE89 3704 0044 0532 0130 00'),
    bankAccount(71, 'DE02 1203 0000 0000 2020 51'),
  ],
  'account.journal': [
    named(2, 'Purchases', { type: 'purchase', company_id: LINDENHOF }),
    named(9, 'Trading Purchases', { type: 'purchase', company_id: TRADING }),
  ],
  'account.payment.term': [named(NET_30, '30 Days')],
  'account.account': [
    account(EXPENSES, '600000', 'Expenses'),
    account(PAPER, '601000', 'Paper and Pens'),
    account(9, '131000', 'Tax Paid'),
    account(15, '211000', 'Account Payable'),
    account(FOREIGN_ACCOUNT, '4000', 'Kosten', TRADING),
  ],
  'account.tax': [tax(TAX_15, '15%', 15), tax(TAX_7, '7%', 7), tax(FOREIGN_TAX, '21%', 21, TRADING)],
  'account.fiscal.position.tax': [],
  'account.move': [],
  'account.payment': [],
  'bills of last year': [1, 2, 3, 4, 5, 6].map((id) => named(id, `BILL/2025/12/000${id}`)),
  'account.move.line': [],
  'ir.attachment': [],
};
