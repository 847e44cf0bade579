import { DemoCompany } from '../../src/demo/demo-company.ts';
import type { DemoUser } from '../../src/demo/demo-company.ts';
import { openOffice } from './office.ts';
import type { Office, OfficeOptions } from './office.ts';

/** The product, without VS Code, in a demo company of its own. */
export interface DemoOffice {
  readonly demo: DemoCompany;
  readonly office: Office;
  readonly dispose: () => Promise<void>;
}

/** @param role the user that the office is connected as */
export async function openDemoOffice(
  role: DemoUser['role'] = 'billing',
  options: OfficeOptions = {},
): Promise<DemoOffice> {
  const demo = await DemoCompany.start({ now: () => new Date('2026-11-23T09:00:00Z') });
  const user = demo.users.find((each) => each.role === role);
  if (user === undefined) throw new Error(`The demo company has no ${role}.`);
  const target = { url: demo.url, database: demo.database, login: user.login, secret: user.key };
  const office = await openOffice(target, options);
  return {
    demo,
    office,
    dispose: async () => {
      await office.dispose();
      await demo.dispose();
    },
  };
}
