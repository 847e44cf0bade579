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
  /** Another user, who may post. */
  readonly poster: { readonly login: string; readonly secret: string };
  /** What tells a program how to connect. */
  readonly env: Env;
  readonly dispose: () => Promise<void>;
}

/** @param name tells it from those of other files: what they post leaves notes that are not in this one's journals */
export async function openCompany(name: string): Promise<Company> {
  const { url, database, login, secret, poster, end } = await (target === 'demo' ? demo() : real(name));
  const proxy = await FaultProxy.start(url, {
    runOut: () => undefined,
    isSending: () => Promise.resolve(),
  });
  return {
    proxy,
    secret,
    poster,
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
  const { url, database, users } = company;
  return { url, database, ...whoWorksHere(users), end: () => company.dispose() };
}

interface User {
  readonly role: string;
  readonly login: string;
  readonly key: string;
}

/** The one who drafts, and one who may post. */
function whoWorksHere(users: readonly User[]) {
  const named = (wanted: string) => {
    const user = users.find(({ role }) => role === wanted);
    if (user === undefined) throw new Error(`There is no ${wanted}.`);
    return { login: user.login, secret: user.key };
  };
  return { ...named('billing'), poster: named('accountant') };
}

async function real(name: string) {
  const books = await (await startOdoo('19')).freshDatabase(`stdio-${name}`);
  const end = () => Promise.resolve();
  return { url: books.url, database: books.db, ...whoWorksHere(books.users), end };
}
