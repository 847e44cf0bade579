import { z } from 'zod';
import type { Odoo } from './odoo.ts';

/** The two companies of the sample. */
export const FIRST = 'Lindenhof GmbH';
export const SECOND = 'Lindenhof Trading BV';
export type CompanyName = typeof FIRST | typeof SECOND;

/** Ids by what people call the records. What belongs to a company is that of the first one, unless another is named. */
export class Sample {
  readonly #ids: ReadonlyMap<string, number>;

  constructor(ids: ReadonlyMap<string, number>) {
    this.#ids = ids;
  }

  company(name: CompanyName = FIRST): number {
    return this.#id('company', name);
  }

  partner(name: string): number {
    return this.#id('partner', name);
  }

  currency(name: 'EUR' | 'USD'): number {
    return this.#id('currency', name);
  }

  product(name: string): number {
    return this.#id('product', name);
  }

  paymentTerm(name: string): number {
    return this.#id('term', name);
  }

  analyticAccount(name: string): number {
    return this.#id('analytic', name);
  }

  account(code: string, company: CompanyName = FIRST): number {
    return this.#id('account', company, code);
  }

  /** @param name such as "purchase 19%" */
  tax(name: string, company: CompanyName = FIRST): number {
    return this.#id('tax', company, name);
  }

  journal(code: string, company: CompanyName = FIRST): number {
    return this.#id('journal', company, code);
  }

  #id(...path: string[]): number {
    const id = this.#ids.get(path.join(' / '));
    if (id === undefined) throw new Error(`The sample company has no ${path.join(' / ')}.`);
    return id;
  }
}

const rowsSchema = z.array(z.object({ id: z.int(), name: z.string() }).loose());

/** Looks the records of the sample company up in an Odoo. */
export async function findSample(odoo: Odoo): Promise<Sample> {
  const read = async (model: string, fields: string[], domain: unknown[] = [], context = {}) =>
    rowsSchema.parse(await odoo.searchRead(model, domain, ['name', ...fields], { order: 'id' }, context));
  const companies = await read('res.company', []);
  const entries: [string, number][] = companies.map(({ id, name }) => [`company / ${name}`, id]);
  for (const [kind, model] of [
    ['partner', 'res.partner'],
    ['currency', 'res.currency'],
    ['product', 'product.product'],
    ['term', 'account.payment.term'],
    ['analytic', 'account.analytic.account'],
  ] as const)
    for (const { id, name } of await read(model, [])) entries.push([`${kind} / ${name}`, id]);
  for (const { id: company, name: companyName } of companies) {
    const own: [unknown[], object] = [[['company_id', '=', company]], { allowed_company_ids: [company] }];
    const ofAccounts = odoo.major < 18 ? own[0] : [['company_ids', 'in', [company]]];
    for (const { id, code } of await read('account.account', ['code'], ofAccounts, own[1]))
      entries.push([`account / ${companyName} / ${String(code)}`, id]);
    for (const { id, name, type_tax_use } of await read('account.tax', ['type_tax_use'], ...own))
      entries.push([`tax / ${companyName} / ${String(type_tax_use)} ${name}`, id]);
    for (const { id, code } of await read('account.journal', ['code'], ...own))
      entries.push([`journal / ${companyName} / ${String(code)}`, id]);
  }
  return new Sample(new Map(entries));
}
