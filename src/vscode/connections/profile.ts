import type { Protocol } from '../../odoo/session.ts';

/** A connection that a person made, all but its secret. */
export interface ConnectionProfile {
  /** What the person calls it; the host unless changed. */
  readonly name: string;
  /** "https://books.example.com", never with a path. */
  readonly origin: string;
  readonly database: string;
  readonly login: string;
  /** The person agreed that the secret may travel unencrypted to this origin. */
  readonly allowPlainHttp: boolean;
  /** Pinned by the person; left out, the connection finds the best one. */
  readonly protocol?: Protocol;
  /** The demo company of this window. No stored profile is. */
  readonly isDemo?: true;
}

/**
 * Where a connection's secret is kept. Exactly one origin, database and login can ask for it: a profile that
 * points elsewhere finds nothing.
 */
export function secretKey(profile: Pick<ConnectionProfile, 'origin' | 'database' | 'login'>): string {
  return `secret ${JSON.stringify([profile.origin, profile.database, profile.login])}`;
}

/** Reads profiles back from storage. What is not a whole, sound profile is left out. */
export function parseProfiles(stored: unknown): readonly ConnectionProfile[] {
  return Array.isArray(stored) ? stored.map(parseProfile).filter((profile) => profile !== undefined) : [];
}

function parseProfile(stored: unknown): ConnectionProfile | undefined {
  if (!isRecord(stored)) return undefined;
  const { name, origin, database, login, protocol } = stored;
  const allowPlainHttp = stored.allowPlainHttp === true;
  if (!isText(name) || !isText(origin) || !isText(database) || !isText(login)) return undefined;
  if (!isOrigin(origin, allowPlainHttp)) return undefined;
  const profile = { name, origin, database, login, allowPlainHttp };
  return protocol === 'json-2' || protocol === 'json-rpc' ? { ...profile, protocol } : profile;
}

function isOrigin(text: string, allowPlainHttp: boolean): boolean {
  const url = URL.parse(text);
  return url?.origin === text && (url.protocol === 'https:' || (url.protocol === 'http:' && allowPlainHttp));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
