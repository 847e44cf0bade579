import type { ConnectionFacts } from './connection-facts.ts';

/** What of a demo company one has to know to connect with it. */
interface DemoBooks {
  readonly url: string;
  readonly database: string;
  readonly users: readonly { readonly role: string; readonly login: string; readonly key: string }[];
}

/**
 * The demo company as a connection of its Billing user, with the key. It speaks plain http, which needs nobody's consent:
 * the server is this process.
 */
export function demoConnection({ url, database, users }: DemoBooks): {
  readonly connection: ConnectionFacts;
  readonly secret: string;
} {
  const user = users.find(({ role }) => role === 'billing');
  if (user === undefined) throw new Error('The demo company has no Billing user.');
  const { origin } = new URL(url);
  return {
    connection: { origin, database, login: user.login, allowPlainHttp: true, isDemo: true },
    secret: user.key,
  };
}
