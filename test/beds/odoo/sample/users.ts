import type { SampleCompany } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson } from '../../../support/odoo-person.ts';
import type { OdooUser } from '../connection.ts';
import { makeApiKey } from './api-key.ts';
import type { SampleDialect } from './dialect.ts';
import type { Ids } from './ids.ts';
import { shipped } from './shipped.ts';

const administrator = { role: 'admin', login: 'admin', password: 'admin' };

/**
 * Makes the users with their groups and companies, and gives everybody a password and a key.
 * @returns all of them, the administrator first
 */
export async function createUsers(
  person: OdooPerson,
  { users }: SampleCompany,
  companies: Ids,
  place: { readonly url: string; readonly db: string },
  { fields, keys }: SampleDialect,
): Promise<readonly OdooUser[]> {
  const people = [administrator];
  for (const { role, name, login, groups, companies: theirs } of users) {
    const password = `${role}-password`;
    const groupIds: number[] = [];
    for (const group of ['base.group_user', ...groups]) groupIds.push(await shipped(person, group));
    const [company, ...others] = theirs.map((each) => companies.of(each));
    const values = {
      name,
      login,
      email: login,
      password,
      company_id: company,
      company_ids: [[6, 0, [company, ...others]]],
      [fields.groups]: [[6, 0, groupIds]],
    };
    await person.create('res.users', [values]);
    people.push({ role, login, password });
  }

  const finish = await keys.prepare(person);
  const withKeys: OdooUser[] = [];
  for (const each of people) withKeys.push({ ...each, key: await makeApiKey(place, each, keys.values) });
  await finish();
  return withKeys;
}
