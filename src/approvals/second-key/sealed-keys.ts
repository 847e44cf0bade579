import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { sealedSecret } from '../passphrase/sealing-key.ts';
import type { SealingKey } from '../passphrase/sealing-key.ts';
import { privateFilesIn, readPrivate, removePrivate, writePrivate } from '../private-file.ts';

/** Whose drafts a key posts: a connection, without its secret. */
export interface Drafting {
  /** "https://books.example.com" */
  readonly origin: string;
  readonly database: string;
  /** Of the one who drafts. */
  readonly login: string;
  /** The one authority that is believed about the address (PEM); left out, those that this machine knows. */
  readonly certificateAuthority?: string;
}

const kept = z.strictObject({
  origin: z.string(),
  database: z.string(),
  login: z.string(),
  /** The digest of the authority that is believed. */
  authority: z.string().optional(),
  /** As whom it posts. */
  poster: z.string(),
  sealed: sealedSecret,
});
type Kept = z.infer<typeof kept>;

/** Whose drafts, and which server is believed to have them. */
type Place = Pick<Kept, 'origin' | 'database' | 'login' | 'authority'>;

/** A key that posts, as it lies on the disk. */
export interface SealedKey {
  /** The login of the Odoo user that posts. */
  readonly poster: string;
  /** @returns undefined when it was sealed with another passphrase, for other books or another authority, or was changed */
  readonly open: (key: SealingKey) => string | undefined;
}

/**
 * Keys of other Odoo users, which post what a person approves on the page. Each is sealed with what only the person's
 * passphrase gives, for exactly these books, these two users and whoever vouches for the address; the passphrase's file
 * holds salt and cost.
 */
export class SealedKeys {
  readonly #folder: string;

  /** @param folder of ours; it may not be there yet when nothing is kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws Problem `approvals_unavailable`: it is there and damaged, and nothing else posts in its place */
  async find(drafting: Drafting): Promise<SealedKey | undefined> {
    const found = await readPrivate(this.#pathOf(drafting), kept);
    if (found === undefined) return undefined;
    const { poster, sealed } = found;
    return { poster, open: (key) => key.open(sealed, purpose(placeOf(drafting), poster)) };
  }

  /** Takes the place of the one before. @throws Problem `approvals_unavailable` */
  async keep(drafting: Drafting, poster: string, secret: string, key: SealingKey): Promise<void> {
    await this.#write(placeOf(drafting), poster, secret, key);
  }

  /** @returns whether there was one */
  forget(drafting: Drafting): Promise<boolean> {
    return removePrivate(this.#pathOf(drafting));
  }

  /**
   * Seals all that one passphrase opens with the one that takes its place.
   * @returns how many do not open with the one of before, and so with none
   */
  async sealAnew(before: SealingKey, after: SealingKey): Promise<number> {
    let closed = 0;
    for (const path of await privateFilesIn(this.#folder)) {
      const found = await readPrivate(path, kept);
      const secret = found && before.open(found.sealed, purpose(found, found.poster));
      if (found !== undefined && secret !== undefined) await this.#write(found, found.poster, secret, after);
      else closed += 1;
    }
    return closed;
  }

  async #write(place: Place, poster: string, secret: string, key: SealingKey): Promise<void> {
    const { origin, database, login, authority } = place;
    const sealed = key.seal(secret, purpose(place, poster));
    const value: Kept = { origin, database, login, ...(authority && { authority }), poster, sealed };
    await writePrivate(this.#pathOf(place), value);
  }

  /** Names in Odoo may hold anything, and a file's name not. */
  #pathOf({ origin, database, login }: Pick<Place, 'origin' | 'database' | 'login'>): string {
    const books = JSON.stringify([origin, database, login]);
    return join(this.#folder, createHash('sha256').update(books).digest('hex'));
  }
}

function placeOf({ origin, database, login, certificateAuthority }: Drafting): Place {
  const authority = certificateAuthority && createHash('sha256').update(certificateAuthority).digest('hex');
  return { origin, database, login, authority };
}

/** What a sealed key is for: it opens for nothing else. */
function purpose({ origin, database, login, authority }: Place, poster: string): string {
  return JSON.stringify(['posting key', origin, database, login, poster, ...(authority ? [authority] : [])]);
}
