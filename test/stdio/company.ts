import { z } from 'zod';
import { DemoCompany } from '../../src/demo/demo-company.ts';
import { FaultProxy } from '../faults/proxy.ts';
import { startOdoo } from '../beds/odoo/bed.ts';
import type { Env } from './program.ts';

/** Which Odoo the programs of this run speak to. */
const target = z.enum(['demo', '19']).parse(process.env.STDIO_TARGET ?? 'demo');

/** An Odoo that programs connect to, and what stands before it. */
export interface Company {
  readonly proxy: FaultProxy;
  readonly secret: string;
  /** What tells a program how to connect. */
  readonly env: Env;
  readonly dispose: () => Promise<void>;
}

export async function openCompany(): Promise<Company> {
  const { url, database, login, secret, end } = await (target === 'demo' ? demo() : real());
  const proxy = await FaultProxy.start(url, {
    runOut: () => undefined,
    isSending: () => Promise.resolve(),
  });
  return {
    proxy,
    secret,
    env: {
      ...{ ODOO_URL: proxy.url, ODOO_DB: database, ODOO_USER: login },
      ...{ ODOO_API_KEY: secret, ODOO_ALLOW_HTTP: 'yes' },
    },
    dispose: async () => {
      await proxy.dispose();
      await end();
    },
  };
}

async function demo() {
  const company = await DemoCompany.start();
  const user = company.users.find(({ role }) => role === 'billing');
  if (user === undefined) throw new Error('The demo company has no Billing user.');
  const { url, database } = company;
  return { url, database, login: user.login, secret: user.key, end: () => company.dispose() };
}

async function real() {
  const bed = await startOdoo('19');
  const { login, key } = bed.user('billing');
  return { url: bed.url, database: bed.db, login, secret: key, end: () => Promise.resolve() };
}
