import type { ConnectionProfile } from '../profile.ts';

/** What the connect wizard knows so far; empty texts are not answered yet. */
export interface Answers {
  /** As typed, then the origin that answered. */
  readonly url: string;
  readonly allowPlainHttp: boolean;
  /** PEM, for the address of `url` alone. */
  readonly certificateAuthority?: string;
  /** What this Odoo offers; undefined where it does not tell. */
  readonly databases: readonly string[] | undefined;
  readonly database: string;
  readonly login: string;
  /** Tried and good; empty until the last step. */
  readonly secret: string;
}

/** Starts from the connection there is, so that entering a new key is quick. */
export function firstAnswers(current: ConnectionProfile | undefined): Answers {
  const { certificateAuthority } = current ?? {};
  return {
    url: current?.origin ?? '',
    allowPlainHttp: false,
    databases: undefined,
    database: current?.database ?? '',
    login: current?.login ?? '',
    secret: '',
    ...(certificateAuthority !== undefined && { certificateAuthority }),
  };
}

export function profileOf(answers: Answers): ConnectionProfile {
  const { url, database, login, allowPlainHttp, certificateAuthority } = answers;
  return {
    ...{ name: new URL(url).host, origin: url, database, login, allowPlainHttp },
    ...(certificateAuthority !== undefined && { certificateAuthority }),
  };
}
