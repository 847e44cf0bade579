import { findExternalId, splitExternalId } from '../orm/load/external-ids.ts';
import type { Environment } from '../orm/types.ts';
import type { SampleCompany } from '../sample-company.ts';
import { create, named } from './named.ts';

/** Who works in the sample company. */
export function populateUsers(env: Environment, sample: SampleCompany): void {
  for (const user of sample.users) {
    const own = user.companies.map((name) => named(env, 'res.company', name).id);
    create(env, 'res.users', {
      name: user.name,
      login: user.login,
      email: user.login,
      company_id: own[0] ?? false,
      company_ids: own,
      group_ids: ['base.group_user', ...user.groups].map((group) => groupId(env, group)),
    });
  }
}

function groupId(env: Environment, externalId: string): number {
  const data = findExternalId(env, splitExternalId(externalId, 'base'));
  if (data === undefined) throw new Error(`The demo company has no group ${externalId}`);
  return data.number('res_id');
}
