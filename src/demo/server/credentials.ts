import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A user who can log in. A key has the form of Odoo's: 40 hex digits. */
export interface Credential {
  readonly uid: number;
  readonly login: string;
  readonly password: string;
  readonly key: string;
}

export function freshSecrets(): { password: string; key: string } {
  return { password: randomBytes(15).toString('base64url'), key: randomBytes(20).toString('hex') };
}

/** Who may come in. Secrets are compared in constant time. */
export class Credentials {
  readonly #all: readonly Credential[];

  constructor(all: readonly Credential[]) {
    this.#all = all;
  }

  /** @returns the user's id, or undefined for a wrong login or secret alike */
  logIn(login: string, secret: string): number | undefined {
    return this.#all.find((each) => isSecretOf(each, secret) && each.login === login)?.uid;
  }

  /** An API key stands for its user. */
  userOfKey(key: string): number | undefined {
    return this.#all.find((each) => isSame(each.key, key))?.uid;
  }

  isSecretOf(uid: number, secret: string): boolean {
    return this.#all.some((each) => isSecretOf(each, secret) && each.uid === uid);
  }
}

function isSecretOf({ password, key }: Credential, secret: string): boolean {
  const [isPassword, isKey] = [isSame(password, secret), isSame(key, secret)];
  return isPassword || isKey;
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
