import type { ConnectionSource } from '../../src/vscode/connections/connection-source.ts';
import { Connections } from '../../src/vscode/connections/connections.ts';
import type { ConnectionProfile } from '../../src/vscode/connections/profile.ts';

/** A connection that the person has given no name. */
export const BOOKS: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: false,
};

/** The demo company, as a connection. */
export const DEMO: ConnectionProfile = {
  name: 'Demo company',
  origin: 'http://127.0.0.1:4711',
  database: 'demo-1',
  login: 'bea@example.com',
  allowPlainHttp: true,
  isDemo: true,
};

/** Connections that a test makes and changes. The secret of each is there unless it is taken away. */
export class SomeConnections implements ConnectionSource {
  all: readonly ConnectionProfile[];
  secret: string | undefined = 'first key';
  readonly listeners = new Set<() => unknown>();

  constructor(...all: ConnectionProfile[]) {
    this.all = all;
  }

  secretOf(): Promise<string | undefined> {
    return Promise.resolve(this.secret);
  }

  readonly onDidChange = (listener: () => unknown) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  change(...to: ConnectionProfile[]): void {
    this.all = to;
    for (const tell of this.listeners) tell();
  }
}

/** The connections of a VS Code that keeps profiles and secrets in memory. */
export function connectionsInMemory() {
  const profiles = new Map<string, unknown>();
  const secrets = new Map<string, string>();
  const connections = new Connections(
    {
      get: (key) => structuredClone(profiles.get(key)),
      update: (key, value) => Promise.resolve(void profiles.set(key, structuredClone(value))),
    },
    {
      get: (key) => Promise.resolve(secrets.get(key)),
      store: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
      onDidChange: () => ({ dispose: () => undefined }),
    },
  );
  return { connections, profiles, secrets };
}
