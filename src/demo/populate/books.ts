import { addExternalId } from '../orm/load/external-ids.ts';
import type { Environment, ModelRecord } from '../orm/types.ts';
import type { Json, Values } from '../orm/value.ts';
import type { SampleCompany } from '../sample-company.ts';
import { create } from './named.ts';

/** The books of one company, and its records by the names that the sample company uses. */
export interface Books {
  readonly company: ModelRecord;
  /** For this company alone. */
  readonly env: Environment;
  readonly accounts: ReadonlyMap<string, number>;
  /** By "purchase 19%". */
  readonly taxes: ReadonlyMap<string, number>;
  readonly fiscalPositions: ReadonlyMap<string, number>;
  readonly lockDates: Values;
}

/** Accounts, taxes, journals and defaults, without a chart template. */
export function populateBooks(company: ModelRecord, { books, companies }: SampleCompany): Books {
  const env = company.env.withContext({ ...company.env.context, allowed_company_ids: [company.id] });
  const own = company.in(env);
  const { defaults } = books;

  const accounts = new Map<string, number>();
  for (const { code, tax: _tax, ...account } of books.accounts) {
    accounts.set(code, create(env, 'account.account', { code, ...account }).id);
  }
  own.write({
    income_account_id: id(accounts, defaults.income),
    expense_account_id: id(accounts, defaults.expense),
    account_journal_suspense_account_id: id(accounts, defaults.suspense),
  });

  nameOutstandingAccounts(env, accounts, defaults);

  const groups = new Map<string, number>();
  for (const [index, name] of books.tax_groups.entries()) {
    groups.set(name, create(env, 'account.tax.group', { name, sequence: index + 1 }).id);
  }
  const fiscalPositions = new Map<string, number>();
  for (const { name } of books.fiscal_positions) {
    fiscalPositions.set(name, create(env, 'account.fiscal.position', { name }).id);
  }
  const taxes = new Map<string, number>();
  for (const tax of books.taxes) {
    const account = id(accounts, tax.account);
    const record = create(env, 'account.tax', {
      name: tax.name,
      type_tax_use: tax.type_tax_use,
      amount_type: tax.amount_type,
      amount: Number(tax.amount),
      tax_group_id: id(groups, tax.tax_group),
      sequence: tax.sequence,
      price_include_override: tax.price_include ? 'tax_included' : 'tax_excluded',
      include_base_amount: tax.include_base_amount,
      invoice_repartition_line_ids: repartition('invoice', account),
      refund_repartition_line_ids: repartition('refund', account),
    });
    taxes.set(`${tax.type_tax_use} ${tax.name}`, record.id);
  }
  for (const { name, taxes: replaced } of books.fiscal_positions) {
    for (const target of new Set(replaced.map(({ to }) => to))) {
      const from = replaced.filter(({ to }) => to === target).map((each) => id(taxes, each.from));
      const [tax] = env.model('account.tax').browse([id(taxes, target)]);
      tax?.write({ fiscal_position_ids: [id(fiscalPositions, name)], original_tax_ids: from });
    }
  }
  for (const { code, tax } of books.accounts) {
    if (tax === undefined) continue;
    env.model('account.account').write(env.model('account.account').browse([id(accounts, code)]), {
      tax_ids: [id(taxes, tax)],
    });
  }
  own.write({
    account_sale_tax_id: id(taxes, defaults.sale_tax),
    account_purchase_tax_id: id(taxes, defaults.purchase_tax),
  });
  setDefault(env, 'res.partner.property_account_receivable_id', id(accounts, defaults.receivable));
  setDefault(env, 'res.partner.property_account_payable_id', id(accounts, defaults.payable));

  for (const { default_account: account, ...journal } of books.journals) {
    const record = create(env, 'account.journal', {
      ...journal,
      default_account_id: account === undefined ? false : id(accounts, account),
    });
    if (journal.type === 'bank' || journal.type === 'cash') offerPaymentMethods(record);
  }
  const { tax_lock_date = false, fiscalyear_lock_date = false } =
    companies.find(({ name }) => name === company.text('name')) ?? {};
  return {
    company: own,
    env,
    accounts,
    taxes,
    fiscalPositions,
    lockDates: { tax_lock_date, fiscalyear_lock_date },
  };
}

/** The record of this name. */
export function id(records: ReadonlyMap<string, number>, name: string): number {
  const found = records.get(name);
  if (found === undefined) throw new Error(`The sample company names "${name}", which is not there`);
  return found;
}

/** As a chart of accounts does: by an external id. */
function nameOutstandingAccounts(
  env: Environment,
  accounts: ReadonlyMap<string, number>,
  defaults: SampleCompany['books']['defaults'],
): void {
  const named = { debit: defaults.outstanding_receipts, credit: defaults.outstanding_payments };
  for (const [side, code] of Object.entries(named)) {
    const name = `${env.company.id}_account_journal_payment_${side}_account_id`;
    const [account] = env.model('account.account').browse([id(accounts, code)]);
    if (account !== undefined) addExternalId(account, { module: 'account', name });
  }
}

function offerPaymentMethods({ env, id: journal_id }: ModelRecord): void {
  const methods = env.model('account.payment.method').search([]);
  env
    .model('account.payment.method.line')
    .create(methods.map(({ id: payment_method_id }) => ({ payment_method_id, journal_id })));
}

function repartition(document: 'invoice' | 'refund', account: number): Json {
  return [
    [0, 0, { repartition_type: 'base', document_type: document }],
    [0, 0, { repartition_type: 'tax', document_type: document, account_id: account }],
  ];
}

function setDefault(env: Environment, field: string, value: Json): void {
  create(env, 'ir.default', { field, company_id: env.company.id, json_value: JSON.stringify(value) });
}
