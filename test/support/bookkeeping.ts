import type { MoveHandle } from '../../src/accounting/handle.ts';
import { idOf, moveHandle } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';
import { OdooPerson } from './odoo-person.ts';
import { openOffice } from './office.ts';
import type { Office, OfficeOptions } from './office.ts';

/** The companies of the sample. */
export const LINDENHOF = 1;
export const TRADING = 2;

/** A database with the sample company, who works in it, and what its records are called. */
export class Bookkeeping {
  readonly database: OdooConnection;
  readonly admin: OdooPerson;

  private constructor(database: OdooConnection, admin: OdooPerson) {
    this.database = database;
    this.admin = admin;
  }

  static async of(database: OdooConnection): Promise<Bookkeeping> {
    return new Bookkeeping(database, await OdooPerson.logIn(database, userOf(database, 'admin')));
  }

  /** The product without VS Code, for somebody who drafts. */
  open(protocol?: Protocol, options: OfficeOptions & { readonly role?: string } = {}): Promise<Office> {
    const { login, key: secret } = userOf(this.database, options.role ?? 'billing');
    const { url, db: database } = this.database;
    return openOffice({ url, database, login, secret, protocol }, options);
  }

  partner(name: string): Promise<number> {
    return this.admin.one('res.partner', [['name', '=', name]]);
  }

  product(name: string): Promise<number> {
    return this.admin.one('product.product', [['name', '=', name]]);
  }

  account(code: string, company = LINDENHOF): Promise<number> {
    return this.admin.one('account.account', [['code', '=', code]], { allowed_company_ids: [company] });
  }

  /** @param use such as "purchase" */
  tax(use: string, name: string, company = LINDENHOF): Promise<number> {
    return this.admin.one('account.tax', [
      ['name', '=', name],
      ['type_tax_use', '=', use],
      ['company_id', '=', company],
    ]);
  }

  journal(code: string, company = LINDENHOF): Promise<number> {
    return this.admin.one('account.journal', [
      ['code', '=', code],
      ['company_id', '=', company],
    ]);
  }

  /** How many documents there are, or how many of those that fit. */
  async count(domain: readonly unknown[] = []): Promise<number> {
    return (await this.admin.search('account.move', domain)).length;
  }

  /** A person posts it in Odoo's own screens. */
  async post(document: MoveHandle): Promise<void> {
    await this.admin.call('account.move', 'action_post', [[idOf(document)]]);
  }

  /** A person throws a draft away there. */
  async discard(document: MoveHandle): Promise<void> {
    await this.admin.call('account.move', 'unlink', [[idOf(document)]]);
  }

  async documentsWith(reference: string): Promise<MoveHandle[]> {
    const found = await this.admin.search('account.move', [['ref', '=', reference]]);
    return found.toSorted((a, b) => a - b).map(moveHandle);
  }
}
