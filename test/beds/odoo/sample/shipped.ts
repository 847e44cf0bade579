import type { OdooPerson } from '../../../support/odoo-person.ts';

/**
 * The id of a record that Odoo brings along.
 * @param externalId such as `account.group_account_invoice`
 */
export async function shipped(person: OdooPerson, externalId: string): Promise<number> {
  const [module, name] = externalId.split('.');
  const reference = await person.one('ir.model.data', [
    ['module', '=', module],
    ['name', '=', name],
  ]);
  const [found] = await person.read('ir.model.data', [reference], ['res_id']);
  return Number(found?.res_id);
}
