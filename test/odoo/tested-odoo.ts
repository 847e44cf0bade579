import { z } from 'zod';
import { DemoCompany } from '../../src/demo/demo-company.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { startOdoo } from '../beds/odoo/bed.ts';
import type { OdooBed } from '../beds/odoo/bed.ts';
import { userOf } from '../beds/odoo/connection.ts';

const given = process.env.ODOO_TEST_VERSION ?? '';
const target = z.enum(['14', '19', 'demo']).parse(given === '' ? '19' : given);

/** The version this run is about: `ODOO_TEST_VERSION`, 19 where that is not set. The demo company plays 19. */
export const testedVersion = target === 'demo' ? '19' : target;

/** The demo company answers what it does not model with an error; what needs that is registered elsewhere only. */
export const isDemo = target === 'demo';

const spoken = z.enum(['json-2', 'json-rpc', 'both']).parse(process.env.ODOO_TEST_PROTOCOL ?? 'both');

/** How that version can be spoken to with an API key; of two ways only the one that `ODOO_TEST_PROTOCOL` names, if any. */
export const protocols: readonly Protocol[] =
  testedVersion === '14' ? ['json-rpc'] : spoken === 'both' ? ['json-2', 'json-rpc'] : [spoken];

export function startTestedOdoo(): Promise<OdooBed> {
  return target === 'demo' ? startDemo() : startOdoo(target);
}

/** Each file has a demo company of its own; its accountant does what the administrator does elsewhere. */
async function startDemo(): Promise<OdooBed> {
  const { url, database, users } = await DemoCompany.start();
  const accountant = users.filter((user) => user.role === 'accountant');
  const everybody = [...users, ...accountant.map((user) => ({ ...user, role: 'admin' as const }))];
  const connection = { url, db: database, version: '19.0', users: everybody };
  return {
    ...connection,
    foreign: false,
    user: (role) => userOf(connection, role),
    freshDatabase: () => Promise.resolve(connection),
  };
}
