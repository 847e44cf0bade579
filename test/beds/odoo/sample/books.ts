import type { SampleCompany } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson, Values } from '../../../support/odoo-person.ts';
import type { OutstandingAccounts, SampleDialect } from './dialect.ts';
import { Ids } from './ids.ts';

/** The records of one company's books. */
export interface CompanyBooks {
  readonly accounts: Ids;
  /** By use and name, such as "purchase 19%". */
  readonly taxes: Ids;
  readonly fiscalPositions: Ids;
  /** By type. */
  readonly journals: Ids;
}

/** Opens the books of one company: accounts, taxes, fiscal positions, journals, and what holds where nothing is said. */
export async function openBooks(
  person: OdooPerson,
  { books }: SampleCompany,
  company: number,
  dialect: SampleDialect,
): Promise<CompanyBooks> {
  const context = { allowed_company_ids: [company] };
  const accounts = await createAccounts(person, books, dialect, context);
  const { defaults } = books;
  const suspense = { account_journal_suspense_account_id: accounts.of(defaults.suspense) };
  await person.write('res.company', [company], suspense);
  const outstanding = {
    receipts: accounts.of(defaults.outstanding_receipts),
    payments: accounts.of(defaults.outstanding_payments),
  };
  await dialect.setOutstandingAccounts(person, company, outstanding);

  const taxes = await createTaxes(person, books, accounts, dialect, context);
  for (const { code, tax } of books.accounts)
    if (tax !== undefined)
      await person.write('account.account', [accounts.of(code)], { tax_ids: [[6, 0, [taxes.of(tax)]]] });

  const fiscalPositions: number[] = [];
  for (const { name, taxes: replaced } of books.fiscal_positions) {
    const replacements = replaced.map(({ from, to }) => ({ from: taxes.of(from), to: taxes.of(to) }));
    fiscalPositions.push(await dialect.createFiscalPosition(person, name, replacements, context));
  }

  const journals = await person.create(
    'account.journal',
    books.journals.map((journal) => journalValues(journal, accounts, outstanding, dialect)),
    context,
  );

  await person.write('res.company', [company], {
    account_sale_tax_id: taxes.of(defaults.sale_tax),
    account_purchase_tax_id: taxes.of(defaults.purchase_tax),
  });
  const ofPartners = [
    ['property_account_receivable_id', defaults.receivable],
    ['property_account_payable_id', defaults.payable],
  ] as const;
  for (const [field, code] of ofPartners)
    await dialect.setPartnerDefault(person, company, field, accounts.of(code));
  const ofProducts = { income: accounts.of(defaults.income), expense: accounts.of(defaults.expense) };
  await dialect.setProductAccounts(person, company, ofProducts);

  const positions = books.fiscal_positions.map(({ name }) => name);
  const types = books.journals.map(({ type }) => type);
  return {
    accounts,
    taxes,
    fiscalPositions: new Ids('fiscal position', positions, fiscalPositions),
    journals: new Ids('journal', types, journals),
  };
}

type Books = SampleCompany['books'];

async function createAccounts(
  person: OdooPerson,
  { accounts }: Books,
  dialect: SampleDialect,
  context: Values,
): Promise<Ids> {
  const types = new Map<string, Values>();
  for (const { account_type: type } of accounts)
    if (!types.has(type)) types.set(type, await dialect.accountType(person, type));
  const values = accounts.map(({ code, name, account_type: type, reconcile = false }) => ({
    code,
    name,
    ...types.get(type),
    reconcile: reconcile || type === 'asset_receivable' || type === 'liability_payable',
  }));
  const codes = accounts.map(({ code }) => code);
  return new Ids('account', codes, await person.create('account.account', values, context));
}

async function createTaxes(
  person: OdooPerson,
  { taxes, tax_groups: names }: Books,
  accounts: Ids,
  dialect: SampleDialect,
  context: Values,
): Promise<Ids> {
  // In 14 all companies share the tax groups: the second one finds those of the first.
  const ids: number[] = [];
  for (const [index, name] of names.entries()) {
    const [known] = await person.search('account.tax.group', [['name', '=', name]], context);
    const group = { name, sequence: index + 1 };
    ids.push(known ?? (await person.create('account.tax.group', [group], context))[0] ?? 0);
  }
  const groups = new Ids('tax group', names, ids);

  const values = taxes.map((tax) => {
    const distribution = [
      [0, 0, { repartition_type: 'base', factor_percent: 100 }],
      [0, 0, { repartition_type: 'tax', factor_percent: 100, account_id: accounts.of(tax.account) }],
    ];
    return {
      name: tax.name,
      type_tax_use: tax.type_tax_use,
      amount_type: tax.amount_type,
      amount: Number(tax.amount),
      tax_group_id: groups.of(tax.tax_group),
      sequence: tax.sequence,
      include_base_amount: tax.include_base_amount,
      ...dialect.taxPrice(tax.price_include),
      invoice_repartition_line_ids: distribution,
      refund_repartition_line_ids: distribution,
    };
  });
  const called = taxes.map((tax) => `${tax.type_tax_use} ${tax.name}`);
  return new Ids('tax', called, await person.create('account.tax', values, context));
}

function journalValues(
  journal: Books['journals'][number],
  accounts: Ids,
  outstanding: OutstandingAccounts,
  dialect: SampleDialect,
): Values {
  const { name, code, type, default_account } = journal;
  const account = accounts.maybe(default_account);
  const isLiquidity = type === 'bank' || type === 'cash';
  return {
    name,
    code,
    type,
    default_account_id: account,
    refund_sequence: type === 'sale' || type === 'purchase',
    ...(isLiquidity && account !== false ? dialect.liquidityJournal(type, account, outstanding) : {}),
  };
}
