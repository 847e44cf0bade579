import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A secret as it may lie on a disk. */
export const sealedSecret = z.strictObject({ nonce: z.base64(), tag: z.base64(), text: z.base64() });
export type SealedSecret = z.infer<typeof sealedSecret>;

/** Seals secrets and opens them again: a key that can be had from the passphrase alone. */
export class SealingKey {
  readonly #key: Buffer;

  /** @param root what was derived from the passphrase */
  constructor(root: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', root, '', 'mcp-odoo sealing', 32));
  }

  /** @param about what the secret is for, such as an address and a login: it opens for nothing else */
  seal(secret: string, about: string): SealedSecret {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(about));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return {
      nonce: nonce.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      text: text.toString('base64'),
    };
  }

  /** @returns undefined when it was sealed with another key, for something else, or was changed */
  open(sealed: SealedSecret, about: string): string | undefined {
    const [nonce, tag, text] = [sealed.nonce, sealed.tag, sealed.text].map((part) =>
      Buffer.from(part, 'base64'),
    );
    if (nonce?.length !== NONCE_BYTES || tag?.length !== TAG_BYTES || text === undefined) return undefined;
    const decipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(tag);
    const begin = decipher.update(text);
    try {
      return Buffer.concat([begin, decipher.final()]).toString('utf8');
    } catch (thrown) {
      // The only thing that final() has to complain of: the tag is not that of this text.
      if (thrown instanceof Error) return undefined;
      throw thrown;
    }
  }
}
