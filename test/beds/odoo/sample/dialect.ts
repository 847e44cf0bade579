import type { OdooPerson, Values } from '../../../support/odoo-person.ts';

/** What a tax of a fiscal position replaces, and by what. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
}

/** Where payments wait for the bank statement. */
export interface OutstandingAccounts {
  readonly receipts: number;
  readonly payments: number;
}

/** Everything that differs between versions of Odoo in setting up the sample company, and nothing else. */
export interface SampleDialect {
  /** Names of fields that were renamed. */
  readonly fields: {
    /** of `res.company`: the country whose taxes it declares */
    readonly fiscalCountry: string;
    /** of `res.users` */
    readonly groups: string;
  };
  /** Takes out of the books whatever chart of accounts Odoo itself put there. */
  clearBooks(person: OdooPerson): Promise<void>;
  /** The values that make an account one of this `account_type`. */
  accountType(person: OdooPerson, type: string): Promise<Values>;
  /** The values of a tax that is, or is not, part of the price. */
  taxPrice(included: boolean): Values;
  /** Says where a company's payments wait for the bank statement, as a chart of accounts would. */
  setOutstandingAccounts(person: OdooPerson, company: number, accounts: OutstandingAccounts): Promise<void>;
  /** Values of a bank or cash journal beyond its default account, so that Odoo makes no accounts of its own. */
  liquidityJournal(type: 'bank' | 'cash', account: number, outstanding: OutstandingAccounts): Values;
  /** One line of a payment term: everything after so many days. */
  termLine(days: number): Values;
  /** The values that put an analytic account into its plan. */
  analyticPlan(person: OdooPerson, plan: string): Promise<Values>;
  /** Makes the position in the company of the context, with its replacements. */
  createFiscalPosition(
    person: OdooPerson,
    name: string,
    replacements: readonly Replacement[],
    context: Values,
  ): Promise<number>;
  /** Says what a company's partners have where nothing else is said. */
  setPartnerDefault(person: OdooPerson, company: number, field: string, account: number): Promise<void>;
  /** Says which accounts lines with products take where nothing else is said. */
  setProductAccounts(
    person: OdooPerson,
    company: number,
    accounts: { readonly income: number; readonly expense: number },
  ): Promise<void>;
  /** Those of these values that only the screens take from the partner, so that over RPC they must be said. */
  fromPartner(values: Values): Values;
  /** Lets every user make keys without end. */
  readonly keys: {
    readonly prepare: (person: OdooPerson) => Promise<() => Promise<void>>;
    readonly values: Values;
  };
}
