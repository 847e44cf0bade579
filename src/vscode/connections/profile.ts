import type { ConnectionFacts } from '../../office/connection-facts.ts';
import { defaultName, isTaken, shownName } from './names.ts';

/** The Odoo user whose key posts what the person approved, where it is not the connection's own. */
export interface PostingUser {
  readonly login: string;
  /** The key is typed each time and kept nowhere, and the user has to be another one than the drafter. */
  readonly typed: boolean;
}

/** A connection that a person made, all but its secret. No stored profile is the demo company's. */
export interface ConnectionProfile extends ConnectionFacts {
  /** What the person calls it; the host, unless they changed it or it was taken. No two connections have the same. */
  readonly name: string;
  readonly posting?: PostingUser;
}

/**
 * Where a connection's secret is kept. Exactly one origin, database and login can ask for it: a profile that
 * points elsewhere finds nothing.
 */
export function secretKey(profile: Pick<ConnectionProfile, 'origin' | 'database' | 'login'>): string {
  return `secret ${JSON.stringify([profile.origin, profile.database, profile.login])}`;
}

/** Where the key of the user who posts is kept: beside the connection's own, for this purpose only. */
export function postingSecretKey(
  profile: Pick<ConnectionProfile, 'origin' | 'database'>,
  { login }: PostingUser,
): string {
  return `posting ${JSON.stringify([profile.origin, profile.database, login])}`;
}

/** Whether two profiles are of one connection, whatever else was changed: the same books, user and secret. */
export function isSameConnection(one: ConnectionProfile, other: ConnectionProfile): boolean {
  return one.isDemo === other.isDemo && secretKey(one) === secretKey(other);
}

/** What a connection is known by in this window. The demo company keeps its own when it is made as new. */
export function connectionId({ isDemo, origin, database, login }: ConnectionProfile): string {
  return isDemo === true ? 'demo' : JSON.stringify([origin, database, login]);
}

/**
 * Reads profiles back from storage. What is not a whole, sound profile is left out, and so is a second one of the same
 * connection; a name that is taken becomes another one.
 */
export function parseProfiles(stored: unknown): readonly ConnectionProfile[] {
  if (!Array.isArray(stored)) return [];
  const profiles: ConnectionProfile[] = [];
  for (const each of stored) {
    const profile = parseProfile(each);
    if (profile === undefined || profiles.some((other) => isSameConnection(other, profile))) continue;
    const name = isTaken(profile.name, profiles) ? defaultName(profile, profiles) : profile.name;
    profiles.push({ ...profile, name });
  }
  return profiles;
}

function parseProfile(stored: unknown): ConnectionProfile | undefined {
  if (!isRecord(stored)) return undefined;
  const { name, origin, database, login, protocol, certificateAuthority } = stored;
  const allowPlainHttp = stored.allowPlainHttp === true;
  if (!isText(name) || !isText(origin) || !isText(database) || !isText(login)) return undefined;
  if (!isOrigin(origin, allowPlainHttp)) return undefined;
  const posting = parsePosting(stored.posting);
  // Who posts is a fence: where it cannot be read, nobody posts as somebody else instead.
  if (posting === undefined && stored.posting !== undefined) return undefined;
  // So is who is trusted.
  if (certificateAuthority !== undefined && !isText(certificateAuthority)) return undefined;
  return {
    ...{ name: shownName(name), origin, database, login, allowPlainHttp },
    ...((protocol === 'json-2' || protocol === 'json-rpc') && { protocol }),
    ...(certificateAuthority !== undefined && { certificateAuthority }),
    ...(posting !== undefined && { posting }),
  };
}

function parsePosting(stored: unknown): PostingUser | undefined {
  if (!isRecord(stored)) return undefined;
  const { login, typed } = stored;
  return isText(login) && typeof typed === 'boolean' ? { login, typed } : undefined;
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
