import type { OdooVersion } from '../../../odoo/session.ts';
import { defaultName } from '../names.ts';
import { sameIn } from '../profile.ts';
import type { ConnectionProfile } from '../profile.ts';

/** What the connect wizard knows so far; empty texts are not answered yet. */
export interface Answers {
  /** As typed, then the origin that answered. */
  readonly url: string;
  readonly allowPlainHttp: boolean;
  /** PEM, for the address of `url` alone. */
  readonly certificateAuthority?: string;
  /** Which Odoo answers at `url`; undefined until it was asked. */
  readonly version: OdooVersion | undefined;
  /** What this Odoo offers; undefined where it does not tell. */
  readonly databases: readonly string[] | undefined;
  readonly database: string;
  readonly login: string;
  /** For `url` alone. Tried and good after its step. */
  readonly secret: string;
  /** What the person calls the connection. */
  readonly name: string;
}

/** What the person typed before, or what a file says. Texts that are not known are empty. */
export type KnownAnswers = Pick<Answers, 'url' | 'database' | 'login'> & Partial<Pick<Answers, 'secret'>>;

/**
 * Starts from what is known, so that a person only goes through it.
 * @param saved connections; one at the same address tells which authority alone vouches for it
 */
export function firstAnswers(known: KnownAnswers, saved: readonly ConnectionProfile[]): Answers {
  const { certificateAuthority } =
    saved.find((other) => other.origin === known.url && other.certificateAuthority !== undefined) ?? {};
  return {
    ...{ allowPlainHttp: false, version: undefined, databases: undefined, secret: '', name: '' },
    ...known,
    ...(certificateAuthority !== undefined && { certificateAuthority }),
  };
}

export function profileOf(answers: Answers): ConnectionProfile {
  const { name, url, database, login, allowPlainHttp, certificateAuthority } = answers;
  return {
    ...{ name, origin: url, database, login, allowPlainHttp },
    ...(certificateAuthority !== undefined && { certificateAuthority }),
  };
}

/** What a connection is called that nobody names: as before where it is there already. */
export function suggestedName(answers: Answers, saved: readonly ConnectionProfile[]): string {
  const profile = profileOf(answers);
  const same = sameIn(saved, profile);
  return same?.name ?? defaultName(profile, saved);
}
