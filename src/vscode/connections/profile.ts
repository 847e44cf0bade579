import type { ConnectionFacts } from '../../office/connection-facts.ts';
import { defaultName, isTaken, shownName } from './names.ts';
import { shortNamed } from './short-names.ts';

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
  /** What stands for the name in the names of its tools, where another connection had the one that it begins with. */
  readonly shortName?: string;
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

/** What the secret storage holds of a connection. */
export function secretKeysOf(profile: ConnectionProfile): readonly string[] {
  const { posting } = profile;
  const own = secretKey(profile);
  return posting === undefined || posting.typed ? [own] : [own, postingSecretKey(profile, posting)];
}

/** Whether two profiles are of one connection, whatever else was changed: the same books, user and secret. */
export function isSameConnection(one: ConnectionProfile, other: ConnectionProfile): boolean {
  return one.isDemo === other.isDemo && secretKey(one) === secretKey(other);
}

/** A connection as it is among others, whatever was changed since; undefined where it is not among them. */
export function sameIn(
  among: readonly ConnectionProfile[],
  profile: ConnectionProfile,
): ConnectionProfile | undefined {
  return among.find((other) => isSameConnection(other, profile));
}

/** What a connection is known by in this window. The demo company keeps its own when it is made as new. */
export function connectionId({ isDemo, origin, database, login }: ConnectionProfile): string {
  return isDemo === true ? 'demo' : JSON.stringify([origin, database, login]);
}

/**
 * Reads profiles back from storage. What is not a whole, sound profile is left out, and so is a second one of the same
 * connection; a name or short name that is taken becomes another one.
 */
export function parseProfiles(stored: unknown): readonly ConnectionProfile[] {
  if (!Array.isArray(stored)) return [];
  const profiles: ConnectionProfile[] = [];
  for (const each of stored) {
    const profile = parseProfile(each);
    if (profile === undefined || profiles.some((other) => isSameConnection(other, profile))) continue;
    const { shortName: _, ...own } = profile;
    const named = isTaken(profile.name, profiles)
      ? { ...own, name: defaultName(profile, profiles) }
      : profile;
    profiles.push(shortNamed(named, profiles));
  }
  return profiles;
}

function parseProfile(stored: unknown): ConnectionProfile | undefined {
  if (!isRecord(stored)) return undefined;
  const { name, shortName, origin, database, login, protocol, certificateAuthority } = stored;
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
    ...(isText(shortName) && shownName(shortName, 8) === shortName && { shortName }),
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
